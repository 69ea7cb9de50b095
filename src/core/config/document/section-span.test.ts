import { describe, expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { linesOfKey, spanOfSection } from './section-span.ts';

const spanIn = (lines: readonly string[], section = 1) => spanOfSection(parseConfig(lines.join('\n')).layout, section);

describe('a section', () => {
  test.each([
    ['alone', ['[a]'], { header: 0, bodyEnd: 1, ownEnd: 1, end: 1 }],
    ['with entries', ['[a]', 'k = v', '  more', 'oops'], { header: 0, bodyEnd: 4, ownEnd: 4, end: 4 }],
    [
      'whose comments lead up to the next header',
      ['[a]', 'k = v', '# b', '# is here', '[b]'],
      { header: 0, bodyEnd: 2, ownEnd: 2, end: 4 },
    ],
    [
      'whose comments end before a blank line',
      ['[a]', 'k = v', '# old: w', '', '# b', '[b]'],
      { header: 0, bodyEnd: 2, ownEnd: 3, end: 5 },
    ],
    ['whose comments end the file', ['[a]', 'k = v', '# one', '# two'], { header: 0, bodyEnd: 2, ownEnd: 4, end: 4 }],
    ['with a comment inside', ['[a]', '# one', 'k = v', '', '[b]'], { header: 0, bodyEnd: 3, ownEnd: 3, end: 4 }],
    ['that is empty', ['[a]', '', '', '[b]'], { header: 0, bodyEnd: 1, ownEnd: 1, end: 3 }],
  ])('%s has these lines', (_what, lines, span) => {
    expect(spanIn(lines)).toStrictEqual(span);
  });

  test('goes from its own header to the next', () => {
    const lines = ['# top', '[a]', 'k = v', '[b]', 'k = w', '[c]'];
    expect(spanIn(lines, 4)).toStrictEqual({ header: 3, bodyEnd: 5, ownEnd: 5, end: 5 });
  });

  test('is none where no header is', () => {
    expect(() => spanIn(['[a]', 'k = v'], 2)).toThrow(
      expect.objectContaining({ code: 'internal', facts: { problem: 'noHeader', line: 2 } }),
    );
  });
});

test('the lines of a key are those of each of its entries, with what goes on below', () => {
  const { layout } = parseConfig('[a]\nk = 1\n  more\n\n  more\nother = 2\n  more\nK = 3\n[b]\nk = 4\n');
  const span = spanOfSection(layout, 1);
  expect(linesOfKey(layout, span, 'k')).toEqual([[1, 2, 4], [7]]);
  expect(linesOfKey(layout, span, 'other')).toEqual([[5, 6]]);
  expect(linesOfKey(layout, span, 'gone')).toEqual([]);
  expect(linesOfKey(layout, spanOfSection(layout, 9), 'k')).toEqual([[9]]);
});
