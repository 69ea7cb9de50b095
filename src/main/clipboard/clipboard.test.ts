import { expect, test } from 'vitest';
import { VirtualTime } from '../../core/testing/virtual-time.ts';
import { secretClipboard, type SystemClipboard } from './clipboard.ts';

const SECONDS = 90;

function setUp() {
  const time = new VirtualTime();
  const board = { text: '', selection: '', isSecret: false };
  const fill = (text: string, isSecret: boolean) => Object.assign(board, { text, selection: text, isSecret });
  const system: SystemClipboard = {
    writeText: async (text) => void fill(text, false),
    writeSecret: async (text) => {
      fill(text, true);
      board.selection = '';
    },
    clearWhereStill: async (text) => {
      if (board.text === text) board.text = '';
      if (board.selection === text) board.selection = '';
    },
  };
  return { time, board, copies: secretClipboard(system, time, time) };
}

test('keys are gone after as long as was set, from the selection too', async () => {
  const { time, board, copies } = setUp();
  await copies.copySecret('keys', SECONDS);
  await time.advance(SECONDS * 1000 - 1);
  expect(board).toEqual({ text: 'keys', selection: '', isSecret: true });
  await time.advance(1);
  expect(board).toMatchObject({ text: '', selection: '' });
});

test('what the person copied since is left alone', async () => {
  const { time, board, copies } = setUp();
  await copies.copySecret('keys', SECONDS);
  board.text = board.selection = 'a shopping list';
  await time.advance(SECONDS * 1000);
  expect(board.text).toBe('a shopping list');
});

test('another copy has its full time again', async () => {
  const { time, board, copies } = setUp();
  await copies.copySecret('first', SECONDS);
  await time.advance(SECONDS * 500);
  await copies.copySecret('second', SECONDS);
  await time.advance(SECONDS * 500);
  expect(board.text).toBe('second');
  await time.advance(SECONDS * 500);
  expect(board.text).toBe('');
});

test('at quit our keys go, a link we copied stays', async () => {
  const { board, copies } = setUp();
  await copies.copySecret('keys', SECONDS);
  await copies.clearOurs();
  expect(board.text).toBe('');
  await copies.copy('https://d-demo.awsapps.com/start');
  await copies.clearOurs();
  expect(board).toMatchObject({ text: 'https://d-demo.awsapps.com/start', isSecret: false });
});

test('a quit that comes while keys are still being written clears them all the same', async () => {
  const { board, copies } = setUp();
  const writing = copies.copySecret('keys', SECONDS);
  await copies.clearOurs();
  await writing;
  expect(board).toMatchObject({ text: '', selection: '' });
});

test('something copied since stays, also where the selection still holds our keys', async () => {
  const { time, board, copies } = setUp();
  await copies.copySecret('keys', SECONDS);
  board.selection = 'keys';
  board.text = 'a shopping list';
  await time.advance(SECONDS * 1000);
  expect(board).toMatchObject({ text: 'a shopping list', selection: '' });
});
