import { expect, test } from 'vitest';
import { withoutEnding } from './without-ending.ts';

test.each([
  ['https://a.example/start/#/', '/#', 'https://a.example/start'],
  ['a/#b', '/#', 'a/#b'],
  ['///', '/', ''],
  ['', '/', ''],
])('%s without %s at its end', (text, ending, rest) => {
  expect(withoutEnding(text, ending)).toBe(rest);
});
