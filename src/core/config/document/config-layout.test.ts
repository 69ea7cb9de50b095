import { describe, expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';

const layoutOf = (text: string) => parseConfig(text).layout;

test.each(['[a]\n', '[a]\r', '[a]\r\n', '[a]', '', '\n'])('past the last line of %j there is nothing', (text) => {
  const layout = layoutOf(text);
  expect([layout.textOf(layout.lineCount), layout.endOf(layout.lineCount)]).toEqual(['', '']);
});

describe('a byte', () => {
  test('is in the line that it is a part of, line ends included', () => {
    const layout = layoutOf('[a]\r\n\nk = v\n');
    expect(Array.from({ length: 12 }, (_, byte) => layout.lineAt(byte))).toEqual([0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2]);
  });

  test('at the end of the file is in the last line, and in line 0 of an empty file', () => {
    expect(layoutOf('[a]\nk = v\n').lineAt(10)).toBe(1);
    expect(layoutOf('[a]\nk = v').lineAt(9)).toBe(1);
    expect(layoutOf('').lineAt(0)).toBe(0);
  });

  test('of a byte order mark is in line 0', () => {
    expect(layoutOf('\ufeff[a]\n').lineAt(0)).toBe(0);
  });
});

test.each([
  ['KEY = v', 'key'],
  ['  k : v', 'k'],
  ['a b=v', 'a b'],
  ['k:=v', 'k'],
])('the key of %j is %j', (line, key) => {
  expect(layoutOf(`[a]\n${line}\n`).keyOf(1)).toBe(key);
});
