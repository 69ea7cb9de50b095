import { describe, expect, test } from 'vitest';
import type { AwsClient } from '../../../shared/domain/findings.ts';
import { flatValues } from './client-reading.ts';
import { READ_AS } from './read-as.ts';
import { shellWords } from './shell-words.ts';

/** What a client sees of a config file, by `profile.key`; `REFUSED` where it takes nothing. */
function seen(client: AwsClient, text: string): unknown {
  const reading = READ_AS[client](Buffer.from(text), 'config');
  if (reading.refused !== undefined) return `REFUSED at ${reading.refused.line}: ${reading.refused.reason}`;
  return Object.fromEntries(
    [...reading.profiles].map(([name, values]) => [name, Object.fromEntries(flatValues(values))]),
  );
}

const V = 'region = r\n';
const k = (value: string) => ({ p: { k: value } });
const is = (name: string) => ({ [name]: { region: 'r' } });
const NONE = {};

/** [text, botocore, JavaScript, Go] */
const TABLE: readonly (readonly [text: string, botocore: unknown, javascript: unknown, go: unknown])[] = [
  [
    `[profile d]\n${V}[profile d]\nk = 1\n`,
    'REFUSED at 3: duplicateSection',
    { d: { region: 'r', k: '1' } },
    { d: { region: 'r', k: '1' } },
  ],
  ['[profile p]\nk = 1\nK = 2\n', 'REFUSED at 3: duplicateKey', { p: { k: '1', K: '2' } }, k('2')],
  [`junk\n[profile p]\n${V}`, 'REFUSED at 1: beforeFirstSection', is('p'), is('p')],
  ['[profile p]\njunk\nk = v\n', 'REFUSED at 2: noDelimiter', k('v'), k('v')],
  [
    '\ufeff[profile p]\nk = v\n[profile q]\nk = w\n',
    'REFUSED at 1: beforeFirstSection',
    { p: { k: 'v' }, q: { k: 'w' } },
    { q: { k: 'w' } },
  ],
  [`[profile "d"]\n${V}`, is('d'), is('d'), is('"d"')],
  [`[profile 'c']\n${V}`, is('c'), is('c'), is("'c'")],
  [`[profile "a b"]\n${V}`, is('a b'), NONE, is('"a b"')],
  [`[profile e f]\n${V}`, NONE, NONE, is('e f')],
  [`[ profile x ]\n${V}`, NONE, NONE, is('x')],
  [`[profile  y]\n${V}`, is('y'), NONE, is('y')],
  [`[profile プロ]\n${V}`, is('プロ'), NONE, is('プロ')],
  [`[profile a\\b]\n${V}`, is('ab'), NONE, is('a\\b')],
  [
    `[profile p]\nk = v\n[profile y]#c\n${V}`,
    { p: { k: 'v' }, ...is('y') },
    { p: { k: 'v', region: 'r' } },
    { p: { k: 'v' }, ...is('y') },
  ],
  ['[profile p]\nk: v\n', k('v'), NONE, k('v')],
  ['[profile p]\nk = v # c\n', k('v # c'), k('v'), k('v')],
  ['[profile p]\nk = v\t; c\n', k('v\t; c'), k('v'), k('v')],
  ['[profile p]\nk = start#/\n', k('start#/'), k('start#/'), k('start#/')],
  ['[profile p]\nk = "q"\n', k('"q"'), k('"q"'), k('q')],
  ['[profile p]\nREGION = r\n', is('p'), { p: { REGION: 'r' } }, is('p')],
  ['[profile p]\nk = v\n  more\n', k('v\nmore'), k('v'), k('v\nmore')],
  [
    '[profile p]\nk = v\n  region = r\n',
    k('v\nregion = r'),
    { p: { k: 'v', region: 'r' } },
    { p: { k: 'v', region: 'r' } },
  ],
  [
    '[profile p]\ns3 =\n  a = 1\n  b = 2\n',
    { p: { 's3.a': '1', 's3.b': '2' } },
    { p: { 's3.a': '1', 's3.b': '2' } },
    { p: { 's3.a': '1', 's3.b': '2' } },
  ],
  [`[DEFAULT]\nk = v\n[profile p]\n${V}`, { p: { k: 'v', region: 'r' } }, is('p'), { DEFAULT: { k: 'v' }, ...is('p') }],
  [`[x]\n${V}`, NONE, NONE, NONE],
  [
    '[profile default]\nk = 1\n[default]\nk = 2\n',
    { default: { k: '2' } },
    { default: { k: '1' } },
    { default: { k: '1' } },
  ],
  ['[profile p]\r\nk = %(x)s\r\n', k('%(x)s'), k('%(x)s'), k('%(x)s')],
  ['[profile p]\ns3 =\n  oops\n', 'REFUSED at 2: nestedWithoutEquals', {}, { p: {} }],
  [
    '[profile __proto__]\nk = v\n',
    { ['__proto__']: { k: 'v' } },
    'REFUSED at 1: forbiddenName',
    { ['__proto__']: { k: 'v' } },
  ],
];

describe.each(['botocore', 'javascript', 'go'] as const)('%s', (client) => {
  const column = { botocore: 1, javascript: 2, go: 3 } as const;
  test.each(TABLE.map((row) => [row[0], row[column[client]]] as const))('reads %j', (text, expected) => {
    expect(seen(client, text)).toEqual(expected);
  });
});

test('sessions: Go keeps the quotes in a name', () => {
  const names = (client: AwsClient) => [
    ...READ_AS[client](
      Buffer.from('[sso-session "ab"]\nsso_region = r\n[sso-session cd]\nsso_region = r\n'),
      'config',
    ).sessions.keys(),
  ];
  expect([names('botocore'), names('javascript'), names('go')]).toEqual([
    ['ab', 'cd'],
    ['ab', 'cd'],
    ['"ab"', 'cd'],
  ]);
});

test('in the credentials file a header is the name', () => {
  const text = '[a]\nk = v\n[profile b]\nk = v\n[c d]\nk = v\n';
  const names = (client: AwsClient) => [...READ_AS[client](Buffer.from(text), 'credentials').profiles.keys()];
  expect([names('botocore'), names('javascript'), names('go')]).toEqual([
    ['a', 'profile b', 'c d'],
    ['a', 'profile.b'],
    ['a', 'c d'],
  ]);
});

test('bytes that are not UTF-8 are told by their line', () => {
  const bytes = Buffer.concat([Buffer.from('[profile p]\n# '), Buffer.from([0xe9, 0x0a])]);
  expect(READ_AS.botocore(bytes, 'config').refused).toEqual({ line: 2, reason: 'notUtf8' });
});

test.each([
  ['profile a', ['profile', 'a']],
  ['profile "a b"', ['profile', 'a b']],
  [`profile 'a\\b'`, ['profile', 'a\\b']],
  ['a\\ b', ['a b']],
  ['"a\\"b\\c"', ['a"b\\c']],
  ["a''b ''", ['ab', '']],
  ['"open', undefined],
  ['open\\', undefined],
  ['  ', []],
])('the words of %j', (text, words) => {
  expect(shellWords(text)).toEqual(words);
});
