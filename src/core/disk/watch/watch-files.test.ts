import { once } from 'node:events';
import { watch, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { isSilent } from './watchable-filesystem.ts';
import { writeFileAtomically } from '../write/atomic-write.ts';
import { OwnWrites } from './own-writes.ts';
import { watchFiles } from './watch-files.ts';

/** An alarm that rings when told to; `isSet` resolves once somebody has set it. */
class HandAlarm {
  #waiting = new Set<() => void>();
  #onSet: () => void = () => undefined;

  readonly set = (_atMillis: number, callback: () => void): (() => void) => {
    this.#waiting.add(callback);
    this.#onSet();
    return () => void this.#waiting.delete(callback);
  };

  readonly sleep = () => Promise.resolve();

  get pendingCount(): number {
    return this.#waiting.size;
  }

  async isSet(): Promise<void> {
    if (this.#waiting.size > 0) return;
    await new Promise<void>((resolve) => {
      this.#onSet = resolve;
    });
  }

  ring(): void {
    const due = this.#waiting;
    this.#waiting = new Set();
    for (const callback of due) callback();
  }
}

const watching = async (
  prepare: (home: string) => Promise<unknown> = async () => undefined,
  isWatchable?: (folder: string) => boolean,
) => {
  const home = await tempFolder(onTestFinished);
  await prepare(home);
  const places = { configPath: join(home, '.aws', 'config'), ssoCacheDir: join(home, '.aws', 'sso', 'cache') };
  const alarm = new HandAlarm();
  let changes = 0;
  const ownWrites = new OwnWrites();
  const stop = watchFiles(
    { ...places, ownWrites },
    () => (changes += 1),
    { alarm, clock: { nowMillis: () => 0 } },
    isWatchable,
  );
  onTestFinished(stop);
  /** Does something on disk, waits for the watch to notice, and lets the burst settle. */
  const noticed = async (act: () => Promise<unknown>) => {
    await act();
    await alarm.isSet();
    alarm.ring();
  };
  return { home, ...places, ownWrites, alarm, stop, noticed, changes: () => changes };
};

const makeCache = (home: string) => fs.mkdir(join(home, '.aws', 'sso', 'cache'), { recursive: true });

test('a config that is created, replaced by rename or removed is noticed', async () => {
  const { configPath, noticed, changes } = await watching(makeCache);
  await noticed(() => fs.writeFile(configPath, 'a'));
  await noticed(async () => {
    await fs.writeFile(`${configPath}.new`, 'b');
    await fs.rename(`${configPath}.new`, configPath);
  });
  await noticed(() => fs.rm(configPath));
  expect(changes()).toBe(3);
});

test('a write of our own is ignored, and a write of another program to the same file is not', async () => {
  const { ssoCacheDir, ownWrites, noticed, changes } = await watching(makeCache);
  const path = join(ssoCacheDir, 'token.json');
  const beforeRename = (identity: string): void => ownWrites.note(path, identity);
  await noticed(() => writeFileAtomically(path, Buffer.from('ours'), { beforeRename }));
  await noticed(() => writeFileAtomically(path, Buffer.from('ours again'), { beforeRename }));
  expect(changes()).toBe(0);
  await noticed(() => fs.writeFile(path, 'theirs'));
  expect(changes()).toBe(1);
  await noticed(() => fs.rm(path));
  expect(changes()).toBe(2);
});

test('a token file is noticed; other files there are not', async () => {
  const { ssoCacheDir, alarm, noticed, changes } = await watching(makeCache);
  const other = watch(ssoCacheDir);
  onTestFinished(() => other.close());
  const seen = once(other, 'change');
  await fs.writeFile(join(ssoCacheDir, 'token.tmp'), 'a');
  await seen;
  expect(alarm.pendingCount).toBe(0);
  await noticed(() => fs.rename(join(ssoCacheDir, 'token.tmp'), join(ssoCacheDir, 'token.json')));
  expect(changes()).toBe(1);
});

test('a burst is told once', async () => {
  const { ssoCacheDir, noticed, changes } = await watching(makeCache);
  await noticed(async () => {
    for (const name of ['a', 'b', 'c']) await fs.writeFile(join(ssoCacheDir, `${name}.json`), name);
  });
  expect(changes()).toBe(1);
});

test('folders that are missing are waited for, one after the other', async () => {
  const { home, configPath, ssoCacheDir, noticed, changes } = await watching();
  await noticed(() => fs.mkdir(join(home, '.aws')));
  await noticed(() => fs.writeFile(configPath, 'a'));
  await noticed(() => fs.mkdir(join(home, '.aws', 'sso')));
  await noticed(() => fs.mkdir(ssoCacheDir));
  await noticed(() => fs.writeFile(join(ssoCacheDir, 'a.json'), 'a'));
  expect(changes()).toBe(5);
});

test('a folder that is moved away and made again is found again', async () => {
  const { home, ssoCacheDir, configPath, noticed, changes } = await watching(makeCache);
  await noticed(() => fs.rename(join(home, '.aws'), join(home, 'backup')));
  await noticed(() => makeCache(home));
  await noticed(() => fs.writeFile(join(ssoCacheDir, 'a.json'), 'a'));
  await noticed(() => fs.writeFile(configPath, 'a'));
  expect(changes()).toBe(4);
});

test('the target of a symlinked config is watched, and a new target as well', async () => {
  const { home, configPath, noticed, changes } = await watching(async (at) => {
    await makeCache(at);
    for (const name of ['one', 'two']) {
      await fs.mkdir(join(at, name));
      await fs.writeFile(join(at, name, 'aws-config'), name);
    }
    await fs.symlink(join(at, 'one', 'aws-config'), join(at, '.aws', 'config'));
  });
  await noticed(() => fs.writeFile(join(home, 'one', 'aws-config'), 'changed'));
  await noticed(async () => {
    await fs.symlink(join(home, 'two', 'aws-config'), `${configPath}.new`);
    await fs.rename(`${configPath}.new`, configPath);
  });
  await noticed(() => fs.writeFile(join(home, 'two', 'aws-config'), 'changed'));
  expect(changes()).toBe(3);
});

test('after stop nothing is told any more', async () => {
  const { configPath, alarm, stop, changes } = await watching(makeCache);
  await fs.writeFile(configPath, 'a');
  await alarm.isSet();
  stop();
  expect(alarm.pendingCount).toBe(0);
  expect(changes()).toBe(0);
});

test('a symlinked ~/.aws that is pointed elsewhere is noticed, and watched there', async () => {
  const { home, ssoCacheDir, configPath, noticed, changes } = await watching(async (at) => {
    for (const name of ['one', 'two']) await fs.mkdir(join(at, name, 'sso', 'cache'), { recursive: true });
    await fs.symlink(join(at, 'one'), join(at, '.aws'));
  });
  await noticed(() => fs.writeFile(join(ssoCacheDir, 'a.json'), 'a'));
  await noticed(async () => {
    await fs.symlink('two', join(home, 'new'));
    await fs.rename(join(home, 'new'), join(home, '.aws'));
  });
  await noticed(() => fs.writeFile(join(home, 'two', 'sso', 'cache', 'a.json'), 'a'));
  await noticed(() => fs.writeFile(configPath, 'a'));
  expect(changes()).toBe(4);
});

test('every link of a chain is watched', async () => {
  const { home, noticed, changes } = await watching(async (at) => {
    await makeCache(at);
    await fs.mkdir(join(at, 'dotfiles'));
    for (const name of ['a', 'b']) await fs.writeFile(join(at, `config-${name}`), name);
    await fs.symlink(join(at, 'config-a'), join(at, 'dotfiles', 'current'));
    await fs.symlink(join(at, 'dotfiles', 'current'), join(at, '.aws', 'config'));
  });
  await noticed(() => fs.writeFile(join(home, 'config-a'), 'changed'));
  await noticed(async () => {
    await fs.symlink(join(home, 'config-b'), join(home, 'dotfiles', 'new'));
    await fs.rename(join(home, 'dotfiles', 'new'), join(home, 'dotfiles', 'current'));
  });
  await noticed(() => fs.writeFile(join(home, 'config-b'), 'changed'));
  expect(changes()).toBe(3);
});

test('links that lead in a circle are no trouble', async () => {
  const { configPath, noticed, changes } = await watching(async (at) => {
    await makeCache(at);
    await fs.symlink('config', join(at, '.aws', 'config'));
  });
  await noticed(async () => {
    await fs.rm(configPath);
    await fs.writeFile(configPath, 'a');
  });
  expect(changes()).toBe(1);
});

test('a cache folder whose parents are moved away is missed, with the config elsewhere', async () => {
  const { home, ssoCacheDir, noticed, changes } = await watching(async (at) => {
    await makeCache(at);
    await fs.writeFile(join(at, 'config'), '');
    await fs.symlink(join(at, 'config'), join(at, '.aws', 'config'));
  });
  await noticed(() => fs.rename(join(home, '.aws', 'sso'), join(home, 'gone')));
  await noticed(() => fs.mkdir(ssoCacheDir, { recursive: true }));
  await noticed(() => fs.writeFile(join(ssoCacheDir, 'a.json'), 'a'));
  expect(changes()).toBe(3);
});

test('where a file system keeps silent, the files are looked at, and told only if they changed', async () => {
  const { ssoCacheDir, configPath, alarm, changes } = await watching(makeCache, () => false);
  expect(alarm.pendingCount).toBe(1);
  alarm.ring();
  expect([changes(), alarm.pendingCount]).toEqual([0, 1]);
  // No turn of the event loop in between: whatever the file system tells comes too late to be what is tested.
  writeFileSync(join(ssoCacheDir, 'a.json'), 'a');
  alarm.ring();
  expect(changes()).toBe(1);
  writeFileSync(configPath, 'a');
  alarm.ring();
  expect(changes()).toBe(2);
  alarm.ring();
  expect([changes(), alarm.pendingCount]).toEqual([2, 1]);
});

test.each([
  [0x6969, true],
  [-11317950, true],
  [0x01021997, true],
  [0xef53, false],
  [0x01021994, false],
])('a file system of type %i keeps silent: %s', (type, expected) => {
  expect(isSilent(type)).toBe(expected);
});
