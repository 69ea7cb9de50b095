import { expect, test } from 'vitest';
import { parseProfilesIni } from './firefox-profiles.ts';

/** As Firefox 128 writes it, with two installations. */
const REAL = `[Install4F96D1932A9F858E]
Default=k3v7lb0q.default-release
Locked=1

[Profile2]
Name=work
IsRelative=0
Path=/home/person/firefox work

[Profile1]
Name=default
IsRelative=1
Path=5rq1x2ab.default
Default=1

[Profile0]
Name=default-release
IsRelative=1
Path=k3v7lb0q.default-release

[General]
StartWithLastProfile=1
Version=2
`;

test('profiles with their folders, the one that Firefox starts with first', () => {
  expect(parseProfilesIni(REAL)).toEqual([
    { name: 'default-release', path: 'k3v7lb0q.default-release', isRelative: true, isDefault: true, isNameWhole: true },
    { name: 'work', path: '/home/person/firefox work', isRelative: false, isDefault: false, isNameWhole: true },
    { name: 'default', path: '5rq1x2ab.default', isRelative: true, isDefault: false, isNameWhole: true },
  ]);
});

test('before Firefox 67 there are no installations, and the default is marked', () => {
  const old = REAL.replace(/^\[Install[^[]*/, '');
  expect(parseProfilesIni(old)[0]).toMatchObject({ name: 'default', isDefault: true });
  expect(parseProfilesIni(`\uFEFF${old.replaceAll('\n', '\r\n')}`)[0]).toMatchObject({ name: 'default' });
});

const profile = (lines: string) => parseProfilesIni(`[Profile0]\n${lines}\n`);

test('a name that ini cuts is told, a path that it cuts is nobody’s', () => {
  expect(profile('Name=a;b\nPath=x')).toEqual([expect.objectContaining({ name: 'a', isNameWhole: false })]);
  expect(profile('Name="quoted"\nPath=x')).toEqual([expect.objectContaining({ isNameWhole: false })]);
  expect(profile('Name=a\nPath=x#y')).toEqual([]);
});

test('words that ini makes other things of are names still', () => {
  expect(profile('Name=true\nPath=x')).toEqual([expect.objectContaining({ name: 'true', isNameWhole: true })]);
  expect(profile('Name=null\nPath=x')).toEqual([expect.objectContaining({ name: 'null' })]);
});

test.each([
  '',
  '[Profile0]',
  '[Profile0]\nName=a',
  '[Profile0]\nPath=x',
  '[Profile0]\nName[]=a\nPath=x',
  '[Profile.0]\nName=a\nPath=x',
  '[__proto__]\nName=a\nPath=x',
  '[Profile0]\nName=a\nPath=x\u0000y',
  'Name=a\nPath=x',
  '\u0000\u0001\u0002',
])('%j holds none', (text) => {
  expect(parseProfilesIni(text)).toEqual([]);
});

test('a huge file is none, and of many profiles some', () => {
  expect(parseProfilesIni(`${REAL}${'x'.repeat(2 * 1024 * 1024)}`)).toEqual([]);
  const many = Array.from({ length: 5000 }, (_, n) => `[Profile${n}]\nName=p${n}\nPath=p${n}\n`).join('');
  expect(parseProfilesIni(many)).toHaveLength(500);
});
