import { expect, test } from 'vitest';
import { homeFolder } from './home-folder.ts';

const account = () => '/home/ann';

test.each([
  ['linux', '/data/ann', '/data/ann'],
  ['linux', '', '/home/ann'],
  ['linux', 'ann', '/home/ann'],
  ['linux', './ann', '/home/ann'],
  ['linux', '~', '/home/ann'],
  ['darwin', '', '/home/ann'],
] as const)('on %s a HOME of %j is %s', (platform, named, expected) => {
  expect(homeFolder(platform, () => named, account)).toBe(expected);
});

test.each([
  ['D:\\ann', 'D:\\ann'],
  ['d:/ann', 'd:/ann'],
  ['\\\\server\\ann', '\\\\server\\ann'],
  ['', 'C:\\Users\\ann'],
  ['ann', 'C:\\Users\\ann'],
  ['\\ann', 'C:\\Users\\ann'],
  ['C:ann', 'C:\\Users\\ann'],
])('on Windows a USERPROFILE of %j is %s', (named, expected) => {
  const ofAccount = () => 'C:\\Users\\ann';
  expect(homeFolder('win32', () => named, ofAccount)).toBe(expected);
});

test('a user without an account and without a full HOME has no home folder', () => {
  const noAccount = () => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  };
  expect(homeFolder('linux', () => '/data/ann', noAccount)).toBe('/data/ann');
  for (const named of [() => '', noAccount]) {
    expect(() => homeFolder('linux', named, noAccount)).toThrow('homeUnknown');
  }
  expect(() =>
    homeFolder(
      'linux',
      () => '',
      () => '',
    ),
  ).toThrow('homeUnknown');
});
