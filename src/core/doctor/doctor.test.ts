import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../testing/test-engine.ts';

/** The doctor on a real disk, through the engine. */
const write = async ({ homeDir }: TestEngine, path: string, content: string, mode = 0o600): Promise<string> => {
  const file = join(homeDir, '.aws', path);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, content);
  await chmod(file, mode);
  return file;
};

test('an empty home is healthy', async () => {
  await using home = await testEngine({});
  expect(await home.engine.diagnose()).toMatchObject({ findings: [], filesRead: [] });
});

test('finds, mends with a way back, and then finds nothing', async () => {
  await using home = await testEngine({ PATH: '/nowhere' });
  const text =
    '# mine\r\n[default]\r\nregion = "eu-west-1" # Dublin\r\n\r\n[profile tool]\r\ncredential_process = no-such-tool\r\n';
  const config = await write(home, 'config', text, 0o666);
  const torn = await write(home, 'sso/cache/botocore-client-id-eu-west-1.json', '{"clientId": "fa');
  const tokenName = `${'5'.repeat(40)}.json`;
  const token = await write(home, `sso/cache/${tokenName}`, '{"accessToken": "fake-token"}', 0o644);

  const { findings, filesRead } = await home.engine.diagnose();
  expect(findings.map(({ code, severity }) => `${severity} ${code}`).toSorted()).toEqual([
    'error permissionsTooWide',
    'error registrationFileTorn',
    'warning credentialProcessMissing',
    'warning inlineComment',
    'warning permissionsTooWide',
    'warning quotedValue',
  ]);
  expect(filesRead).toEqual([config, token, torn]);
  expect(JSON.stringify(findings)).not.toContain('fake-token');

  const findingIds = findings.filter(({ fixable }) => fixable).map(({ id }) => id);
  const preview = await home.engine.previewEdit({ edit: 'fix', findingIds });
  expect(await readFile(config, 'utf8')).toBe(text);
  const made = await home.engine.applyEdit({ edit: 'fix', findingIds }, { fingerprint: preview.fingerprint });
  expect(made.files.map(({ change }) => change).toSorted()).toEqual([
    'edited',
    'madePrivate',
    'madePrivate',
    'movedAway',
  ]);
  expect(await readFile(config, 'utf8')).toBe(
    text.replace('region = "eu-west-1" # Dublin', '# Dublin\r\nregion = eu-west-1'),
  );
  expect((await stat(config)).mode & 0o777).toBe(0o600);
  expect(await readdir(dirname(torn))).toEqual([tokenName]);

  const after = await home.engine.diagnose();
  expect(after.findings.map(({ code }) => code)).toEqual(['credentialProcessMissing']);
  await expect(home.engine.applyEdit({ edit: 'fix', findingIds })).rejects.toMatchObject({ code: 'findingGone' });

  await home.engine.applyEdit({ edit: 'undo' });
  expect(await readFile(config, 'utf8')).toBe(text);
  expect(await readFile(torn, 'utf8')).toBe('{"clientId": "fa');
  expect([(await stat(config)).mode & 0o777, (await stat(token)).mode & 0o777]).toEqual([0o666, 0o644]);
});

test('no fix touches a sign-in of another tool in the token cache', async () => {
  await using home = await testEngine({});
  const tokenOf = (more: object) =>
    JSON.stringify({ accessToken: 'fake', expiresAt: '2020-01-01T00:00:00Z', region: 'eu-west-1', ...more });
  const startUrl = 'https://d-fake.awsapps.com/start';
  const others = {
    'kiro-auth-token.json': tokenOf({ refreshToken: 'fake-refresh', provider: 'Google' }),
    [`${'1'.repeat(40)}.json`]: tokenOf({ startUrl, provider: 'Google' }),
    [`${'2'.repeat(40)}.json`]: tokenOf({ startUrl, refreshToken: 'fake-refresh' }),
    [`${'3'.repeat(40)}.json`]: '{"half": "writ',
  };
  for (const [name, content] of Object.entries(others)) await write(home, `sso/cache/${name}`, content);
  await write(home, 'sso/cache/kiro-auth-token.json', others['kiro-auth-token.json'] ?? '', 0o644);
  const stale = await write(home, `sso/cache/${'4'.repeat(40)}.json`, tokenOf({ startUrl }));

  const { findings } = await home.engine.diagnose();
  const findingIds = findings.filter(({ fixable }) => fixable).map(({ id }) => id);
  await home.engine.applyEdit({ edit: 'fix', findingIds });
  for (const [name, content] of Object.entries(others)) {
    expect(await readFile(join(dirname(stale), name), 'utf8')).toBe(content);
  }
  expect((await stat(join(dirname(stale), 'kiro-auth-token.json'))).mode & 0o777).toBe(0o644);
  expect(await readdir(dirname(stale))).not.toContain(`${'4'.repeat(40)}.json`);

  await home.engine.applyEdit({ edit: 'undo' });
  expect(await readFile(stale, 'utf8')).toBe(tokenOf({ startUrl }));
});

