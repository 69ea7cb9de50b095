import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import { changeStoredKeys, readStoredKeys } from './credentials-file-registry.ts';
import {
  CredentialsFileRefresher,
  type StoredKeysSession,
  type KeysAt,
  type KeysFile,
} from './credentials-file-refresher.ts';

const ROLE: RoleRef = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A refresher over a file in memory; the clock stands still until it is told to go. */
async function setUpRefresher({ mintFails }: { mintFails?: () => DaypassError | undefined } = {}) {
  const listPath = join(await tempFolder(onTestFinished), 'kept-keys.json');
  const time = new VirtualTime(0);
  const shelf = new Map<string, KeysAt>();
  const log: string[] = [];
  const world: { session: StoredKeysSession; minted: number } = { session: 'held', minted: 0 };
  const file: KeysFile = {
    at: (name) => Promise.resolve(shelf.get(name) ?? { at: 'gone' }),
    async put({ profileName, role }, { accessKeyId, expiresAtMillis }) {
      shelf.set(profileName, { at: 'ours', accessKeyId, expiresAtMillis });
      await changeStoredKeys(listPath, { profileName, role });
      log.push(`put ${accessKeyId}`);
      return true;
    },
    async takeOut({ profileName, role }, forGood) {
      if (shelf.get(profileName)?.at === 'ours') shelf.delete(profileName);
      await changeStoredKeys(listPath, { profileName, ...(!forGood && { role, isAway: true as const }) });
      log.push(forGood ? 'out for good' : 'out');
    },
  };
  const mint = (role: RoleRef): Promise<RoleCredentials> => {
    const failure = mintFails?.();
    if (failure) return Promise.reject(failure);
    world.minted += 1;
    return Promise.resolve({
      accountId: role.accountId,
      accessKeyId: `ASIAFAKE${world.minted}`,
      secretAccessKey: new Secret('fake'),
      sessionToken: new Secret('fake'),
      expiresAtMillis: time.nowMillis() + HOUR,
    });
  };
  const refresher = new CredentialsFileRefresher(
    { clock: time, alarm: time, log: { info: () => undefined, warn: (event) => void log.push(event) } },
    listPath,
    file,
    mint,
    () => world.session,
  );
  onTestFinished(() => refresher.stop());
  const storeKeys = async (expiresAtMillis = HOUR) => {
    await changeStoredKeys(listPath, { profileName: 'amplify', role: ROLE });
    shelf.set('amplify', { at: 'ours', accessKeyId: 'ASIAFAKE0', expiresAtMillis });
  };
  const pass = async (millis: number) => {
    await time.advance(millis);
    await refresher.look();
  };
  return { refresher, storeKeys, pass, time, shelf, log, world, list: () => readStoredKeys(listPath) };
}

