import { expect, test } from 'vitest';
import { unifiedDiff } from './unified-diff.ts';

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