test('a damaged token file that a fix moved away is gone from the backups after sign-out', async () => {
  await using home = await testEngine({});
  const startUrl = 'https://d-fake.awsapps.com/start';
  await home.engine.addSession({ name: 'corp', startUrl, region: 'eu-west-1' });
  const name = `${createHash('sha1').update('corp').digest('hex')}.json`;
  await write(home, `sso/cache/${name}`, '{"refreshToken": "fake-refresh", "acc');
  const { findings } = await home.engine.diagnose();
  const findingIds = findings.filter(({ code }) => code === 'tokenFileTorn').map(({ id }) => id);
  await home.engine.applyEdit({ edit: 'fix', findingIds });
  const secretsInBackups = async () => {
    const own = join(home.homeDir, '.local/share/daypass/backups');
    const entries = await readdir(own, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
    return texts.filter((text) => text.includes('fake-refresh')).length;
  };
  expect(await secretsInBackups()).toBe(1);
  await home.engine.signOut('corp');
  expect(await secretsInBackups()).toBe(0);
});

test('what cannot be read is a finding, not a failure', async () => {
  await using home = await testEngine({});
  await mkdir(join(home.homeDir, '.aws', 'config'), { recursive: true });
  await mkdir(join(home.homeDir, '.aws', 'sso', 'cache', 'folder.json'), { recursive: true });
  await symlink('/nowhere', join(home.homeDir, '.aws', 'sso', 'cache', 'link.json'));
  expect((await home.engine.diagnose()).findings).toMatchObject([
    { code: 'fileUnreadable', facts: { file: 'config', reason: 'notAFile' } },
  ]);
});

test('a program is looked for on the PATH', async () => {
  await using home = await testEngine({ PATH: '/nowhere:/usr/bin' });
  await write(
    home,
    'config',
    '[profile a]\ncredential_process = env -i\n[profile b]\ncredential_process = /usr/bin/env\n',
  );
  expect((await home.engine.diagnose()).findings).toEqual([]);
});

test.runIf(process.getuid?.() === 0)(
  'names what belongs to another user, and links in place of files of Daypass',
  async () => {
    await using home = await testEngine({});
    const own = join(home.homeDir, '.local/share/daypass');
    const cache = await write(home, 'sso/cache/a.json', '{}').then(dirname);
    await mkdir(join(own, 'backups'), { recursive: true, mode: 0o700 });
    await symlink('/etc/passwd', join(own, 'preferences.json'));
    await writeFile(join(own, 'backups/planted'), '');
    await chown(cache, 1501, 1501);
    await chown(join(own, 'backups/planted'), 1501, 1501);
    await chmod(own, 0o777);
    const { findings } = await home.engine.diagnose();
    const foreign = findings.filter(({ code }) => code === 'notYours').map(({ facts }) => facts);
    expect(foreign).toHaveLength(4);
    expect(foreign).toEqual(
      expect.arrayContaining([
        { path: cache, reason: 'foreignOwner', owner: '1501' },
        { path: join(own, 'backups/planted'), reason: 'foreignOwner', owner: '1501' },
        { path: join(own, 'preferences.json'), reason: 'link', owner: 'root' },
        { path: own, reason: 'openToOthers', owner: 'root' },
      ]),
    );
  },
);