describe('while the session is held', () => {
  test('keys are renewed ten minutes before their end, by the alarm alone, again and again', async () => {
    const { refresher, storeKeys, time, log, shelf } = await setUpRefresher();
    await storeKeys();
    refresher.start();
    await refresher.look();
    await time.advance(49 * MINUTE);
    expect(log).toStrictEqual([]);
    for (let round = 1; round <= 3; round += 1) {
      await time.advance(50 * MINUTE);
      await refresher.look();
      expect(log.at(-1)).toBe(`put ASIAFAKE${round}`);
    }
    expect(log).toHaveLength(3);
    expect(shelf.get('amplify')).toMatchObject({ accessKeyId: 'ASIAFAKE3' });
  });

  test('any number of looks at once mint once', async () => {
    const { refresher, storeKeys, world, time } = await setUpRefresher();
    await storeKeys();
    refresher.start();
    time.jump(55 * MINUTE);
    await Promise.all([refresher.look(), refresher.look(), refresher.look()]);
    expect(world.minted).toBe(1);
  });

  test('keys that the key ring still holds for good are not written again, and not asked for in a storm', async () => {
    const { refresher, storeKeys, log, time, shelf, world } = await setUpRefresher();
    await storeKeys(5 * MINUTE);
    shelf.set('amplify', { at: 'ours', accessKeyId: 'ASIAFAKE1', expiresAtMillis: 5 * MINUTE });
    refresher.start();
    await refresher.look();
    expect(log).toStrictEqual([]);
    expect(time.pendingCount).toBe(1);
    expect(world.minted).toBe(1);
  });

  test('a failure is tried again in a minute; at their end keys that could not be renewed go, and come back', async () => {
    let isDown = true;
    const { refresher, storeKeys, pass, log, list } = await setUpRefresher({
      mintFails: () => (isDown ? new DaypassError('offline') : undefined),
    });
    await storeKeys();
    refresher.start();
    await pass(55 * MINUTE);
    expect(log.every((line) => line === 'keptKeysNotTended')).toBe(true);
    await pass(6 * MINUTE);
    expect(log).toContain('out');
    expect(await list()).toStrictEqual([{ profileName: 'amplify', role: ROLE, isAway: true }]);
    isDown = false;
    await pass(2 * MINUTE);
    expect(log.at(-1)).toBe('put ASIAFAKE1');
    expect(await list()).toStrictEqual([{ profileName: 'amplify', role: ROLE }]);
  });

  test.each<[string, KeysAt]>([
    ['took the keys away', { at: 'gone' }],
    ['put others there', { at: 'notOurs' }],
  ])('where someone %s, that is theirs to decide', async (_, place) => {
    const { refresher, storeKeys, shelf, world, list } = await setUpRefresher();
    await storeKeys();
    shelf.set('amplify', place);
    refresher.start();
    await refresher.look();
    expect(await list()).toStrictEqual([]);
    expect(shelf.get('amplify')).toStrictEqual(place);
    expect(world.minted).toBe(0);
  });
});

describe('when the session is over', () => {
  test('ended by someone: the keys go at once and come back with the next sign-in', async () => {
    const { refresher, storeKeys, log, world, shelf } = await setUpRefresher();
    await storeKeys();
    refresher.start();
    world.session = 'ended';
    await refresher.look();
    expect(shelf.size).toBe(0);
    world.session = 'held';
    await refresher.look();
    expect(log).toStrictEqual(['out', 'put ASIAFAKE1']);
  });

  test('expired: the keys live out their life, then go', async () => {
    const { refresher, storeKeys, pass, log, world } = await setUpRefresher();
    await storeKeys();
    refresher.start();
    world.session = 'expired';
    await pass(59 * MINUTE);
    expect(log).toStrictEqual([]);
    await pass(2 * MINUTE);
    expect(log).toStrictEqual(['out']);
  });

  test('signed out: for good, though nothing runs; the keys of other sessions stay', async () => {
    const { refresher, storeKeys, shelf, list, log } = await setUpRefresher();
    await storeKeys();
    await refresher.endSession('other');
    expect(shelf.size).toBe(1);
    await refresher.endSession('corp');
    expect(shelf.size).toBe(0);
    expect(log).toStrictEqual(['out for good']);
    expect(await list()).toStrictEqual([]);
  });
});

test('what a crash or a switched-off machine left behind is seen to at the next start', async () => {
  const { refresher, storeKeys, world, log } = await setUpRefresher();
  await storeKeys(-1);
  world.session = 'expired';
  refresher.start();
  await refresher.look();
  expect(log).toStrictEqual(['out']);
});

test('before the start and after the stop nothing happens', async () => {
  const { refresher, storeKeys, log, time } = await setUpRefresher();
  await storeKeys(-1);
  await refresher.look();
  refresher.start();
  await refresher.look();
  await refresher.stop();
  await time.advance(2 * HOUR);
  await refresher.look();
  expect(log).toStrictEqual(['put ASIAFAKE1']);
  expect(time.pendingCount).toBe(0);
});
