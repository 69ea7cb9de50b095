import { constants } from 'node:os';
import { expect, test } from 'vitest';
import { errnoOf, toDiskError } from './disk-error.ts';

const thrown = (code: string, errno: number) => Object.assign(new Error(code), { code, errno });

test.each([
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EACCES', 'fileForbidden'],
  ['EPERM', 'fileForbidden'],
  ['EROFS', 'fileForbidden'],
  ['EIO', 'diskFailed'],
] as const)('%s is told as %s', (code, told) => {
  expect(toDiskError(thrown(code, -1), '/x')).toMatchObject({ code: told, facts: { path: '/x', errno: code } });
});

test.skipIf(process.platform === 'win32')('a full quota is told also where libuv has no name for it', () => {
  const { EDQUOT } = constants.errno;
  const quota = thrown(`Unknown system error -${EDQUOT}`, -EDQUOT);
  expect(toDiskError(quota, '/x')).toMatchObject({ code: 'diskFull', facts: { path: '/x', errno: 'EDQUOT' } });
});

test('an error nobody has a name for keeps its own, and what is no system error has none', () => {
  expect(errnoOf(thrown('Unknown system error -99999', -99_999))).toBe('Unknown system error -99999');
  expect(errnoOf(new Error('x'))).toBeUndefined();
  expect(errnoOf('ENOENT')).toBeUndefined();
});
