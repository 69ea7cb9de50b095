import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { patientPorts } from '../disk/testing/instant-ports.ts';
import type { Log } from '../ports.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { SettingsDefaults } from './schema.ts';
import { openSettings } from './store.ts';

const newDir = () => path.join(tempFolder(), 'own');
const quiet: Log = { info: () => undefined, warn: () => undefined };
const defaults: SettingsDefaults = { platform: 'linux', env: {}, locales: ['ja-JP', 'en'] };
const placesIn = (dir: string) => ({ settingsPath: path.join(dir, 'shell.json'), locksDir: path.join(dir, 'locks') });
const open = async (dir: string, overrides: Partial<SettingsDefaults> = {}) => {
  const ports = { ...patientPorts(), log: quiet };
  const store = await openSettings(placesIn(dir), { ...defaults, ...overrides }, ports);
  onTestFinished(() => store.settled());
  return store;
};

test("starts with the system's language and the platform's own shell format", async () => {
  expect((await open(newDir())).now()).toMatchObject({ language: 'ja', lastFormat: 'bash' });
  expect((await open(newDir(), { platform: 'win32', locales: ['fr'] })).now()).toMatchObject({
    language: 'en',
    lastFormat: 'powershell',
  });
});

async function choose(dir: string, change: Partial<Settings>) {
  const store = await open(dir);
  store.set(change);
  await store.settled();
}

test('remembers what was chosen, over the next start', async () => {
  const dir = newDir();
  await choose(dir, { language: 'en' });
  await choose(dir, { lastFormat: 'fish' });
  expect((await open(dir)).now()).toMatchObject({ language: 'en', lastFormat: 'fish' });
});

test('keys go to the vault on a clear word only', async () => {
  const dir = newDir();
  expect((await open(dir)).now().keepKeysInVault).toBe(false);
  await choose(dir, { keepKeysInVault: true });
  expect((await open(dir)).now().keepKeysInVault).toBe(true);
  writeFileSync(path.join(dir, 'shell.json'), '{"keepKeysInVault":"yes"}');
  expect((await open(dir)).now().keepKeysInVault).toBe(false);
});

test('settings that two processes change at once are all kept', async () => {
  const dir = newDir();
  const [app, command] = [await open(dir), await open(dir)];
  await Promise.all([
    app.change({ guardTools: true }),
    command.change({ lastFormat: 'fish' }),
    app.change({ confirmProduction: false }),
    command.change({ language: 'en' }),
  ]);
  const settings = { guardTools: true, confirmProduction: false, lastFormat: 'fish', language: 'en' };
  expect((await open(dir)).now()).toMatchObject(settings);
});

test('DAYPASS_LANGUAGE wins', async () => {
  const dir = newDir();
  await choose(dir, { language: 'ja' });
  expect((await open(dir, { env: { DAYPASS_LANGUAGE: 'en_US.UTF-8' } })).now().language).toBe('en');
});

test.each(['', '{', '[]', '{"language":"xx"}', '{"lastFormat":7}', 'null'])(
  'a foreign file is as none: %j',
  async (text) => {
    const dir = tempFolder();
    writeFileSync(path.join(dir, 'shell.json'), text);
    expect((await open(dir)).now()).toMatchObject({ language: 'ja', lastFormat: 'bash' });
  },
);

test('a disk that refuses is told, and the choice holds until the end', async () => {
  const warn = vi.fn<Log['warn']>();
  const store = await openSettings(placesIn('/dev/null/own'), defaults, { ...patientPorts(), log: { ...quiet, warn } });
  store.set({ language: 'en' });
  await store.settled();
  expect(warn).toHaveBeenCalledOnce();
  expect(store.now().language).toBe('en');
});

test('one field that cannot be read costs only itself', async () => {
  const dir = tempFolder();
  const file = {
    language: 'en',
    clipboardClearedAfterSeconds: -5,
    quietHours: { from: '22:00', to: '7' },
    theme: 'dark',
  };
  writeFileSync(path.join(dir, 'shell.json'), JSON.stringify({ ...file, unknown: 1 }));
  expect((await open(dir)).now()).toMatchObject({
    language: 'en',
    clipboardClearedAfterSeconds: 60,
    quietHours: null,
    theme: 'dark',
  });
});

test('a template or Region that no profile can have is treated as missing', async () => {
  const dir = tempFolder();
  const file = { profileNameTemplate: 'no blank', defaultRegion: 'Frankfurt' };
  writeFileSync(path.join(dir, 'shell.json'), JSON.stringify(file));
  expect((await open(dir)).now()).toMatchObject({
    profileNameTemplate: '{session}-{account}-{role}',
    defaultRegion: '',
  });
});

test('tells who listens what was before and what is now', async () => {
  const store = await open(newDir());
  const heard = vi.fn<(now: Settings, before: Settings) => void>();
  const stop = store.subscribe(heard);
  store.set({ theme: 'light' });
  stop();
  store.set({ theme: 'dark' });
  expect(heard).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ theme: 'light' }),
    expect.objectContaining({ theme: 'system' }),
  );
});

test('what another process of ours writes is taken up, and is not overwritten by a later change', async () => {
  const dir = newDir();
  const store = await open(dir);
  const heard = vi.fn<(now: Settings, before: Settings) => void>();
  store.subscribe(heard);
  await choose(dir, { theme: 'dark' });
  await store.reload();
  expect(store.now().theme).toBe('dark');
  expect(heard).toHaveBeenCalledOnce();
  await store.reload();
  expect(heard).toHaveBeenCalledOnce();

  await choose(dir, { productionPattern: '*live*' });
  await store.change({ theme: 'light' });
  expect((await open(dir)).now()).toMatchObject({ theme: 'light', productionPattern: '*live*' });
});

test('a setting that is changed while the file is read again stays changed', async () => {
  const store = await open(newDir());
  const heard = vi.fn<(now: Settings, before: Settings) => void>();
  await store.change({ noticeBeforeEndMinutes: 1 });
  store.subscribe(heard);
  for (let minutes = 2; minutes < 30; minutes += 1) {
    const reloading = store.reload();
    store.set({ noticeBeforeEndMinutes: minutes });
    await reloading;
    expect(store.now().noticeBeforeEndMinutes).toBe(minutes);
  }
  expect(heard.mock.calls.map(([{ noticeBeforeEndMinutes }]) => noticeBeforeEndMinutes)).toEqual(
    Array.from({ length: 28 }, (_, at) => at + 2),
  );
});
