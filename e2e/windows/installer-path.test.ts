import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isLeftOut } from '../support/left-out.ts';
import { windowsPath } from './support/machine.mjs';
import { buildTestInstaller, compile, type TestInstaller } from './support/installer/test-installer.ts';
import { REG_BINARY, REG_EXPAND_SZ, REG_SZ, text, type Value } from './support/installer/test-registry.ts';

/** packaging/win/path.nsh in an installer of our own, run by Wine, and the PATH in the registry read back to the byte. */
const ENVIRONMENT = String.raw`HKEY_CURRENT_USER\Environment`;
const FOLDER = String.raw`C:\users\ann\AppData\Local\Programs\Daypass`;
const OURS = String.raw`${FOLDER}\resources\bin`;
const MOST_CHARACTERS = 32_766;
const JAPANESE = '1041';
const REG_MULTI_SZ = 7;
const QUIET = ['/S'];

describe.skipIf(isLeftOut('makensis'))('the installer', () => {
  let installer: TestInstaller;

  beforeAll(async () => {
    installer = await buildTestInstaller();
  });
  afterAll(() => installer.close());
  const setPath = (value: Value | undefined) => installer.registry.set(ENVIRONMENT, 'Path', value);
  const readPath = async () => (await installer.registry.values(ENVIRONMENT)).get('Path');
  beforeEach(() => setPath(undefined));

  const install = (folder = FOLDER) => installer.install({ folder, args: QUIET });
  const uninstall = (folder = FOLDER) => installer.uninstall({ folder, args: QUIET });

  test('compiles without a warning for x86, as electron-builder’s do', async () => {
    const dir = path.join(installer.dir, 'x86');
    await compile(path.join(dir, 'installer.exe'), [], 'x86');
    await compile(path.join(dir, 'writer.exe'), ['-DUNINSTALLER_OUT_FILE=Z:\\u.exe', '-DBUILD_UNINSTALLER'], 'x86');
    expect((await readFile(path.join(dir, 'installer.exe'))).subarray(0, 2).toString()).toBe('MZ');
  });

  describe('adds the command to the PATH and takes it off again', () => {
    test.each([0, 1, 500, 1023, 1024, 5000, 20_000])('of %d characters, to the byte', async (length) => {
      const before = text(REG_EXPAND_SZ, pathOf(length));
      await setPath(before);
      await install();
      const added = text(REG_EXPAND_SZ, length === 0 ? OURS : `${pathOf(length)};${OURS}`);
      expect(await readPath()).toEqual(added);
      await install();
      expect(await readPath()).toEqual(added);
      await uninstall();
      expect(await readPath()).toEqual(before);
    });

    test('that is missing', async () => {
      await install();
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, OURS));
      await uninstall();
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, ''));
    });

    test.each(['C:\\a;', ';', 'C:\\a;;'])('that ends with a semicolon (%s): it stays the end', async (before) => {
      await setPath(text(REG_EXPAND_SZ, before));
      await install();
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, `${before}${OURS};`));
      await uninstall();
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, before));
    });

    test('that holds no variables: its type stays', async () => {
      await setPath(text(REG_SZ, String.raw`C:\a;%TEMP%\b`));
      await install();
      expect(await readPath()).toEqual(text(REG_SZ, String.raw`C:\a;%TEMP%\b;${OURS}`));
    });

    test.each([
      ['no final NUL', Buffer.from('C:\\a', 'utf16le')],
      ['three of them', Buffer.from('C:\\a\0\0\0', 'utf16le')],
    ])('that is stored with %s', async (_how, bytes) => {
      await setPath({ type: REG_EXPAND_SZ, bytes });
      await install();
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, `C:\\a;${OURS}`));
    });

    test.each([
      String.raw`C:\Program Files (x86)\Day pass`,
      String.raw`C:\it's & "so" $INSTDIR ${'`'}x${'`'} %OS% {1}`.replaceAll('"', "'"),
      String.raw`C:\ユーザー\日本語 フォルダー`,
      String.raw`\\server\share\Daypass`,
      String.raw`C:\𠮷野家\é`,
    ])('for the folder %s', async (folder) => {
      await setPath(text(REG_EXPAND_SZ, String.raw`C:\a`));
      await install(folder);
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, String.raw`C:\a;${folder}\resources\bin`));
      await uninstall(folder);
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, String.raw`C:\a`));
    });

    test('whatever is on it: only entries of the folder, in any case or with a final backslash, count as it', async () => {
      const ours = fc.constantFrom(OURS, OURS.toUpperCase(), `${OURS}\\`, `${OURS}\\\\`);
      const near = fc.constantFrom(`${OURS}2`, OURS.slice(0, -1), `x${OURS}`, `${OURS}\\x`, `"${OURS}"`, '\\', '');
      const other = fc.constantFrom(String.raw`%USERPROFILE%\bin`, String.raw`C:\a b`, '%A%', 'C:\\');
      const entries = fc.array(fc.oneof({ weight: 1, arbitrary: ours }, near, other), { maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(entries, async (list) => {
          const before = list.join(';');
          await setPath(text(REG_EXPAND_SZ, before));
          await install();
          expect(await readPath()).toEqual(text(REG_EXPAND_SZ, list.some(isOurs) ? before : withOurs(before)));
          await uninstall();
          expect(await readPath()).toEqual(
            text(
              REG_EXPAND_SZ,
              before
                .split(';')
                .filter((one) => !isOurs(one))
                .join(';'),
            ),
          );
        }),
        { numRuns: 10 },
      );
    });
  });

  describe('leaves a PATH alone', () => {
    /** What a silent installation leaves to read; in a folder of this machine, since it is read here. */
    async function logOf(options: { readonly language?: string; readonly subfolder?: string } = {}): Promise<string> {
      const dir = path.join(installer.dir, options.subfolder ?? 'app');
      await rm(dir, { recursive: true, force: true });
      await mkdir(dir);
      const language = options.language === undefined ? {} : { language: options.language };
      await installer.install({ folder: windowsPath(dir), args: QUIET, ...language });
      return readFile(path.join(dir, 'install.log'), 'utf16le').catch(() => '');
    }
    const addedIn = (subfolder: string) =>
      String.raw`${windowsPath(path.join(installer.dir, subfolder))}\resources\bin`;

    test('that would get longer than a variable can be, and says what to do', async () => {
      const most = MOST_CHARACTERS - addedIn('app').length - 1;
      const full = text(REG_EXPAND_SZ, pathOf(most + 1));
      await setPath(full);
      const log = await logOf();
      expect(log).toContain('Your PATH would get too long');
      expect(log).toContain(`add this folder to PATH: ${addedIn('app')}\r\n`);
      expect(await readPath()).toEqual(full);
      // One character fewer is the longest that fits.
      await setPath(text(REG_EXPAND_SZ, pathOf(most)));
      expect(await logOf()).toBe('');
      expect((await readPath())?.bytes).toHaveLength((MOST_CHARACTERS + 1) * 2);
    });

    test.each([
      ['bytes', { type: REG_BINARY, bytes: Buffer.from('C:\\a\0', 'utf16le') }],
      ['a list', { type: REG_MULTI_SZ, bytes: Buffer.from('C:\\a\0C:\\b\0\0', 'utf16le') }],
      ['text with a NUL in it', text(REG_EXPAND_SZ, 'C:\\a\0;C:\\b')],
      ['half a character too much', { type: REG_EXPAND_SZ, bytes: Buffer.from('430000', 'hex') }],
    ])('that is %s', async (_what, value) => {
      await setPath(value);
      expect(await logOf()).toContain('no ordinary text');
      await uninstall();
      const after = await readPath();
      expect(after?.type).toBe(value.type);
      expect(after?.bytes.subarray(0, value.bytes.length)).toEqual(value.bytes);
      // Wine's reg.exe writes half characters as whole ones, with what is in its memory behind them.
      expect(after?.bytes.length).toBeLessThanOrEqual(value.bytes.length + 2);
    });

    test('for a folder that no PATH can name', async () => {
      const before = text(REG_SZ, 'C:\\a');
      await setPath(before);
      expect(await logOf({ subfolder: 'a;b' })).toContain('semicolon');
      expect(await readPath()).toEqual(before);
    });

    test('and says so in Japanese', async () => {
      await setPath({ type: REG_BINARY, bytes: Buffer.from([0]) });
      expect(await logOf({ language: JAPANESE })).toContain(
        `次のフォルダーを PATH に追加してください: ${addedIn('app')}`,
      );
    });

    test('at the uninstallation, and shows what to do unless it is silent', async () => {
      await setPath({ type: REG_BINARY, bytes: Buffer.from([0]) });
      expect(await uninstall()).toBe('');
      expect(await installer.uninstall({ folder: FOLDER })).toContain(`Remove this folder from PATH: ${OURS}`);
    });
  });
});

/** Entries with variables, spaces and other scripts, of so many characters in all. */
function pathOf(length: number): string {
  const entry = String.raw`%USERPROFILE%\bin;C:\Program Files\工具;D:\x\\;;`;
  return entry
    .repeat(Math.ceil(length / entry.length))
    .slice(0, length)
    .replace(/;$/u, 'e');
}

function isOurs(entry: string): boolean {
  return entry.replace(/\\+$/u, '').toLowerCase() === OURS.toLowerCase();
}

function withOurs(before: string): string {
  if (before === '') return OURS;
  return before.endsWith(';') ? `${before}${OURS};` : `${before};${OURS}`;
}
