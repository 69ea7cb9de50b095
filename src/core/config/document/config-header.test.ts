import { describe, expect, test } from 'vitest';
import { closingBracket, headerIn, namesAnyClientReads, readHeader } from './config-header.ts';

describe('a line', () => {
  test.each([
    ['[a]', 'a'],
    ['[ a ]', ' a '],
    ['[a [b] c]', 'a [b] c'],
    ['[a] # see [b]', 'a'],
    ['[a];[b]', 'a'],
    ['[a]x', 'a'],
  ])('%j holds the header %j', (line, header) => {
    expect(headerIn(line)).toBe(header);
    expect(line.charAt(closingBracket(line))).toBe(']');
  });

  test.each(['', '[]', '[', '[a', 'a]', 'x [a]', '] [', 'k = [a]'])('%j holds none', (line) => {
    expect(headerIn(line)).toBeUndefined();
  });
});

test.each([
  ['profile  "a b"', 'profile', 'a b'],
  ["services 'a'", 'services', 'a'],
  ['profile "a', 'profile', '"a'],
  ['profile a"', 'profile', 'a"'],
  ['profile x"a"', 'profile', 'x"a"'],
  ['profile "a" b', 'profile', '"a" b'],
  ['profile "a\'', 'profile', '"a\''],
  ['profile ""', 'profile', ''],
  ['profile \ufeff', 'other', 'profile \ufeff'],
  ['profiles', 'other', 'profiles'],
  ['profile-x dev', 'other', 'profile-x dev'],
  ['my profile dev', 'other', 'my profile dev'],
])('%j is %s %j', (header, type, name) => {
  expect(readHeader(header)).toEqual({ type, name });
});

describe('some client knows', () => {
  test.each([
    ['profile dev', ['dev']],
    [' profile \t dev ', ['dev']],
    ['profiles dev', ['dev']],
    ['profile a b', ['a b']],
    ['profile "a b"', ['"a b"', 'a b', 'a b']],
    ["profile 'a'", ["'a'", 'a', 'a']],
    ['profile a\\ b', ['a\\ b', 'a\\ b', 'a b']],
    ['profile a"b"\'c\'', ['a"b"\'c\'', 'a"b"\'c\'', 'abc']],
    ['default', ['default']],
    [' default ', ['default']],
    ['profile', []],
    ['dev', []],
    ['my profile', []],
    ['sso-session corp', []],
  ])('the profile %j as %j', (header, names) => {
    expect(namesAnyClientReads(header, 'profile')).toEqual(names);
  });

  test.each([
    ['sso-session corp', ['corp']],
    ['sso-session "corp"', ['"corp"', 'corp', 'corp']],
    ['default', []],
    ['profile corp', []],
  ])('the session %j as %j', (header, names) => {
    expect(namesAnyClientReads(header, 'sso-session')).toEqual(names);
  });
});
