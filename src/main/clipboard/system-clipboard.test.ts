import { beforeEach, expect, test, vi } from 'vitest';
import { systemClipboard } from './system-clipboard.ts';

/** Electron as it is from 44 on, as far as our clipboard goes. */
const electron = vi.hoisted(() => {
  class ClipboardItem {
    readonly items: Readonly<Record<string, string>>;
    constructor(items: Readonly<Record<string, string>>) {
      this.items = items;
    }
  }
  const board = { refusesItems: false, written: [] as unknown[], selection: '' };
  const clipboard = {
    writeText: async (text: string) => void board.written.push(text),
    write: async (items: readonly ClipboardItem[]) => {
      if (board.refusesItems) throw new Error('no such format');
      board.written.push(...items.map((item) => item.items));
    },
    readText: async () => '',
    clear: () => undefined,
    selection: { readText: async () => board.selection, clear: () => void (board.selection = '') },
  };
  const module: { clipboard: typeof clipboard; ClipboardItem?: unknown } = { clipboard, ClipboardItem };
  return { board, module };
});
vi.mock('electron', () => ({ default: electron.module, ...electron.module }));

beforeEach(() => Object.assign(electron.board, { refusesItems: false, written: [], selection: '' }));

test('a secret goes out in one piece with the word to clipboard histories', async () => {
  await systemClipboard('linux').writeSecret('keys');
  expect(electron.board.written).toStrictEqual([
    { 'text/plain': 'keys', 'electron application/osclipboard;format="x-kde-passwordManagerHint"': 'secret' },
  ]);
});

test('where such formats are refused, the text goes alone', async () => {
  electron.board.refusesItems = true;
  await systemClipboard('win32').writeSecret('keys');
  expect(electron.board.written).toStrictEqual(['keys']);
});

test('an Electron without clipboard items writes the text alone', async () => {
  const { ClipboardItem } = electron.module;
  delete electron.module.ClipboardItem;
  await systemClipboard('linux').writeSecret('keys');
  electron.module.ClipboardItem = ClipboardItem;
  expect(electron.board.written).toStrictEqual(['keys']);
});

test('what is no secret goes as plain text', async () => {
  await systemClipboard('darwin').writeText('https://d-demo.awsapps.com/start');
  expect(electron.board.written).toStrictEqual(['https://d-demo.awsapps.com/start']);
});

test('a secret that Chromium put into the selection too is cleared there at once, another text stays', async () => {
  electron.board.selection = 'keys';
  await systemClipboard('linux').writeSecret('keys');
  expect(electron.board.selection).toBe('');
  electron.board.selection = 'a shopping list';
  await systemClipboard('linux').writeSecret('keys');
  expect(electron.board.selection).toBe('a shopping list');
});
