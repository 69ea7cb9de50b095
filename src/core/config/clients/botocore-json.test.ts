import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pythonJson } from './botocore-json.ts';

test('writes what json.dumps writes', () => {
  const value = { a: 'é "x" \\ \n', b: [1, true, null, {}], ü: '😀\u007f', d: undefined };
  expect(pythonJson(value)).toBe(
    String.raw`{"a": "\u00e9 \"x\" \\ \n", "b": [1, true, null, {}], "\u00fc": "\ud83d\ude00\u007f"}`,
  );
});

test('is the same value to a JSON parser, and ASCII only', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = pythonJson(value);
      expect(json).toMatch(/^[\x20-\x7e]*$/);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
