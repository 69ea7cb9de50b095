import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { oddConfigs } from '../testing/odd-config.ts';

const valuesOf = (text: string) =>
  parseConfig(`[profile p]\n${text}`).sections[0]?.entries.map(({ key, value }) => [key, value]);

test.each([
  ['region = eu-west-1', [['region', 'eu-west-1']]],
  ['REGION=eu-west-1', [['region', 'eu-west-1']]],
  ['k: v', [['k', 'v']]],
  ['k=a=b', [['k', 'a=b']]],
  ['k = v # c', [['k', 'v']]],
  ['k = v ; c', [['k', 'v']]],
  ['k = v#c', [['k', 'v#c']]],
  ['k = # c', [['k', '']]],
  ['u = https://d-fake.awsapps.com/start#/', [['u', 'https://d-fake.awsapps.com/start#/']]],
  ['k = "q"', [['k', '"q"']]],
  ['k = %(x)s', [['k', '%(x)s']]],
  ['k = v\r', [['k', 'v']]],
  ['k = v\n  more', [['k', 'v\nmore']]],
  ['k = v\n\n  more\n\n', [['k', 'v\n\nmore']]],
  ['s3 =\n  a = 1\n  b = 2', [['s3', '\na = 1\nb = 2']]],
  [
    '  a = 1\n  b = 2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['a = 1\n# comment\n  more', [['a', '1\nmore']]],
  ['a = 1\n  [profile q]', [['a', '1\n[profile q]']]],
])('%j reads as %j', (text, values) => {
  expect(valuesOf(text)).toEqual(values);
});

test.each([
  ['[default]', 'default', 'default'],
  ['[profile dev]', 'profile', 'dev'],
  ['[profile  dev]', 'profile', 'dev'],
  ['[profile\tdev]', 'profile', 'dev'],
  ['[profile "a b"]', 'profile', 'a b'],
  ["[profile 'dev']", 'profile', 'dev'],
  ['[profile e f]', 'profile', 'e f'],
  ['[ profile dev ]', 'profile', 'dev'],
  ['[profile dev]#c', 'profile', 'dev'],
  ['[profile dev] # see [other]', 'profile', 'dev'],
  ['[profile dev]; see [other]', 'profile', 'dev'],
  ['[profile Acme-[production]/ReadOnly]', 'profile', 'Acme-[production]/ReadOnly'],
  ['[profile [a]]', 'profile', '[a]'],
  ['[profile "a [b] c"] # [d]', 'profile', 'a [b] c'],
  ['[sso-session corp]', 'sso-session', 'corp'],
  ['[sso-session acme[1]]', 'sso-session', 'acme[1]'],
  ['[sso-session "corp"]', 'sso-session', 'corp'],
  ['[services s]', 'services', 's'],
  ['[DEFAULT]', 'other', 'DEFAULT'],
  ['[dev]', 'other', 'dev'],
  ['[profile]', 'other', 'profile'],
  ['[profiles dev]', 'other', 'profiles dev'],
])('the header %s is %s %j', (header, type, name) => {
  expect(parseConfig(`${header}\nk = v`).sections).toMatchObject([{ type, name, entries: [{ key: 'k' }] }]);
});

test.each([
  ['\ufeff[default]\n', { line: 1, kind: 'byteOrderMark' }],
  ['# c\nk = v\n[default]\n', { line: 2, kind: 'beforeFirstSection' }],
  ['[default]\nk = v\noops\n', { line: 3, kind: 'noDelimiter' }],
  ['[default]\ns3 =\n  oops\n', { line: 3, kind: 'noDelimiter' }],
  ['[default]\n= v\n', { line: 2, kind: 'emptyKey' }],
  ['[profile a]\nk = v\n[profile a]\n', { line: 3, kind: 'duplicateSection' }],
  ['[profile a]\r\nk = v\r\nK: w\r\n', { line: 3, kind: 'duplicateKey' }],
])('%j has an odd line', (text, odd) => {
  expect(parseConfig(text).oddLines).toEqual([odd]);
});

test.each([
  '[DEFAULT]\na = 1\n[DEFAULT]\nb = 2\n',
  '[profile a]\n[profile "a"]\n',
  '[profile a]\nk = v\n[profile b]\nk = v\n',
  '\n\n# c\n[default]\n  ; c\nk = v\n   continued, no delimiter\n',
  '',
])('%j has none: botocore reads it', (text) => {
  expect(parseConfig(text).oddLines).toEqual([]);
});

test('sections of a name are found, whatever their type, and no others', () => {
  const document = parseConfig(
    '[profile a]\nk = v\n[default]\n[sso-session "a"]\n[a]\n[profile ab]\n[profile default]\n',
  );
  const found = (name: string) => document.sectionsNamed(name).map(({ type, lineNumber }) => [type, lineNumber]);
  expect(found('a')).toEqual([
    ['profile', 1],
    ['sso-session', 4],
    ['other', 5],
  ]);
  expect(found('default')).toEqual([
    ['default', 3],
    ['profile', 7],
  ]);
  expect(found('b')).toEqual([]);
  expect(document.sectionsNamed('a')[0]?.entries).toMatchObject([{ key: 'k', value: 'v' }]);
});

test('a document holds the bytes it was read from, and text as UTF-8', () => {
  const bytes = Buffer.from('[profile a]\n');
  expect(parseConfig(bytes).bytes).toBe(bytes);
  expect(parseConfig('[é]').bytes).toEqual(Buffer.from('[é]', 'utf8'));
});

test('in a section of many keys, and in one that goes on below, every second one of a name is odd', () => {
  const keys = Array.from({ length: 50 }, (_, index) => `k${index} = v`);
  const oddLinesOf = (...lines: readonly string[]) =>
    parseConfig(lines.join('\n')).oddLines.map(({ kind, line }) => `${kind} ${line}`);
  expect(oddLinesOf('[a]', ...keys, 'K0 = w', 'k31 = w', 'k32 = w', 'K49 = w', 'k50 = w', 'k50 = w')).toEqual(
    [52, 53, 54, 55, 57].map((line) => `duplicateKey ${line}`),
  );
  expect(oddLinesOf('[a]', 'k0 = v', '[b]', ...keys, '[a]', 'K0 = w', 'k1 = w', '[a]', 'k1 = x', 'k2 = x')).toEqual([
    'duplicateSection 54',
    'duplicateKey 55',
    'duplicateSection 57',
    'duplicateKey 58',
  ]);
});

test('lines and their ends are those of the file', () => {
  const { lines } = parseConfig('a\r\nb\rc\n\nd');
  expect(lines).toEqual([
    { text: 'a', end: '\r\n' },
    { text: 'b', end: '\r' },
    { text: 'c', end: '\n' },
    { text: '', end: '\n' },
    { text: 'd', end: '' },
  ]);
});

test('line numbers count from one, a byte order mark or not', () => {
  const { sections } = parseConfig('\ufeff# c\n[default]\r\n\r\nregion = x\n');
  expect(sections).toMatchObject([{ lineNumber: 2, entries: [{ key: 'region', lineNumber: 4 }] }]);
});

test('any bytes parse, unchanged, and every section and key is where the document says', () => {
  fc.assert(
    fc.property(oddConfigs, (bytes) => {
      const document = parseConfig(bytes);
      expect(document.bytes).toEqual(bytes);
      for (const { lineNumber, entries } of document.sections) {
        expect(document.lines[lineNumber - 1]?.text).toContain('[');
        for (const entry of entries) {
          expect(document.lines[entry.lineNumber - 1]?.text.toLowerCase()).toContain(entry.key);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
