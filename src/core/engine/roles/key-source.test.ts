import { expect, test } from 'vitest';
import { keySource } from './key-source.ts';

const role = { sourceId: 'assumed-role:a', accountId: '111122223333', roleName: 'Admin' };

const sourceFor = (resolved: object) =>
  keySource({
    state: undefined as never,
    subscribe: () => () => undefined,
    reload: () => Promise.resolve(),
    issue: () => Promise.reject(new Error('not asked')),
    resolveRole: () => Promise.resolve({ ...role, ...resolved }),
  });

test('a role of which the keys begin with those of the environment is refused: the caller’s may be others', async () => {
  await expect(sourceFor({ environmentProfile: 'a' }).resolveRole({ profileName: 'b' })).rejects.toMatchObject({
    code: 'assumedRoleInvalid',
    facts: { profile: 'a', problem: 'noEnvironment' },
  });
  expect(await sourceFor({}).resolveRole({ profileName: 'b' })).toEqual(role);
});
