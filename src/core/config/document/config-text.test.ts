import { expect, test } from 'vitest';
import { indentOf, isSpaceCode, strip, stripEnd } from './config-text.ts';

test('spaces are what Python takes for spaces', () => {
  const spaces = Array.from({ length: 0x1_0000 }, (_, code) => code).filter((code) => isSpaceCode(code));
  expect(spaces.map((code) => code.toString(16)).join(' ')).toBe(
    '9 a b c d 1c 1d 1e 1f 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 200a 2028 2029 202f 205f 3000',
  );
});

test.each([
  ['', 0, '', ''],
  ['a', 0, 'a', 'a'],
  [' \u3000a b\u0085\t', 2, 'a b', ' \u3000a b'],
  ['   ', 3, '', ''],
  ['\ufeffa\ufeff', 0, '\ufeffa\ufeff', '\ufeffa\ufeff'],
])('%j begins with %i spaces, and is %j without those at both ends', (text, indent, stripped, withoutEnd) => {
  expect([indentOf(text), strip(text), stripEnd(text)]).toEqual([indent, stripped, withoutEnd]);
});
