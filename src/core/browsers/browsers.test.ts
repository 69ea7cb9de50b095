import { watch } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installedBrowsers } from './browsers.ts';

/** Programs that only write down how they were started; POSIX, as the scripts are. */
const PAGE = 'https://corp.awsapps.com/start/#/console?account_id=111111111111&role_name=A;touch%20evil';
let homeDir: string;

beforeEach(async () => {
  homeDir = await mkdtemp(join(tmpdir(), 'daypass-browsers-'));
  await mkdir(join(homeDir, 'bin'));
  await mkdir(join(homeDir, 'started'));
});
afterEach(() => rm(homeDir, { recursive: true }));

const program = (name: string) =>
  writeFile(
    join(homeDir, 'bin', name),
    `#!/bin/sh\n{ printf '%s\\n' "$@"; env | grep -E '^(ELECTRON|DAYPASS|KEPT)'; } >"$HOME/started/.new"\nmv "$HOME/started/.new" "$HOME/started/argv"\n`,
    { mode: 0o755 },
  );
const file = async (path: string, text: string) => {
  await mkdir(join(homeDir, path, '..'), { recursive: true });
  await writeFile(join(homeDir, path), text);
};
const machine = () =>
  installedBrowsers({
    platform: 'linux',
    homeDir,
    env: {
      HOME: homeDir,
      PATH: `${join(homeDir, 'bin')}:/usr/bin:/bin`,
      XDG_DATA_DIRS: join(homeDir, 'none'),
      ELECTRON_RUN_AS_NODE: '1',
      DAYPASS_TESTING: '1',
      KEPT: 'yes',
    },
  });
/** What the program was started with, once it was. */
const started = async (act: () => Promise<void>) => {
  const watcher = watch(join(homeDir, 'started'));
  const written = new Promise<void>((resolve) => {
    watcher.on('change', (_kind, name) => {
      if (name === 'argv') resolve();
    });
  });
  await act();
  await written;
  watcher.close();
  return (await readFile(join(homeDir, 'started/argv'), 'utf8')).trimEnd().split('\n');
};

test('a page is opened in the chosen profile, as one argument, without our own environment', async () => {
  await program('google-chrome');
  const name = 'Work $(touch evil) "\'&';
  await file(
    '.config/google-chrome/Local State',
    JSON.stringify({ profile: { info_cache: { 'Profile 1; touch evil': { name } } } }),
  );
  const browsers = machine();
  const listed = await browsers.list('en');
  expect(listed.find(({ browserId }) => browserId === 'chrome')).toEqual({
    browserId: 'chrome',
    name: 'Google Chrome',
    profiles: [{ profileId: 'Profile 1; touch evil', name }],
    containers: [],
  });
  const choice = { browserId: 'chrome', profileId: 'Profile 1; touch evil' };
  expect(await started(() => browsers.open(choice, PAGE))).toEqual([
    '--profile-directory=Profile 1; touch evil',
    PAGE,
    'KEPT=yes',
  ]);
});

test('a container of Firefox', async () => {
  await program('librewolf');
  await file('.librewolf/profiles.ini', '[Profile0]\nName=default\nIsRelative=1\nPath=a.b\n');
  await file('.librewolf/a.b/containers.json', JSON.stringify({ identities: [{ public: true, name: 'AWS' }] }));
  expect((await started(() => machine().open({ browserId: 'librewolf', container: 'AWS' }, PAGE)))[0]).toBe(
    `ext+container:name=AWS&url=${encodeURIComponent(PAGE)}`,
  );
});

test('a program that can’t be started, and a browser that is gone, are told', async () => {
  await writeFile(join(homeDir, 'bin', 'vivaldi'), '#!/no/such/interpreter\n', { mode: 0o755 });
  await expect(machine().open({ browserId: 'vivaldi' }, PAGE)).rejects.toMatchObject({ code: 'browserNotOpened' });
  await expect(machine().open({ browserId: 'brave' }, PAGE)).rejects.toMatchObject({ code: 'browserUnknown' });
});

test('folders and pipes where files should be are passed over', async () => {
  await program('google-chrome');
  await mkdir(join(homeDir, '.config/google-chrome/Local State'), { recursive: true });
  expect((await machine().list('en')).find(({ browserId }) => browserId === 'chrome')?.profiles).toEqual([]);
});
