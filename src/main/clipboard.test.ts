import { expect, test } from 'vitest';
import { VirtualTime } from '../core/testing/virtual-time.ts';
import { copier, KEYS_STAY_MILLIS, type SystemClipboard } from './clipboard.ts';

function setUp() {
  const time = new VirtualTime();
  const board = { text: '', selection: '' };
  const system: SystemClipboard = {
    writeText: async (text) => void (board.text = board.selection = text),
    clearWhereStill: async (text) => {
      if (board.text === text) board.text = '';
      if (board.selection === text) board.selection = '';
    },
  };
  return { time, board, copies: copier(system, time, time) };
}

test('keys are gone after a minute, from the selection too', async () => {
  const { time, board, copies } = setUp();
  await copies.copyForAMinute('keys');
  await time.advance(KEYS_STAY_MILLIS - 1);
  expect(board.text).toBe('keys');
  await time.advance(1);
  expect(board).toEqual({ text: '', selection: '' });
});

test('what the person copied since is left alone', async () => {
  const { time, board, copies } = setUp();
  await copies.copyForAMinute('keys');
  board.text = board.selection = 'a shopping list';
  await time.advance(KEYS_STAY_MILLIS);
  expect(board.text).toBe('a shopping list');
});

test('copying anew starts the minute anew', async () => {
  const { time, board, copies } = setUp();
  await copies.copyForAMinute('first');
  await time.advance(KEYS_STAY_MILLIS / 2);
  await copies.copyForAMinute('second');
  await time.advance(KEYS_STAY_MILLIS / 2);
  expect(board.text).toBe('second');
  await time.advance(KEYS_STAY_MILLIS / 2);
  expect(board.text).toBe('');
});

test('at quit our keys go, a link we copied stays', async () => {
  const { board, copies } = setUp();
  await copies.copyForAMinute('keys');
  await copies.clearOurs();
  expect(board.text).toBe('');
  await copies.copy('https://d-demo.awsapps.com/start');
  await copies.clearOurs();
  expect(board.text).toBe('https://d-demo.awsapps.com/start');
});

test('something copied since stays, also while our keys still lie in the selection beside it', async () => {
  const { time, board, copies } = setUp();
  await copies.copyForAMinute('keys');
  board.text = 'a shopping list';
  await time.advance(KEYS_STAY_MILLIS);
  expect(board).toEqual({ text: 'a shopping list', selection: '' });
});
