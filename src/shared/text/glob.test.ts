import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesGlob } from './glob.ts';

test.each([
  ['Production', 'prod*', true],
  ['Production', 'PROD', false],
  ['nonproduction', 'prod*', false],
  ['a.b', 'a?b', true],
  ['ab', 'a?b', false],
  ['abcabcd', '*abcd', true],
  ['開発環境', '開*境', true],
  ['😀', '?', true],
  ['', '*', true],
  ['', '', true],
  ['a', '', false],
  ['a[b]', 'a[b]', true],
])('%j against %j', (text, pattern, isMatch) => {
  expect(matchesGlob(text, pattern)).toBe(isMatch);
});

test('agrees with the regular expression of the same meaning', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'C') });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'B', 'c', '*', '?') });
  fc.assert(
    fc.property(letters, patterns, (text, pattern) => {
      const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
      expect(matchesGlob(text, pattern)).toBe(same.test(text));
    }),
  );
});

test('a pattern made to hang a regular expression is answered', () => {
  expect(matchesGlob('a'.repeat(20_000), `${'*a'.repeat(40)}b`)).toBe(false);
});
