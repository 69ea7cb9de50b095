import { assert, property, string } from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { account, engineState, fakeTerminal, noting } from './testing/fake-terminal.ts';
import { terminalText } from './terminal-text.ts';

const HOSTILE = 'a\u009d0;PWNED\u009cb\u202ec\u200bd\u2028e\u2066f\u001b]0;x\u0007g\u{e0041}';
const RAW = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const hasRaw = (text: string) => RAW.test(text.replaceAll(/[\n\t]/g, ''));

test('JSON stays the same JSON', () => {
  const text = JSON.stringify({ [HOSTILE]: [HOSTILE] }, undefined, 2);
  expect(hasRaw(terminalText(text))).toBe(false);
  expect(JSON.parse(terminalText(text))).toEqual(JSON.parse(text));
  assert(
    property(string({ unit: 'binary' }), (value) => {
      const written = terminalText(JSON.stringify(value));
      expect(JSON.parse(written)).toBe(value);
    }),
  );
});

test.each([
  ['x\u009dy', 'x\\u009dy'],
  ['x\u202ey', 'x\\u202ey'],
  ['x\ry', 'x\\u000dy'],
  ['line\r\nnext', 'line\r\nnext'],
  ['\u001b[31m-gone\u001b[0m', '\u001b[31m-gone\u001b[0m'],
  ['\u001b[8mhidden\u001b[0m', '\\u001b[8mhidden\\u001b[0m'],
  ['👩\u200d💻', '👩\u200d💻'],
  ['a\u200db', 'a\\u200db'],
])('%j is written as %j', (text, expected) => {
  expect(terminalText(text)).toBe(expected);
});

test.each([
  [['list', '--json']],
  [['list']],
  [['status', '--json']],
  [['status']],
  [['console', '--print', '--session', HOSTILE, '--account', '111122223333', '--role', 'Admin']],
  [['login', HOSTILE]],
  [[HOSTILE]],
])('%j writes no hostile name raw', async (args) => {
  const accounts = [account('111122223333', HOSTILE, [HOSTILE])];
  const terminal = fakeTerminal({
    state: engineState([[HOSTILE, { is: 'signedOut', reason: 'never' } as never]], {
      accounts: { [HOSTILE]: accounts },
    }),
    listAccounts: () => noting([], 0, [{ sourceId: HOSTILE, accounts, isComplete: true }] as never),
    consoleUrl: () => Promise.resolve(`https://x.awsapps.com/start/${HOSTILE}`),
  });
  const { out, err } = await terminal.run(...args);
  expect(out + err).not.toBe('');
  expect(hasRaw(out + err)).toBe(false);
});

/**
 * What does not wait for the terminal to load. It writes JSON, words that `terminalText` has cleaned, completions of plain
 * characters, and a prompt whose name is cleaned (prompt-text.test.ts).
 */
const FAST_PATH = ['light/print-and-exit.ts', 'service/print-refusal.ts'];

test('nothing but the terminal itself writes to the standard streams', () => {
  const folder = new URL('./', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const writers = sources.filter((name) =>
    /process\.std(?:out|err)\.write\((?!'')|console\.\w+\(/.test(
      readFileSync(new URL(name.replaceAll('\\', '/'), folder), 'utf8'),
    ),
  );
  expect(writers.toSorted()).toEqual([...FAST_PATH, 'ports/streams.ts'].toSorted());
});
