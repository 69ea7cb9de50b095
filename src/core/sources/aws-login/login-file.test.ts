import { chown, lchown, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { loginFilePath, readLoginFile, writeLoginFile } from './login-file.ts';

const accessToken = {
  accessKeyId: 'ASIAFAKEFAKEFAKEFAKE',
  secretAccessKey: 'fake-secret',
  sessionToken: 'fake-token',
  accountId: '111122223333',
  expiresAt: '2026-01-05T09:15:00Z',
};
const content = {
  accessToken,
  tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
  clientId: 'arn:aws:signin:::devtools/same-device',
  refreshToken: 'fake-refresh',
  idToken: 'fake-id',
  dpopKey: 'fake-key',
};

async function readFrom(text: string) {
  const file = path.join(await tempFolder(onTestFinished), 'login.json');
  await writeFile(file, text);
  return readLoginFile(file);
}

test('a file is named by the hash of its session, spaces around it aside', () => {
  const folder = { loginCacheDir: path.join('home', '.aws', 'login', 'cache') };
  const found = loginFilePath('arn:aws:iam::111122223333:user/me', folder);
  expect(loginFilePath(' arn:aws:iam::111122223333:user/me\n', folder)).toBe(found);
  expect(loginFilePath('abc', folder)).toBe(
    path.join(folder.loginCacheDir, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.json'),
  );
});

test('a file that the AWS CLI is writing at this moment is read once it is whole', async () => {
  const file = path.join(await tempFolder(onTestFinished), 'login.json');
  const text = JSON.stringify(content);
  await writeFile(file, text.slice(0, 40));
  const read = await readLoginFile(file, () => writeFile(file, text));
  expect(read?.keys.accessKeyId).toBe('ASIAFAKEFAKEFAKEFAKE');
});

describe('what the AWS CLI has written', () => {
  test('is read whole, members that are not known included', async () => {
    const file = await readFrom(JSON.stringify({ ...content, signInRegion: 'eu-west-1' }));
    expect(file).toMatchObject({
      keys: {
        accountId: '111122223333',
        accessKeyId: 'ASIAFAKEFAKEFAKEFAKE',
        expiresAtMillis: Date.UTC(2026, 0, 5, 9, 15),
      },
      clientId: content.clientId,
      signInRegion: 'eu-west-1',
      content: { ...content, signInRegion: 'eu-west-1' },
    });
    expect(
      [file?.keys.secretAccessKey, file?.keys.sessionToken, file?.refreshToken, file?.dpopKey].map((secret) =>
        secret?.reveal(),
      ),
    ).toEqual(['fake-secret', 'fake-token', 'fake-refresh', 'fake-key']);
  });

  test('may lack an account and the Region of the sign-in', async () => {
    const { accountId: _accountId, ...rest } = accessToken;
    for (const keys of [rest, { ...rest, accountId: 7 }, { ...rest, accountId: '' }]) {
      const file = await readFrom(JSON.stringify({ ...content, accessToken: keys, signInRegion: 7 }));
      expect(file?.keys.accountId).toBe('');
      expect(file).not.toHaveProperty('signInRegion');
    }
  });

  test('may end at nanoseconds, as the SDK for Go writes them', async () => {
    const endOf = async (expiresAt: string) =>
      (await readFrom(JSON.stringify({ ...content, accessToken: { ...accessToken, expiresAt } })))?.keys
        .expiresAtMillis;
    expect(await endOf('2026-01-05T09:15:00.123456789Z')).toBe(Date.UTC(2026, 0, 5, 9, 15, 0, 123));
    expect(await endOf('2026-01-05T09:15:00.123Z')).toBe(Date.UTC(2026, 0, 5, 9, 15, 0, 123));
  });
});

describe('nothing is read', () => {
  const without = (name: keyof typeof content) => ({ ...content, [name]: undefined });
  const withKeys = (change: object) => ({ ...content, accessToken: { ...accessToken, ...change } });

  test.each([
    ['of no object', 7],
    ['of a list', [content]],
    ['without keys', without('accessToken')],
    ['of keys that are text', { ...content, accessToken: 'x' }],
    ['without an access key', withKeys({ accessKeyId: undefined })],
    ['of an empty access key', withKeys({ accessKeyId: '' })],
    ['of a secret that is no text', withKeys({ secretAccessKey: 7 })],
    ['without a session token', withKeys({ sessionToken: null })],
    ['without an end', withKeys({ expiresAt: undefined })],
    ['of an end that is no time', withKeys({ expiresAt: 'soon' })],
    ['without a client', without('clientId')],
    ['without a refresh token', without('refreshToken')],
    ['without a key for proofs', without('dpopKey')],
  ])('%s', async (_what, value) => {
    expect(await readFrom(JSON.stringify(value))).toBeUndefined();
  });

  test('of a file that is truncated, missing or larger than any sign-in', async () => {
    expect(await readFrom('{"accessToken":')).toBeUndefined();
    expect(await readFrom(JSON.stringify({ ...content, more: 'x'.repeat(1024 * 1024) }))).toBeUndefined();
    expect(await readLoginFile(path.join(await tempFolder(onTestFinished), 'gone.json'))).toBeUndefined();
  });
});

describe.runIf(process.getuid?.() === 0)('in a folder that others may write to', () => {
  const text = JSON.stringify(content);

  test.each([
    ['a link to another user’s file', 1234, 0],
    ['another user’s link to a file of one’s own', 0, 1234],
    ['another user’s link to another user’s file', 1234, 1234],
  ])('%s is neither read nor written', async (_what, fileOwner, linkOwner) => {
    const folder = await tempFolder(onTestFinished);
    const [planted, file] = [path.join(folder, 'planted'), path.join(folder, 'login.json')];
    await writeFile(planted, text, { mode: 0o644 });
    await chown(planted, fileOwner, fileOwner);
    await symlink(planted, file);
    await lchown(file, linkOwner, linkOwner);
    expect(await readLoginFile(file)).toBeUndefined();
    await expect(writeLoginFile(file, { any: 'thing' }, () => undefined)).rejects.toMatchObject({
      code: 'fileForbidden',
      facts: { reason: 'foreignOwner' },
    });
    expect(await readFile(planted, 'utf8')).toBe(text);
  });

  test('one’s own link to one’s own file is read', async () => {
    const folder = await tempFolder(onTestFinished);
    const [target, file] = [path.join(folder, 'target'), path.join(folder, 'login.json')];
    await writeFile(target, text);
    await symlink(target, file);
    expect((await readLoginFile(file))?.clientId).toBe(content.clientId);
  });
});

test('a file is written so that it reads back, and its identity is known before it is there', async () => {
  const file = path.join(await tempFolder(onTestFinished), 'login.json');
  const identities: string[] = [];
  await writeLoginFile(file, content, (identity) => void identities.push(identity));
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(content);
  expect(identities).toEqual([expect.any(String)]);
});
