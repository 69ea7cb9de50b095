import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { confirmOnTerminal } from './confirm.ts';

function streams(isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  return { input, output };
}

test.each([
  ['y\n', true],
  [' YES \n', true],
  ['はい\n', true],
  ['n\n', false],
  ['\n', false],
  ['yessir\n', false],
])('%j is %s', async (typed, isConfirmed) => {
  const { input, output } = streams();
  const confirmed = confirmOnTerminal('Sure?', { input, output });
  input.write(typed);
  expect(await confirmed).toBe(isConfirmed);
  expect(String(output.read())).toContain('Sure? ');
});

test('an input that ends is no confirmation', async () => {
  const { input, output } = streams();
  const confirmed = confirmOnTerminal('Sure?', { input, output });
  input.end();
  expect(await confirmed).toBe(false);
});

test('without a terminal on both sides nobody is asked', async () => {
  const { input, output } = streams();
  input.write('y\n');
  expect(await confirmOnTerminal('Sure?', { input, output: streams(false).output })).toBe(false);
  expect(await confirmOnTerminal('Sure?', { input: streams(false).input, output })).toBe(false);
  expect(output.read()).toBe(null);
});
