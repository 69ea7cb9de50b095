import { readFileSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { isHeld, withFileLock } from './file-lock.ts';
import { identityText, ownIdentity } from './process-identity.ts';
import { startChild } from '../testing/child-process.ts';
import { instantPorts } from '../testing/instant-ports.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const wait = { ...instantPorts(NOW), waitMillis: 2_000 };
const importLock = `import { withFileLock } from ${JSON.stringify(new URL('./file-lock.ts', import.meta.url))};`;

const lockIn = async () => {
  const folder = await tempFolder(onTestFinished);
  return { folder, lockPath: join(folder, 'locks', 'session.lock') };
};

/** Holds the lock until it is killed or hears a line. */
const startHolder = async (lockPath: string) => {
  const holder = startChild(`${importLock}
    await withFileLock(${JSON.stringify(lockPath)}, { ...ports, waitMillis: 0 }, async () => {
      console.log('held');
      await told();
    });
    console.log('released');
    process.exit(0);
  `);
  expect(await holder.line()).toBe('held');
  return holder;
};

test('answers what the action answers, and leaves nothing behind, also when it fails', async () => {
  const { folder, lockPath } = await lockIn();
  expect(await withFileLock(lockPath, wait, async () => 'done')).toBe('done');
  await expect(withFileLock(lockPath, wait, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir(join(folder, 'locks'))).toEqual([]);
});

test('actions of one process run one after the other', async () => {
  const { lockPath } = await lockIn();
  let running = 0;
  const most: number[] = [];
  const action = async () => {
    running += 1;
    most.push(running);
    await wait.alarm.sleep(1);
    running -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => withFileLock(lockPath, { ...wait, waitMillis: 1e9 }, action)));
  expect(most).toEqual(Array.from({ length: 20 }, () => 1));
});

test('a living holder makes others busy after their wait, and the lock is free once it is done', async () => {
  const { lockPath } = await lockIn();
  const holder = await startHolder(lockPath);
  const refused = withFileLock(lockPath, wait, async () => 'mine');
  await expect(refused).rejects.toMatchObject({ code: 'busy', facts: { path: lockPath } });
  expect(await isHeld(lockPath)).toBe(true);
  holder.say('go on');
  expect(await holder.line()).toBe('released');
  expect(await withFileLock(lockPath, wait, async () => 'mine')).toBe('mine');
  expect(await holder.exited()).toBe(0);
});

test('a signal ends the wait with its reason', async () => {
  const { folder, lockPath } = await lockIn();
  const holder = await startHolder(lockPath);
  const controller = new AbortController();
  const waiting = withFileLock(lockPath, { ...wait, waitMillis: 1e9, signal: controller.signal }, async () => 'mine');
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await holder.kill();
  expect(await readdir(join(folder, 'locks'))).toEqual(['session.lock']);
});

test('the lock of a killed holder is taken over at once, by one taker at a time', async () => {
  const { folder, lockPath } = await lockIn();
  const inside = join(folder, 'inside');
  const takers = Array.from({ length: 4 }, () =>
    startChild(`${importLock}
      import { open, unlink } from 'node:fs/promises';
      const inside = ${JSON.stringify(inside)};
      console.log('ready');
      for (;;) {
        if (await told() === 'end') process.exit(0);
        await withFileLock(${JSON.stringify(lockPath)}, { ...ports, waitMillis: 60_000 }, async () => {
          await (await open(inside, 'wx')).close();
          await unlink(inside);
        }).then(() => console.log('alone'), (error) => console.log(String(error)));
      }
    `),
  );
  await Promise.all(takers.map((taker) => taker.line()));
  for (let round = 0; round < 4; round += 1) {
    const holder = await startHolder(lockPath);
    await holder.kill();
    for (const taker of takers) taker.say('take');
    expect(await Promise.all(takers.map((taker) => taker.line()))).toEqual(takers.map(() => 'alone'));
  }
  for (const taker of takers) taker.say('end');
  await Promise.all(takers.map((taker) => taker.exited()));
  expect(await readdir(join(folder, 'locks'))).toEqual([]);
});

test('eight processes that count in one file lose no count', async () => {
  const { folder, lockPath } = await lockIn();
  const counter = join(folder, 'counter');
  await writeFile(counter, '0');
  const counters = Array.from({ length: 8 }, () =>
    startChild(`${importLock}
      import { readFile, writeFile } from 'node:fs/promises';
      const counter = ${JSON.stringify(counter)};
      for (let times = 0; times < 10; times += 1) {
        await withFileLock(${JSON.stringify(lockPath)}, { ...ports, waitMillis: 60_000 }, async () => {
          const count = Number(await readFile(counter, 'utf8'));
          await writeFile(counter, String(count + 1));
        });
      }
      process.exit(0);
    `),
  );
  expect(await Promise.all(counters.map((child) => child.exited()))).toEqual(counters.map(() => 0));
  expect(await readFile(counter, 'utf8')).toBe('80');
});

test('a holder of whom nothing can be told counts as dead after ten minutes, not before', async () => {
  const { lockPath } = await lockIn();
  await mkdir(lockPath, { recursive: true });
  const holder = join(lockPath, 'another-host_1_77.1');
  await writeFile(holder, '');
  await utimes(holder, NOW / 1000, (NOW - 9 * 60_000) / 1000);
  await expect(withFileLock(lockPath, wait, async () => 'mine')).rejects.toMatchObject({ code: 'busy' });
  await utimes(holder, NOW / 1000, (NOW - 11 * 60_000) / 1000);
  expect(await withFileLock(lockPath, wait, async () => 'mine')).toBe('mine');
});

test('a lock that cannot be made is a failure of the disk, not a wait', async () => {
  const { folder } = await lockIn();
  await writeFile(join(folder, 'locks'), 'a file in the place of the folder');
  const refused = withFileLock(join(folder, 'locks', 'x.lock'), wait, async () => 'mine');
  await expect(refused).rejects.toMatchObject({ code: 'diskFailed' });
});

test.runIf(process.platform === 'linux')(
  'a planted lock that names pid 1, or is no lock, holds nobody up',
  async () => {
    const { folder, lockPath } = await lockIn();
    const start = readFileSync('/proc/1/stat', 'latin1').split(') ')[1]?.split(' ')[19] ?? '';
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
    const init = identityText({ ...ownIdentity(), pid: 1, start: `${boot}-${start}` });
    const uid = process.geteuid?.() ?? 0;
    const geteuid = vi.spyOn(process, 'geteuid').mockReturnValue(uid === 0 ? 1501 : uid);
    onTestFinished(() => geteuid.mockRestore());
    await mkdir(lockPath, { recursive: true });
    await writeFile(join(lockPath, `${init}.1`), '');
    // Root runs these tests in containers: its file stands for that of another user then.
    if (uid === 0) await chown(join(lockPath, `${init}.1`), 1501, 0);
    const atOnce = { ...wait, waitMillis: 0 };
    expect(await isHeld(lockPath)).toBe(false);
    expect(await withFileLock(lockPath, atOnce, async () => 'had')).toBe('had');

    await writeFile(lockPath, '');
    expect(await withFileLock(lockPath, atOnce, async () => 'had')).toBe('had');
    await rm(lockPath, { force: true });
    await symlink(folder, lockPath);
    const own = join(folder, `${identityText(ownIdentity())}.1`);
    await writeFile(own, '');
    expect(await isHeld(lockPath)).toBe(false);
    await rm(own);
    expect(await withFileLock(lockPath, atOnce, async () => 'had')).toBe('had');
    expect(await readdir(folder)).toEqual(['locks']);
  },
);

describe('in the place of the lock', () => {
  const OLD_SECONDS = (NOW - 86_400_000) / 1000;

  /** A folder with old files of the person's, one of them named as if it were a holder that is gone. */
  async function victimFolder() {
    const victim = await tempFolder(onTestFinished);
    const names = ['config.bak.1', 'id_ed25519', identityText({ ...ownIdentity(), pid: 4_194_304, start: '' }) + '.1'];
    for (const name of names) {
      await writeFile(join(victim, name), 'mine');
      await utimes(join(victim, name), OLD_SECONDS, OLD_SECONDS);
    }
    return { victim, isWhole: async () => expect(await readdir(victim)).toEqual(names.toSorted()) };
  }

  test('a link that cannot be set aside is refused, and nothing is removed behind it', async () => {
    const { lockPath } = await lockIn();
    const { victim, isWhole } = await victimFolder();
    await mkdir(dirname(lockPath));
    await symlink(victim, lockPath);
    // A folder of the name that the link would get: a watcher of the folder can make one in time.
    const stagings = Array.from(
      { length: 1_000 },
      (_, at) => `${lockPath}.${identityText(ownIdentity())}.${at}.taking`,
    );
    await Promise.all(stagings.map((staging) => mkdir(`${staging}.planted`)));
    const refused = withFileLock(lockPath, wait, async () => 'mine');
    await expect(refused).rejects.toMatchObject({ code: 'fileForbidden', facts: { path: lockPath } });
    await isWhole();
  });

  test('a link that comes while the lock is waited for is set aside', async () => {
    const { lockPath } = await lockIn();
    const { victim, isWhole } = await victimFolder();
    await mkdir(lockPath, { recursive: true });
    await writeFile(join(lockPath, `${identityText(ownIdentity())}.0`), '');
    const sleep = async () => {
      await rm(lockPath, { recursive: true });
      await symlink(victim, lockPath);
    };
    const planted = { ...wait, alarm: { ...wait.alarm, sleep } };
    expect(await withFileLock(lockPath, planted, async () => 'mine')).toBe('mine');
    await isWhole();
  });

  test('a folder with files of somebody else is set aside with them, once it has been there for long', async () => {
    const { folder, lockPath } = await lockIn();
    await mkdir(lockPath, { recursive: true });
    await writeFile(join(lockPath, 'notes'), 'mine');
    await utimes(join(lockPath, 'notes'), OLD_SECONDS, OLD_SECONDS);
    await utimes(lockPath, NOW / 1000, NOW / 1000);
    await expect(withFileLock(lockPath, wait, async () => 'mine')).rejects.toMatchObject({ code: 'busy' });
    await utimes(lockPath, OLD_SECONDS, OLD_SECONDS);
    expect(await withFileLock(lockPath, wait, async () => 'mine')).toBe('mine');
    const [aside = ''] = await readdir(join(folder, 'locks'));
    expect(await readFile(join(folder, 'locks', aside, 'notes'), 'utf8')).toBe('mine');
  });
});

test('another folder in the place of a staging keeps what is in it', async () => {
  const { lockPath } = await lockIn();
  const staging = `${lockPath}.${identityText({ ...ownIdentity(), pid: 4_194_304, start: '' })}.1.taking`;
  await mkdir(staging, { recursive: true });
  await writeFile(join(staging, 'notes'), 'mine');
  expect(await withFileLock(lockPath, wait, async () => 'had')).toBe('had');
  expect(await readFile(join(staging, 'notes'), 'utf8')).toBe('mine');
});
