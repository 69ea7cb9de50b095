import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { menuLabel, NAME_LENGTH, safeText } from './safe-text.ts';

const emojiText = fc
  .array(fc.constantFrom('👩', '\u200D', '💻', '👦', '🏳', '\uFE0F', '🌈', '🏽', '❤', '🔥', 'a', ' '), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('safeText', () => {
  test.each([
    ['an everyday name', 'Production (EU)', 'Production (EU)'],
    ['Japanese', '本番環境', '本番環境'],
    ['emoji', 'prod 🚀', 'prod 🚀'],
    ['combining marks', 'Zu\u0308rich', 'Zu\u0308rich'],
    ['line breaks and tabs', 'a\r\nb\tc\u2028d', 'a b c d'],
    ['an escape sequence', '\u001B[31mred', '\uFFFD[31mred'],
    ['bidirectional controls', 'txt\u202Eexe', 'txt\uFFFDexe'],
    ['bidirectional isolates', 'a\u2066b\u2069', 'a\uFFFDb\uFFFD'],
    ['zero-width characters', 'ad\u200Bmin\uFEFF', 'ad\uFFFDmin\uFFFD'],
    ['an emoji made of several', 'dev 👩‍💻 team', 'dev 👩‍💻 team'],
    ['a family and a flag, one after the other', '👩‍👩‍👦🏳️‍🌈', '👩‍👩‍👦🏳️‍🌈'],
    ['an emoji with a skin tone', '👩🏽‍💻', '👩🏽‍💻'],
    ['a joiner between letters', 'ad\u200Dmin', 'ad\uFFFDmin'],
    ['a joiner that joins nothing', '🚀\u200D🚀', '🚀\uFFFD🚀'],
    ['a joiner at an emoji’s end', '👩‍💻\u200D', '👩‍💻\uFFFD'],
    ['two joiners', '👩\u200D\u200D💻', '👩\uFFFD\uFFFD💻'],
    ['tag characters', 'a\u{E0041}', 'a\uFFFD'],
    ['fillers that show as nothing', 'a\u3164b', 'a\uFFFDb'],
    ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
    ['outer blanks', '  a  ', 'a'],
  ])('%s', (_what, given, shown) => {
    expect(safeText(given)).toBe(shown);
  });

  test('a long name is cut between code points', () => {
    expect(safeText('🚀'.repeat(61))).toBe(`${'🚀'.repeat(59)}…`);
    expect(safeText('🚀'.repeat(60))).toBe('🚀'.repeat(60));
    expect(safeText('abc def', 5)).toBe('abc…');
    expect(safeText('a👩‍👩‍👦bc', 5)).toBe('a…');
    expect(safeText('a👩‍👩‍👦bc', 7)).toBe('a👩‍👩‍👦…');
  });

  test('any text becomes one line, without invisible characters, within the length, and does not change a second time', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), emojiText),
        fc.integer({ min: 1, max: 80 }),
        (given, maxLength) => {
          const shown = safeText(given, maxLength);
          const beside = shown.replaceAll(new RegExp(String.raw`\p{RGI_Emoji_ZWJ_Sequence}`, 'gv'), '');
          expect(beside).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
          expect(Array.from(shown).length).toBeLessThanOrEqual(maxLength);
          expect(safeText(shown, maxLength)).toBe(shown);
        },
      ),
    );
  });

  test('printable text within the length is left alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: NAME_LENGTH }), (given) => {
        expect(safeText(given)).toBe(given.trim());
      }),
    );
  });
});

test('menuLabel doubles what would mark a mnemonic', () => {
  expect(menuLabel('R&D && more')).toBe('R&&D &&&& more');
});
