import { chmod, chown, mkdir, readdir, readFile, readlink, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { Secret } from '../../secret.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import { shareKeys, type ShareRequest } from './share-keys.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const HOUR = 3_600_000;
const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0.5 };

/** A share of one role on a clock of its own, over keys that are numbered as they are minted. */
async function sharing(change: Partial<ShareRequest> = {}) {
  const dir = change.dir ?? join(await tempFolder(onTestFinished), 'keys');
  const time = new VirtualTime(undefined, true);
  const listeners = new Set<() => void>();
  const troubles: (string | undefined)[] = [];
  const ended = new AbortController();
  const source = {
    minted: 0,
    failure: undefined as string | undefined,
    isSignedOut: false,
  };
  const keys = () => ({
    accountId: role.accountId,
    accessKeyId: `ASIAFAKE${source.minted}`,
    secretAccessKey: new Secret('fake-secret'),
    sessionToken: new Secret('fake-token'),
    expiresAtMillis: time.nowMillis() + HOUR,
  });
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const running = shareKeys(
    {
      dir,
      folderAsRead: dir,
      roles: [{ role, profileName: 'dev' }],
      onReady: isReady,
      onTrouble: (_role, error) => void troubles.push(error?.code),
      signal: ended.signal,
      ...change,
    },
    {
      async issue() {
        if (source.isSignedOut) throw new DaypassError('signInNeeded', { session: 'corp' });
        if (source.failure !== undefined) throw new DaypassError('offline');
        source.minted += 1;
        return keys();
      },
      isSignedOutByPerson: () => source.isSignedOut,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    { alarm: time, clock: time, random },
  );
  running.catch(() => undefined);
  onTestFinished(async () => {
    ended.abort();
    await running.catch(() => undefined);
  });
  const keyId = async () => {
    const { AccessKeyId } = JSON.parse(await readFile(join(dir, 'keys-1.json'), 'utf8'));
    return AccessKeyId;
  };
  return {
    dir,
    time,
    source,
    troubles,
    ready,
    running,
    keyId,
    change: () => listeners.forEach((listener) => listener()),
    async end() {
      ended.abort();
      await running;
    },
  };
}

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test('config and keys are private, renewed before they end, and removed with the folder', async () => {
  const { dir, time, ready, keyId, end } = await sharing();
  await ready;
  expect([await modeOf(dir), await modeOf(join(dir, 'config')), await modeOf(join(dir, 'keys-1.json'))]).toEqual([
    '700',
    '600',
    '600',
  ]);
  expect(await keyId()).toBe('ASIAFAKE1');
  await time.advance(44 * 60_000);
  expect(await keyId()).toBe('ASIAFAKE1');
  await time.advance(2 * 60_000);
  await expect.poll(keyId).toBe('ASIAFAKE2');
  await end();
  await expect(stat(dir)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('keys stay while none can be had, and the trouble is told once at its beginning and end', async () => {
  const { time, source, troubles, ready, keyId } = await sharing();
  await ready;
  source.failure = 'offline';
  await time.advance(50 * 60_000);
  expect([await keyId(), troubles]).toEqual(['ASIAFAKE1', ['offline']]);
  source.failure = undefined;
  await time.advance(60_000);
  await expect.poll(keyId).toBe('ASIAFAKE2');
  expect(troubles).toEqual(['offline', undefined]);
});

test('a sign-out removes the keys at once, and the next sign-in brings new ones', async () => {
  const { dir, source, troubles, ready, change, keyId } = await sharing();
  await ready;
  source.isSignedOut = true;
  change();
  await expect.poll(async () => (await readdir(dir)).filter((name) => name.endsWith('.json'))).toEqual([]);
  await expect.poll(() => troubles).toEqual(['signInNeeded']);
  source.isSignedOut = false;
  change();
  await expect.poll(() => keyId().catch(() => '')).toBe('ASIAFAKE2');
});

describe('a folder', () => {
  test('that was there stays, with what is not ours in it', async () => {
    const dir = await tempFolder(onTestFinished);
    await writeFile(join(dir, 'notes'), 'mine');
    const { ready, end } = await sharing({ dir });
    await ready;
    await end();
    expect(await readdir(dir)).toEqual(['notes']);
  });

  test.each(['config', 'keys-7.json'])('with a %s of the person is left as it is', async (name) => {
    const dir = await tempFolder(onTestFinished);
    await writeFile(join(dir, name), '[default]\n');
    const { running } = await sharing({ dir });
    await expect(running).rejects.toMatchObject({ code: 'fileForbidden', facts: { reason: 'notShared' } });
    expect([await readdir(dir), await readFile(join(dir, name), 'utf8')]).toEqual([[name], '[default]\n']);
  });

  test('that a killed share has left is taken over', async () => {
    const dir = await tempFolder(onTestFinished);
    const first = await sharing({ dir });
    await first.ready;
    const config = await readFile(join(dir, 'config'));
    await first.end();
    await writeFile(join(dir, 'config'), config);
    await writeFile(join(dir, 'keys-2.json'), '{}');
    const { ready } = await sharing({ dir });
    await ready;
    expect((await readdir(dir)).filter((name) => !name.startsWith('.')).toSorted()).toEqual(['config', 'keys-1.json']);
  });

  test('in which another process shares is busy', async () => {
    const { dir, ready } = await sharing();
    await ready;
    const { running } = await sharing({ dir });
    await expect(running).rejects.toMatchObject({ code: 'busy' });
  });

  test('whose config a reader has made a link is not written through it', async () => {
    const dir = await tempFolder(onTestFinished);
    const victim = join(await tempFolder(onTestFinished), 'victim');
    await writeFile(victim, 'mine');
    await symlink(victim, join(dir, 'config'));
    const { running } = await sharing({ dir });
    await expect(running).rejects.toMatchObject({ code: 'fileForbidden' });
    expect(await readFile(victim, 'utf8')).toBe('mine');
  });

  test('whose key file a reader replaces by a link while it is shared: told, and nothing is written through it', async () => {
    const { dir, time, troubles, ready, end } = await sharing();
    const victim = join(await tempFolder(onTestFinished), 'victim');
    await writeFile(victim, 'mine');
    await ready;
    await mkdir(join(dir, 'away'));
    await rename(join(dir, 'keys-1.json'), join(dir, 'away', 'keys-1.json'));
    await symlink(victim, join(dir, 'keys-1.json'));
    await time.advance(46 * 60_000);
    await expect.poll(() => troubles).toEqual(['fileForbidden']);
    await end();
    expect(await readFile(victim, 'utf8')).toBe('mine');
  });
});

test('without keys nothing is written', async () => {
  const dir = join(await tempFolder(onTestFinished), 'keys');
  const time = new VirtualTime();
  const refused = shareKeys(
    {
      dir,
      folderAsRead: dir,
      roles: [{ role }],
      onReady: () => undefined,
      onTrouble: () => undefined,
      signal: new AbortController().signal,
    },
    {
      issue: () => Promise.reject(new DaypassError('signInNeeded')),
      isSignedOutByPerson: () => false,
      subscribe: () => () => undefined,
    },
    { alarm: time, clock: time, random },
  );
  await expect(refused).rejects.toMatchObject({ code: 'signInNeeded' });
  await expect(stat(dir)).rejects.toMatchObject({ code: 'ENOENT' });
});

describe.skipIf(process.platform === 'win32')('in a folder that others may write to', () => {
  const folder = async (mode: number, parentMode = 0o755): Promise<string> => {
    const parent = join(await tempFolder(onTestFinished), 'parent');
    await mkdir(join(parent, 'keys'), { recursive: true });
    await chmod(join(parent, 'keys'), mode);
    await chmod(parent, parentMode);
    return join(parent, 'keys');
  };

  test('they may no longer: a config of theirs would have programs run anything', async () => {
    const { dir, ready, end } = await sharing({ dir: await folder(0o777) });
    await ready;
    expect((await stat(dir)).mode & 0o777).toBe(0o755);
    await end();
  });

  test('nothing is shared where they could replace the folder itself, or a link to it', async () => {
    const open = await folder(0o755, 0o777);
    const refused = { code: 'fileForbidden', facts: { reason: 'replaceable' } };
    await expect((await sharing({ dir: open })).running).rejects.toMatchObject(refused);
    const link = join(await tempFolder(onTestFinished), 'link');
    await symlink(open, link);
    await expect((await sharing({ dir: link })).running).rejects.toMatchObject(refused);
    expect(await readdir(open)).toEqual([]);
  });

  test('a sticky folder above, such as /tmp, is no danger', async () => {
    const { ready, keyId, end } = await sharing({ dir: await folder(0o755, 0o1777) });
    await ready;
    expect(await keyId()).toBe('ASIAFAKE1');
    await end();
  });

  test.skipIf(process.getuid?.() !== 0)('nothing is shared in a folder of another user', async () => {
    const dir = await folder(0o777);
    await chown(dir, 65_534, 65_534);
    const refused = { code: 'fileForbidden', facts: { reason: 'replaceable' } };
    await expect((await sharing({ dir })).running).rejects.toMatchObject(refused);
  });

  test.skipIf(process.getuid?.() !== 0)('the lock is taken only where nobody else could have planted it', async () => {
    const dir = await folder(0o777);
    const victim = await tempFolder(onTestFinished);
    await writeFile(join(victim, 'id_ed25519'), 'mine');
    await symlink(victim, join(dir, '.daypass-share'));
    await chown(dir, 65_534, 65_534);
    const refused = { code: 'fileForbidden', facts: { reason: 'replaceable' } };
    await expect((await sharing({ dir })).running).rejects.toMatchObject(refused);
    // Nothing was set aside and nothing is left.
    expect(await readdir(dir)).toEqual(['.daypass-share']);
    expect(await readlink(join(dir, '.daypass-share'))).toBe(victim);
    expect(await readdir(victim)).toEqual(['id_ed25519']);
  });

  test('nothing is shared where they could replace a folder further up', async () => {
    const open = await folder(0o755, 0o777);
    await mkdir(join(open, 'own', 'keys'), { recursive: true });
    const refused = { code: 'fileForbidden', facts: { reason: 'replaceable' } };
    await expect((await sharing({ dir: join(open, 'own', 'keys') })).running).rejects.toMatchObject(refused);
    await expect((await sharing({ dir: join(open, 'own', 'new') })).running).rejects.toMatchObject(refused);
    expect(await readdir(join(open, 'own'))).toEqual(['keys']);
    const link = join(await tempFolder(onTestFinished), 'link');
    await symlink(join(open, 'own'), link);
    await expect((await sharing({ dir: join(link, 'keys') })).running).rejects.toMatchObject(refused);
  });
});

test('the keys go at the end also where the config was replaced meanwhile', async () => {
  const { dir, ready, running, end } = await sharing();
  await ready;
  await writeFile(join(dir, 'config'), '[default]\nregion = x\n');
  await end().catch(() => undefined);
  await expect(running).rejects.toMatchObject({ code: 'fileForbidden', facts: { reason: 'notShared' } });
  expect(await readdir(dir)).toEqual(['config']);
});
