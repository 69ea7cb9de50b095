import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { identityText, ownIdentity } from '../../../disk/write/process-identity.ts';
import { sweepStrays } from './remove-stray-files.ts';
import { tempFolder } from '../../../disk/testing/temp-folder.ts';
import { tokenFilePath } from './token-cache.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const clock = { nowMillis: () => NOW };
const corp = { name: 'corp' };
/** A process of this machine that is certainly not there: ids end far below. */
const dead = identityText({ ...ownIdentity(), pid: 2 ** 30 });
const living = identityText(ownIdentity());
const unknown = identityText({ host: 'another-host', pid: 7, start: '' });

const homeWith = async (...files: readonly string[]) => {
  const home = await tempFolder(onTestFinished);
  const places = {
    configPath: join(home, '.aws', 'config'),
    credentialsPath: join(home, '.aws', 'credentials'),
    ssoCacheDir: join(home, '.aws', 'sso', 'cache'),
    loginCacheDir: join(home, '.aws', 'login', 'cache'),
  };
  for (const file of files) {
    await mkdir(dirname(join(home, file)), { recursive: true });
    await writeFile(join(home, file), 'half a tok');
  }
  const own = { dir: join(home, 'own'), electronDir: join(home, 'own', 'electron') };
  const sweep = () => sweepStrays(places, own, [tokenFilePath(places.ssoCacheDir, corp)], clock);
  const found = async () => {
    const entries = await readdir(home, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  return { home, places, sweep, found };
};

test('what dead writers left goes from every folder we write to, whatever file it was for', async () => {
  const { sweep, found } = await homeWith(
    `.aws/.config.${dead}.1.daypass-tmp`,
    `.aws/.credentials.${dead}.1.daypass-tmp`,
    `.aws/sso/cache/.0123.json.${dead}.2.daypass-tmp`,
    `own/.preferences.json.${dead}.3.daypass-tmp`,
    `own/registrations/.0123.json.${dead}.4.daypass-tmp`,
    `own/backups/7/.record.json.${dead}.5.daypass-tmp`,
  );
  await sweep();
  expect(await found()).toEqual([]);
});

test('what is not ours, or not surely dead, stays', async () => {
  const names = [
    `.config.${living}.1.daypass-tmp`,
    `.config.${unknown}.1.daypass-tmp`,
    '.daypass-tmp',
    '.config.1.daypass-tmp',
    `.config.${dead}.1.tmp`,
    'config',
  ];
  const electrons = `.x.${dead}.1.daypass-tmp`;
  const { home, sweep, found } = await homeWith(...names.map((name) => `.aws/${name}`), `own/electron/${electrons}`);
  await utimes(join(home, '.aws', names[1] ?? ''), NOW / 1000, NOW / 1000 - 3_000);
  await sweep();
  expect((await found()).toSorted()).toEqual([...names, electrons].toSorted());
});

test('a writer of whom nothing can be told counts as dead after an hour', async () => {
  const stray = `.aws/.config.${unknown}.1.daypass-tmp`;
  const { home, sweep, found } = await homeWith(stray);
  await utimes(join(home, stray), NOW / 1000, NOW / 1000 - 4_000);
  await sweep();
  expect(await found()).toEqual([]);
});

test('linked files are cleared up after where they really lie, there or not', async () => {
  const { home, places, sweep, found } = await homeWith(
    `dotfiles/.aws-config.${dead}.1.daypass-tmp`,
    `elsewhere/.token.${dead}.1.daypass-tmp`,
    'elsewhere/token',
  );
  await mkdir(places.ssoCacheDir, { recursive: true });
  await symlink('../dotfiles/aws-config', places.configPath);
  await symlink(join(home, 'elsewhere', 'token'), tokenFilePath(places.ssoCacheDir, corp));
  await sweep();
  expect(await found()).toEqual(['token']);
});

test('a home with nothing in it is no trouble', async () => {
  const { sweep, found } = await homeWith();
  await sweep();
  expect(await found()).toEqual([]);
});
