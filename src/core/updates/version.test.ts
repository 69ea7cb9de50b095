import { expect, test } from 'vitest';
import { isNewer, releaseVersion } from './version.ts';

test.each([
  ['v0.2.0', '0.2.0'],
  ['0.2.0', '0.2.0'],
  ['v12.34.56', '12.34.56'],
])('%s is the tag of release %s', (tag, version) => {
  expect(releaseVersion(tag)).toBe(version);
});

test.each([
  'v0.2.0-beta.1',
  'v0.2.0+build',
  'v0.2',
  'v0.2.0.1',
  'latest',
  '',
  'v0.2.0\n',
  'v0.2.0\u001B[31m',
  'v0.2.\u202E0',
  'v٠.٢.٠',
  'v0.2.0; rm -rf ~',
  'v0.2.999999',
  `v${'1'.repeat(9999)}.0.0`,
  undefined,
  null,
  7,
  {},
  ['v0.2.0'],
])('%j is the tag of no release', (tag) => {
  expect(releaseVersion(tag)).toBeUndefined();
});

test.each([
  ['0.2.0', '0.1.0', true],
  ['0.10.0', '0.9.9', true],
  ['1.0.0', '0.99.99', true],
  ['0.1.1', '0.1.0', true],
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.2.0', false],
  ['0.9.9', '0.10.0', false],
  ['0.1.9', '1.0.0', false],
  ['0.2.0', '0.2.0-test.1', true],
  ['0.1.0', '0.2.0-test.1', false],
  ['0.2.0', 'unknown', false],
])('%s after %s: %j', (release, build, isAfter) => {
  expect(isNewer(release, build)).toBe(isAfter);
});
