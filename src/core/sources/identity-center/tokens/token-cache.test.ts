import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isAnothers } from '../../../disk/read/foreign-file.ts';
import { Secret } from '../../../secret.ts';
import { tempFolder } from '../../../disk/testing/temp-folder.ts';
import {
  proveTokenWritable,
  readToken,
  removeToken,
  tokenFilePath,
  writeToken,
  type CachedToken,
} from './token-cache.ts';

const session = { name: 'corp', startUrl: 'https://d-fake.awsapps.com/start', region: 'eu-west-1' };
const EXPIRES = Date.UTC(2026, 0, 5, 12, 0, 0);

const minimal = { accessToken: 'fake-access', expiresAt: '2026-01-05T12:00:00Z' };

const token: CachedToken = {
  startUrl: session.startUrl,
  region: session.region,
  accessToken: new Secret('fake-access'),
  expiresAtMillis: EXPIRES,
  clientId: 'fake-client',
  clientSecret: new Secret('fake-secret'),
  registrationExpiresAtMillis: EXPIRES + 86_400_000,
  refreshToken: new Secret('fake-refresh'),
};

const cacheFolder = async () => join(await tempFolder(onTestFinished), '.aws', 'sso', 'cache');

const cacheHolding = async (content: string | Buffer) => {
  const cache = await cacheFolder();
  await fs.mkdir(cache, { recursive: true });
  await fs.writeFile(tokenFilePath(cache, session), content, { mode: 0o600 });
  return cache;
};
const readContent = async (content: string | Buffer) => readToken(await cacheHolding(content), session);
const revealed = (read: CachedToken | undefined) =>
  read && { ...read, accessToken: read.accessToken.reveal(), refreshToken: read.refreshToken?.reveal() };

test('the file name is the SHA-1 of the session name, or of a legacy start URL as written', () => {
  expect(tokenFilePath('/c', { name: 'corp' })).toBe('/c/ee0bfd2552fbd840c02cc48b6e823320543c450f.json');
  const forms = ['https://x/start', 'https://x/start/', 'https://x/start#', 'https://x/start#/'];
  expect(new Set(forms.map((name) => tokenFilePath('/c', { name }))).size).toBe(4);
});

test('a file is written to the letter as `aws sso login` writes it', async () => {
  const cache = await cacheFolder();
  await writeToken(cache, session, token);
  const path = tokenFilePath(cache, session);
  expect(await fs.readFile(path, 'utf8')).toBe(
    '{"startUrl": "https://d-fake.awsapps.com/start", "region": "eu-west-1", "accessToken": "fake-access", ' +
      '"expiresAt": "2026-01-05T12:00:00Z", "clientId": "fake-client", "clientSecret": "fake-secret", ' +
      '"registrationExpiresAt": "2026-01-06T12:00:00Z", "refreshToken": "fake-refresh"}',
  );
  expect((await fs.stat(path)).mode & 0o7777).toBe(0o600);
  expect((await fs.stat(cache)).mode & 0o7777).toBe(0o700);
  expect(await fs.readdir(cache)).toHaveLength(1);
});

test('what is absent is left out, never null', async () => {
  const cache = await cacheFolder();
  const { refreshToken: _refresh, clientSecret: _secret, ...rest } = token;
  await writeToken(cache, session, rest);
  const text = await fs.readFile(tokenFilePath(cache, session), 'utf8');
  expect(text).not.toMatch(/null|refreshToken|clientSecret/);
});

test('keys of other clients are kept, a wide mode is narrowed, an odd file is replaced', async () => {
  const cache = await cacheHolding(
    JSON.stringify({ ...minimal, refreshToken: null, tool: { v: 1 }, note: 'é', nothing: null }),
  );
  await fs.chmod(tokenFilePath(cache, session), 0o644);
  await writeToken(cache, session, token);
  const text = await fs.readFile(tokenFilePath(cache, session), 'utf8');
  expect(text).toMatch(String.raw`"refreshToken": "fake-refresh", "tool": {"v": 1}, "note": "\u00e9"}`);
  expect((await fs.stat(tokenFilePath(cache, session))).mode & 0o7777).toBe(0o600);

  await fs.writeFile(tokenFilePath(cache, session), '{"torn');
  await writeToken(cache, session, token);
  expect(revealed((await readToken(cache, session)).token)).toEqual(revealed(token));
});

