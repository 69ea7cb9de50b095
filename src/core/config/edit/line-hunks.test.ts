import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineHunks } from './line-hunks.ts';

/** Carries the hunks out, as their readers would. */
function applied(before: readonly string[], after: readonly string[]): string[] {
  const result: string[] = [];
  let next = 0;
  for (const hunk of lineHunks(before, after)) {
    result.push(...before.slice(next, hunk.before.from), ...after.slice(hunk.after.from, hunk.after.to));
    next = hunk.before.to;
  }
  return [...result, ...before.slice(next)];
}

test('hunks turn one list into the other, whatever the lists', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '[x]', '[y]', '[z]'), { maxLength: 40 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      expect(applied(before, after)).toEqual(after);
    }),
    { numRuns: 2_000 },
  );
});

test('equal lists have none', () => {
  expect(lineHunks(['a', 'b', 'a'], ['a', 'b', 'a'])).toEqual([]);
});

test('5,000 small changes over 30,000 lines stay 5,000 small changes', () => {
  const file = (session: string) =>
    Array.from({ length: 5_000 }, (_, index) => [
      `[profile p${index}]`,
      `sso_session = ${session}`,
      'a = 1',
      'b = 2',
      '',
    ]).flat();
  const hunks = lineHunks(file('old'), file('new'));
  expect(hunks).toHaveLength(5_000);
  expect(hunks[4_999]).toEqual({ before: { from: 24_996, to: 24_997 }, after: { from: 24_996, to: 24_997 } });
});

test('a section taken out of many like it is one hunk', () => {
  const sections = (names: readonly string[]) => names.flatMap((name) => [`[profile ${name}]`, 'region = r', '']);
  expect(lineHunks(sections(['a', 'b', 'c']), sections(['a', 'c']))).toEqual([
    { before: { from: 3, to: 6 }, after: { from: 3, to: 3 } },
  ]);
});

test('a file of many long stretches of equal lines is compared in part, and the rest of it changes as a whole', () => {
  const stretch = (name: number, lines: readonly string[]) => [`u${name}`, ...lines];
  const file = (lines: readonly string[]) => Array.from({ length: 30 }, (_, name) => stretch(name, lines)).flat();
  const [some, other] = [Array<string>(900).fill('p'), Array<string>(900).fill('q')];
  const [before, after] = [file([...some, ...other]), file([...other, ...some])];
  const hunks = lineHunks(before, after);
  expect(applied(before, after)).toEqual(after);
  // The first twelve stretches leave 900 lines as they are.
  expect(hunks.filter(({ before: { from, to } }) => to - from === 1_800)).toHaveLength(18);
});
