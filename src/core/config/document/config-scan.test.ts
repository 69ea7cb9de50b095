import { describe, expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { startsWithByteOrderMark } from './config-scan.ts';

const oddLinesOf = (text: string | Buffer) => parseConfig(text).oddLines.map(({ kind, line }) => `${kind} ${line}`);
const entriesOf = (text: string) =>
  parseConfig(`[profile p]\n${text}`).sections[0]?.entries.map(({ key, value }) => [key, value]);

describe('a line that is not ASCII', () => {
  test('has the names, keys and values that it shows, among lines that are', () => {
    const { sections } = parseConfig('[profile a]\nk = v\n[profile 開発]\nÉtage = süß\nk = v\n');
    expect(sections).toMatchObject([
      { name: 'a', entries: [{ key: 'k', value: 'v' }] },
      {
        name: '開発',
        entries: [
          { key: 'étage', value: 'süß' },
          { key: 'k', value: 'v' },
        ],
      },
    ]);
  });

  test('may be indented, or blank, by any space of Unicode', () => {
    expect(entriesOf('k = v\n\u3000more\n\u00a0\u2003\n')).toEqual([['k', 'v\nmore']]);
  });

  test('repeats a key also where that is spelled with another case', () => {
    expect(oddLinesOf('[a]\né = v\nÉ = w\n')).toEqual(['duplicateKey 3']);
    // The Kelvin sign is a letter K.
    expect(oddLinesOf('[a]\nk = v\n\u212a = w\n')).toEqual(['duplicateKey 3']);
    expect(oddLinesOf('[a]\né = v\nè = w\ne = x\n')).toEqual([]);
  });

  test('is read as far as it is UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('[a]\n'),
      Buffer.from([0xff]),
      Buffer.from('k = v\n\xe9 = w\n', 'latin1'),
    ]);
    expect(parseConfig(bytes).sections[0]?.entries).toMatchObject([
      { key: '\ufffdk', value: 'v' },
      { key: '\ufffd', value: 'w' },
    ]);
  });
});

describe('a bracket', () => {
  test.each([
    ['a] = v', [['a]', 'v']]],
    ['ab] = v', [['ab]', 'v']]],
    ['[] = v', [['[]', 'v']]],
    ['[a = v', [['[a', 'v']]],
    ['[a = v]', undefined],
  ])('in %j makes a header only around a name', (text, entries) => {
    if (entries) expect(entriesOf(text)).toEqual(entries);
    else expect(parseConfig(text).sections).toMatchObject([{ type: 'other', name: 'a = v' }]);
  });

  test.each([
    ['[a] # one\n[a] # two\n', ['duplicateSection 2']],
    ['[a]\n]x = v\n[a]\n', ['duplicateSection 3']],
    // Python's configparser reads up to the last bracket of the line.
    ['[a] # see [b]\n[a]\n', []],
    ['[a] # see [b]\n[a] # see [b]\n', ['duplicateSection 2']],
    ['[a] # see [b]\n[c] # see [b]\n', []],
    ['k = v\n', ['beforeFirstSection 1']],
  ])('decides in %j which sections are the same', (text, odd) => {
    expect(oddLinesOf(text)).toEqual(odd);
  });
});

describe('a key', () => {
  test.each([
    ['ab = 1\na b = 2', []],
    ['a b = 1\nA B = 2', ['duplicateKey 3']],
    ['k=1\nk \t: 2', ['duplicateKey 3']],
    ['k = 1\n[b]\nk = 2', []],
    ['= 1', ['emptyKey 2']],
    [' : 1', ['emptyKey 2']],
    ['k', ['noDelimiter 2']],
    ['k = 1\nk = 2\nk = 3', ['duplicateKey 3', 'duplicateKey 4']],
    ['z = 1\nZ = 2', ['duplicateKey 3']],
    ['a = 1\nA = 2', ['duplicateKey 3']],
    ['@ = 1\n` = 2\n[ = 3\n{ = 4', []],
    // The Kelvin sign is a letter K, also where blanks are a part of the key.
    ['a k = 1\na \u212a = 2', ['duplicateKey 3']],
  ])('of %j repeats another or not', (text, odd) => {
    expect(oddLinesOf(`[p]\n${text}\n`)).toEqual(odd);
  });
});

test.each([
  ['[k = v]\n[k = w\n', []],
  ['[a]\ns3 =\n  x = 1\n[a]\nx = 2\n', ['duplicateSection 4']],
])('what is no key is not repeated by one: %j', (text, odd) => {
  expect(oddLinesOf(text)).toEqual(odd);
});

describe('an indented line', () => {
  test.each([
    ['k = v\n more', [['k', 'v\nmore']]],
    [
      '  a = 1\n b = 2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['  a = 1\n   more', [['a', '1\nmore']]],
    ['a = 1\noops\n  more', [['a', '1\nmore']]],
    ['a = 1\n  # comment\n  ; comment\n  more', [['a', '1\nmore']]],
  ])('of %j goes on with the value above, or not', (text, entries) => {
    expect(entriesOf(text)).toEqual(entries);
  });

  test.each([
    ['s3 =\n  a = 1', []],
    ['s3 = \t\n  oops', ['noDelimiter 3']],
    ['s3 =\n  a: 1', ['noDelimiter 3']],
    ['s3 =\n  oops\n  a = 1\n  oops', ['noDelimiter 3', 'noDelimiter 5']],
    ['s3 = x\n  oops', []],
    ['s3 =\nk = v\n  more', []],
    ['s3 =\n[b]\n  k = v', []],
  ])('of %j must be a setting below a key without a value', (text, odd) => {
    expect(oddLinesOf(`[p]\n${text}\n`)).toEqual(odd);
  });
});

test('a file of very short lines has all of them', () => {
  const { layout } = parseConfig('\n'.repeat(1_000));
  expect(layout.lineCount).toBe(1_000);
  expect([...layout.starts]).toEqual(Array.from({ length: 1_001 }, (_, line) => line));
  expect(parseConfig(`[a]\n${'k\n'.repeat(500)}`).oddLines).toHaveLength(500);
});

test.each([
  [[0xef, 0xbb, 0xbf], true],
  [[0xef, 0xbb, 0xbf, 0x5b], true],
  [[0xef, 0xbb], false],
  [[0xef, 0xbb, 0x5b], false],
  [[0xef, 0x5b, 0xbf], false],
  [[0x5b, 0xbb, 0xbf], false],
  [[], false],
])('the bytes %j begin with a byte order mark: %s', (bytes, does) => {
  expect(startsWithByteOrderMark(Buffer.from(bytes))).toBe(does);
});
