import { expect, test } from 'vitest';
import { coloured, unifiedDiff } from './unified-diff.ts';

test('two hunks where lines are left out between', () => {
  expect(
    unifiedDiff('config', [
      { kind: 'context', lineNumber: 2, text: 'b' },
      { kind: 'removed', lineNumber: 3, text: 'c' },
      { kind: 'added', lineNumber: 3, text: 'C' },
      { kind: 'added', lineNumber: 4, text: 'D' },
      { kind: 'context', lineNumber: 4, text: 'e' },
      { kind: 'context', lineNumber: 9, text: 'i' },
      { kind: 'added', lineNumber: 11, text: 'j' },
    ]),
  ).toStrictEqual([
    '--- config',
    '+++ config',
    '@@ -2,3 +2,4 @@',
    ' b',
    '-c',
    '+C',
    '+D',
    ' e',
    '@@ -9,1 +10,2 @@',
    ' i',
    '+j',
  ]);
});

test('a new file has an empty old side', () => {
  expect(unifiedDiff('config', [{ kind: 'added', lineNumber: 1, text: '[default]' }])).toStrictEqual([
    '--- config',
    '+++ config',
    '@@ -0,0 +1,1 @@',
    '+[default]',
  ]);
});

test('no change, no diff', () => {
  expect(unifiedDiff('config', [])).toStrictEqual([]);
});

test('on a terminal what goes is red and what comes green; names and places stand out, the rest is plain', () => {
  expect(coloured(['--- /f', '+++ /f', '@@ -1,2 +1,2 @@', ' same', '-old', '+new', '---'])).toEqual([
    '\u001b[1m--- /f\u001b[0m',
    '\u001b[1m+++ /f\u001b[0m',
    '\u001b[36m@@ -1,2 +1,2 @@\u001b[0m',
    ' same',
    '\u001b[31m-old\u001b[0m',
    '\u001b[32m+new\u001b[0m',
    '\u001b[31m---\u001b[0m',
  ]);
});

test('what a file holds does not steer the terminal', () => {
  const diff = [{ kind: 'added', lineNumber: 1, text: 'a\u001b]0;t\u0007\t\u009b2J' }] as const;
  expect(unifiedDiff('/f', diff).at(-1)).toBe('+a\u241b]0;t\u2407\t\ufffd2J');
});
