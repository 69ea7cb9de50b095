import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { installAwsProgram, LOGIN_IDENTITY, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { inJavascriptSdk } from '../support/javascript-sdk.ts';
import { buildProgram, type Program } from './cli-program.ts';

/** Sign-ins of `aws login`: Daypass renews them in the form that the AWS SDKs read. */

const clientId = 'arn:aws:signin:::devtools/same-device';
const redirectUri = 'http://127.0.0.1:1/oauth/callback';
const codeVerifier = 'fake-verifier-0123456789012345678901234567890123';

let simulator: Simulator;
let program: Program;
let daypass: Program;
let key: KeyObject;

beforeAll(async () => {
  program = await buildProgram({});
  return () => program.remove();
});

beforeEach(async () => {
  simulator = await startSimulator();
  daypass = program.with(simulator.environment);
  key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  await mkdir(path.join(daypass.home, '.aws/login/cache'), { recursive: true });
  await writeFile(
    path.join(daypass.home, '.aws/config'),
    `[profile me]\nlogin_session = ${LOGIN_IDENTITY}\nregion = eu-west-1\n[profile role]\nrole_arn = arn:aws:iam::222233334444:role/Spoke\nsource_profile = me\n`,
  );
});

afterEach(() => simulator.close());

const loginFile = () =>
  path.join(daypass.home, '.aws/login/cache', `${createHash('sha256').update(LOGIN_IDENTITY).digest('hex')}.json`);
const stored = async () => JSON.parse(await readFile(loginFile(), 'utf8'));
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs in as the AWS CLI does; returns the answer's members. */
async function signIn(): Promise<Record<string, unknown>> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    state: 's',
    code_challenge_method: 'SHA-256',
    scope: 'openid',
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
  });
  const shown = await fetch(`${simulator.url}/v1/authorize?${query}`, { redirect: 'manual' });
  const code = new URL(shown.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const { kty, crv, x, y } = key.export({ format: 'jwk' });
  const iat = Math.floor(Date.now() / 1000);
  const signed = `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })}.${encode({ htm: 'POST', htu: `${simulator.url}/v1/token`, iat, jti: randomUUID() })}`;
  const dpop = `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  const body = JSON.stringify({ clientId, grantType: 'authorization_code', code, codeVerifier, redirectUri });
  const headers = { dpop, 'content-type': 'application/json' };
  return JSON.parse(await (await fetch(`${simulator.url}/v1/token`, { method: 'POST', headers, body })).text());
}

/** Writes the file as the AWS CLI does, with keys that live so long. */
async function store(
  { accessToken, refreshToken, idToken }: Record<string, unknown>,
  leftSeconds: number,
): Promise<void> {
  const expiresAt = new Date(Date.now() + leftSeconds * 1000).toISOString().replace(/\.\d+/u, '');
  const keys = typeof accessToken === 'object' ? accessToken : {};
  const content = {
    accessToken: { ...keys, accountId: '123456789012', expiresAt },
    tokenType: 'aws_sigv4',
    clientId,
    refreshToken,
    idToken,
    dpopKey: key.export({ type: 'sec1', format: 'pem' }),
    later: 'kept',
  };
  await writeFile(loginFile(), JSON.stringify(content), { mode: 0o600 });
}

test('keys with life are given as they are; others are renewed, and every client reads the file', async () => {
  const first = await signIn();
  await store(first, 800);
  const unchanged = await readFile(loginFile(), 'utf8');
  expect(await daypass.run('credential-process', '--profile', 'me')).toMatchObject({ code: 0, stderr: '' });
  expect(await readFile(loginFile(), 'utf8')).toBe(unchanged);

  await store(first, 240);
  const renewed = await daypass.run('credential-process', '--profile', 'me');
  expect(renewed).toMatchObject({ code: 0, stderr: '' });
  const { AccessKeyId } = JSON.parse(renewed.stdout);
  const content = await stored();
  expect(content).toMatchObject({
    accessToken: {
      accessKeyId: AccessKeyId,
      accountId: '123456789012',
      expiresAt: expect.stringMatching(/\d{2}:\d{2}Z$/u),
    },
    tokenType: 'aws_sigv4',
    clientId,
    idToken: first['idToken'],
    dpopKey: expect.stringMatching(/^-----BEGIN EC PRIVATE KEY-----/u),
    later: 'kept',
    signInRegion: 'eu-west-1',
  });
  expect(content.refreshToken).not.toBe(first['refreshToken']);
  expect((await stat(loginFile())).mode & 0o777).toBe(0o600);
  const bySdk = await inJavascriptSdk(
    'defaultProvider',
    '@aws-sdk/credential-provider-node',
    `defaultProvider({ profile: 'me' })()`,
    daypass.invocation.env,
  );
  expect(bySdk).toMatchObject({ accessKeyId: AccessKeyId });
});

test('many at once renew once', async () => {
  await store(await signIn(), 60);
  const runs = await Promise.all(Array.from({ length: 3 }, () => daypass.run('credential-process', '--profile', 'me')));
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(runs[0]).toMatchObject({ code: 0 });
});

test('a role is assumed with its keys', async () => {
  await store(await signIn(), 60);
  expect(await daypass.run('credential-process', '--profile', 'role')).toMatchObject({ code: 0, stderr: '' });
});

test('it is listed beside sessions, signed in to by aws login, and signed out', async () => {
  const folder = await installAwsProgram(path.join(daypass.home, 'bin'));
  const withAws = daypass.with({ PATH: `${folder}:${process.env['PATH'] ?? ''}` });
  const stateNow = async () => JSON.parse((await daypass.run('status', '--json')).stdout).sessions[0]?.state;
  await rm(loginFile(), { force: true });
  expect(await stateNow()).toBe('signedOut');

  const login = withAws.start('login', 'me', '--no-open', '--json');
  const { url } = JSON.parse(await login.nextLine());
  await fetch(url);
  expect(await login.finished).toMatchObject({ code: 0 });
  expect(await stateNow()).toBe('signedIn');
  const listed = JSON.parse((await daypass.run('list', '--json')).stdout);
  expect(listed).toMatchObject([
    { session: 'aws-login:me', accountId: '123456789012', roleName: 'fake-person' },
    { session: 'aws-login:me', roleName: 'Spoke', profile: 'role', sourceProfile: 'me' },
  ]);
  expect(await daypass.run('exec', '--profile', 'me', '--', 'true')).toMatchObject({ code: 0 });

  expect(await daypass.run('logout', 'me')).toMatchObject({ code: 0, stderr: '' });
  expect(await daypass.run('credential-process', '--profile', 'me')).toMatchObject({ code: 3, stdout: '' });
  await expect(stat(loginFile())).rejects.toMatchObject({ code: 'ENOENT' });
});

test('without an AWS CLI of 2.32 or later the sign-in says what is missing', async () => {
  const folder = await installAwsProgram(path.join(daypass.home, 'old'));
  const old = daypass.with({ PATH: `${folder}:${process.env['PATH'] ?? ''}`, FAKE_AWS_VERSION: '2.31.39' });
  const refused = await old.run('login', 'me', '--no-open');
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('AWS CLI 2.31.39');
});

test('a sign-in that has ended is named, and live keys outlast a service that stumbles', async () => {
  await store(await signIn(), 240);
  const unreachable = daypass.with({ AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:9' });
  expect(await unreachable.run('credential-process', '--profile', 'me')).toMatchObject({ code: 0 });
  simulator.endLogins();
  const ended = await daypass.run('credential-process', '--profile', 'me');
  expect(ended).toMatchObject({ code: 3, stdout: '' });
  expect(ended.stderr).toContain('daypass login aws-login:me');
  expect(JSON.parse((await daypass.run('status', '--json')).stdout).sessions).toMatchObject([
    { session: 'aws-login:me', kind: 'awsLogin', state: 'revoked' },
  ]);
});