test('every token reads back as it was written', async () => {
  const cache = await cacheFolder();
  const text = fc.string({ minLength: 1, unit: 'binary' });
  const millis = fc.integer({ min: 0, max: 8e10 }).map((seconds) => seconds * 1000);
  const someToken = fc.record(
    {
      startUrl: text,
      region: text,
      accessToken: text,
      expiresAtMillis: millis,
      clientId: text,
      clientSecret: text,
      registrationExpiresAtMillis: millis,
      refreshToken: text,
    },
    { requiredKeys: ['startUrl', 'region', 'accessToken', 'expiresAtMillis'] },
  );
  await fc.assert(
    fc.asyncProperty(someToken, async ({ accessToken, clientSecret, refreshToken, ...rest }) => {
      const written = {
        ...rest,
        accessToken: new Secret(accessToken),
        ...(clientSecret !== undefined && { clientSecret: new Secret(clientSecret) }),
        ...(refreshToken !== undefined && { refreshToken: new Secret(refreshToken) }),
      };
      await writeToken(cache, session, written);
      const { token: read } = await readToken(cache, session);
      expect(read?.clientSecret?.reveal()).toBe(clientSecret);
      expect(revealed(read)).toEqual(revealed(written));
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['the JavaScript SDK', JSON.stringify({ ...minimal, expiresAt: '2026-01-05T12:00:00.000Z' }, null, 2)],
  ['the SDK for Go', JSON.stringify({ ...minimal, expiresAt: '2026-01-05T12:00:00Z' })],
  ['older botocore', JSON.stringify({ ...minimal, expiresAt: '2026-01-05T12:00:00UTC' })],
  ['the SDK for Java', JSON.stringify({ ...minimal, expiresAt: '2026-01-05T12:00:00.000000000Z' })],
  ['the SDK for Rust', `${JSON.stringify({ ...minimal, expiresAt: '2026-01-05T12:00:00Z' })}\n`],
  ['a tool in its own time zone', JSON.stringify({ ...minimal, expiresAt: '2026-01-05T21:00:00+09:00' })],
  ['.NET, with nulls', JSON.stringify({ ...minimal, refreshToken: null, clientId: null, region: null })],
  ['an odd writer of optional keys', JSON.stringify({ ...minimal, refreshToken: 7, registrationExpiresAt: [] })],
])('a file of %s is read', async (_client, content) => {
  const { token: read, note, modifiedAtMillis } = await readContent(content);
  expect(note).toBeUndefined();
  expect(revealed(read)).toEqual({
    startUrl: session.startUrl,
    region: session.region,
    accessToken: 'fake-access',
    expiresAtMillis: EXPIRES,
    refreshToken: undefined,
  });
  expect(modifiedAtMillis).toBeGreaterThan(0);
});

test.each([
  ['nothing', ''],
  ['a cut', '{"accessToken": "fake-acc'],
  ['trailing junk', `${JSON.stringify(minimal)}}`],
  ['a byte order mark', `\ufeff${JSON.stringify(minimal)}`],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ['a list', '[]'],
  ['null', 'null'],
  ['no token', JSON.stringify({ expiresAt: minimal.expiresAt })],
  ['an empty token', JSON.stringify({ ...minimal, accessToken: '' })],
  ['a token of a wrong type', JSON.stringify({ ...minimal, accessToken: { a: 1 } })],
  ['an instant without a zone', JSON.stringify({ ...minimal, expiresAt: '2026-01-05T12:00:00' })],
  ['an instant as a number', JSON.stringify({ ...minimal, expiresAt: EXPIRES })],
  ['a client registration', JSON.stringify({ clientId: 'c', clientSecret: 's', expiresAt: minimal.expiresAt })],
])('a file that holds %s is torn', async (_what, content) => {
  expect(await readContent(content)).toEqual({ note: 'torn' });
});

test('no file is no token and no note', async () => {
  expect(await readToken(await cacheFolder(), session)).toEqual({});
});

test('a file of more than a mebibyte is not read, a folder in its place cannot be', async () => {
  expect(await readContent(' '.repeat(1024 * 1024 + 1))).toEqual({ note: 'tooLarge' });
  const cache = await cacheFolder();
  await fs.mkdir(tokenFilePath(cache, session), { recursive: true });
  expect(await readToken(cache, session)).toEqual({ note: 'unreadable' });
  await expect(writeToken(cache, session, token)).rejects.toMatchObject({ code: 'fileForbidden' });
  await expect(removeToken(cache, session)).rejects.toMatchObject({ facts: { path: tokenFilePath(cache, session) } });
});

test('no read ever fails or shows a secret, whatever the bytes', async () => {
  const cache = await cacheHolding('');
  const member = fc.oneof(fc.jsonValue(), fc.constantFrom('fake-access', '2026-01-05T12:00:00Z'));
  const contents = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .record(
        { accessToken: member, expiresAt: member, refreshToken: member, region: fc.jsonValue() },
        { requiredKeys: [] },
      )
      .map((value) => Buffer.from(JSON.stringify(value))),
  );
  await fc.assert(
    fc.asyncProperty(contents, async (bytes) => {
      await fs.writeFile(tokenFilePath(cache, session), bytes);
      const read = await readToken(cache, session);
      expect(read.token === undefined).toBe(read.note === 'torn');
      expect(JSON.stringify(read)).not.toContain('fake-access');
    }),
  );
});

test('a sign-out removes the one file, and none is fine', async () => {
  const cache = await cacheHolding(JSON.stringify(minimal));
  await fs.writeFile(join(cache, 'other.json'), '{}');
  await removeToken(cache, session);
  await removeToken(cache, session);
  expect(await fs.readdir(cache)).toEqual(['other.json']);
});

test('a token file that is a symlink of our own is followed and stays one', async () => {
  const cache = await cacheHolding('');
  const real = join(cache, 'elsewhere');
  await fs.writeFile(real, JSON.stringify(minimal));
  await fs.rm(tokenFilePath(cache, session));
  await fs.symlink(real, tokenFilePath(cache, session));
  expect((await readToken(cache, session)).token).toBeDefined();
  await writeToken(cache, session, token);
  expect((await fs.lstat(tokenFilePath(cache, session))).isSymbolicLink()).toBe(true);
  expect(await fs.readFile(real, 'utf8')).toContain('fake-refresh');
});

test.runIf(process.getuid?.() === 0)("a symlink to another's file is neither read, written nor removed", async () => {
  const cache = await cacheHolding('');
  const planted = join(cache, 'planted');
  await fs.writeFile(planted, JSON.stringify(minimal), { mode: 0o644 });
  await fs.chown(planted, 1234, 1234);
  await fs.rm(tokenFilePath(cache, session));
  await fs.symlink(planted, tokenFilePath(cache, session));
  expect(await readToken(cache, session)).toEqual({ note: 'foreignOwner' });
  const forbidden = { code: 'fileForbidden', facts: { reason: 'foreignOwner' } };
  await expect(writeToken(cache, session, token)).rejects.toMatchObject(forbidden);
  await expect(removeToken(cache, session)).rejects.toMatchObject(forbidden);
  expect(await fs.readFile(planted, 'utf8')).toBe(JSON.stringify(minimal));
});

test.each([
  [{ viaSymlink: false, uids: [1000, 1000], ownUid: 1000 }, false],
  [{ viaSymlink: true, uids: [1000, 1000], ownUid: 1000 }, false],
  [{ viaSymlink: true, uids: [1000, 1001], ownUid: 1000 }, true],
  [{ viaSymlink: true, uids: [1001, 1000], ownUid: 1000 }, true],
  [{ viaSymlink: false, uids: [1001, 1001], ownUid: 1000 }, true],
  [{ viaSymlink: false, uids: [1000, 1000], ownUid: 0 }, false],
  [{ viaSymlink: true, uids: [0, 1000], ownUid: 0 }, true],
])("%j is another's: %s", (file, expected) => {
  expect(isAnothers(file)).toBe(expected);
});

test('a file nested 200,000 levels deep is written again without what is so deep, and proven so before', async () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  const content = `{"deep": ${deep}, "flat": {"a": [1]}, ${JSON.stringify(minimal).slice(1)}`;
  const cache = await cacheHolding(content);
  const { token: read } = await readToken(cache, session);
  expect(read).toBeDefined();
  await proveTokenWritable(cache, session, read);
  await writeToken(cache, session, token);
  const written = JSON.parse(await fs.readFile(tokenFilePath(cache, session), 'utf8')) as object;
  expect(written).toMatchObject({ flat: { a: [1] }, accessToken: token.accessToken.reveal() });
  expect(written).not.toHaveProperty('deep');
});

test("another user's file that takes the place of ours between check and opening is not read", async () => {
  const cache = await cacheHolding(JSON.stringify(minimal));
  const { uid } = await fs.stat(cache);
  // The first question is asked of the path, the second of the file that was opened.
  const getuid = vi
    .spyOn(process, 'getuid')
    .mockReturnValue(uid + 1501)
    .mockReturnValueOnce(uid);
  onTestFinished(() => getuid.mockRestore());
  expect(await readToken(cache, session)).toEqual({ note: 'foreignOwner' });
});
