import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DiffLine } from '../../../shared/view.ts';
import { lineDiff } from './line-diff.ts';

const SIGNS = { context: ' ', added: '+', removed: '-' };
const shown = (diff: readonly DiffLine[]) =>
  diff.map(({ kind, lineNumber, text }) => `${lineNumber}${SIGNS[kind]}${text}`).join(' ');
const diffOf = (before: string, after: string) => shown(lineDiff(before.split(''), after.split('')));

test.each([
  ['abcdef', 'abcdefXY', '4 d 5 e 6 f 7+X 8+Y'],
  ['', 'XY', '1+X 2+Y'],
  ['ab', '', '1-a 2-b'],
  ['abcdef', 'abcdef', ''],
  ['abcdefghijk', 'abcdXfghijk', '2 b 3 c 4 d 5-e 5+X 6 f 7 g 8 h'],
  ['abcdefghijklm', 'Xbcdefghijklm', '1-a 1+X 2 b 3 c 4 d'],
  ['abcde', 'XbcdY', '1-a 1+X 2 b 3 c 4 d 5-e 5+Y'],
  ['abcdefghijklm', 'aXcdefghijkYm', '1 a 2-b 2+X 3 c 4 d 5 e 9 i 10 j 11 k 12-l 12+Y 13 m'],
])('%j to %j', (before, after, diff) => {
  expect(diffOf(before, after)).toBe(diff);
});

/** Makes the change that a diff tells, from what it tells alone. */
const applied = (before: readonly string[], diff: readonly DiffLine[]) => {
  const removed = new Set(diff.filter(({ kind }) => kind === 'removed').map(({ lineNumber }) => lineNumber));
  const kept = before.filter((_line, index) => !removed.has(index + 1));
  for (const { kind, lineNumber, text } of diff) if (kind === 'added') kept.splice(lineNumber - 1, 0, text);
  return kept;
};

test('any diff, applied, gives the other text, and tells no line twice', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 25 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = lineDiff(before, after);
      expect(applied(before, diff)).toEqual(after);
      const told = diff.map(({ kind, lineNumber }) => `${kind === 'added'} ${lineNumber}`);
      expect(new Set(told).size).toBe(told.length);
      for (const { kind, lineNumber, text } of diff) {
        expect((kind === 'added' ? after : before)[lineNumber - 1]).toBe(text);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a text that changed altogether is told as it is, however long', () => {
  const before = Array.from({ length: 3_000 }, (_, index) => `old ${index}`);
  const after = Array.from({ length: 3_000 }, (_, index) => `new ${index}`);
  expect(applied(before, lineDiff(before, after))).toEqual(after);
});
