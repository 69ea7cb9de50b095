import { generateKeyPairSync } from 'node:crypto';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { awsPaths } from '../../disk/paths/aws-paths.ts';
import { ownPaths } from '../../disk/paths/own-paths.ts';
import { patientPorts } from '../../disk/testing/instant-ports.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import type { Surroundings } from '../../ports.ts';
import type { SourceDeps } from '../role-source.ts';
import { loginFilePath } from './login-file.ts';
import { LoginSession } from './login-session.ts';

/** What other tools do to the file while AWS renews a sign-in. */

const NOW = Date.UTC(2026, 0, 5, 9);
const LOGIN = 'arn:aws:iam::111122223333:user/me';
const profile = { profileName: 'me', sourceId: 'me', loginSession: LOGIN, region: 'eu-west-1' };
const dpopKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' });

let file: string;
let session: LoginSession;
/** Happens after AWS has renewed and before the answer comes. */
let meanwhile: () => Promise<unknown>;

beforeEach(async () => {
  const homeDir = await tempFolder(onTestFinished);
  const surroundings: Surroundings = { platform: 'linux', homeDir, env: {} };
  const log = { info: () => undefined, warn: () => undefined };
  const deps = {
    ports: { ...patientPorts(NOW), log, surroundings },
    aws: awsPaths(surroundings),
    own: ownPaths(surroundings),
    transport: {
      async handle() {
        await meanwhile();
        const accessToken = {
          accessKeyId: 'ASIAFAKERENEWED',
          secretAccessKey: 'fake-secret',
          sessionToken: 'fake-token',
        };
        const body = JSON.stringify({ accessToken, expiresIn: 900, refreshToken: 'fake-refresh-renewed' });
        return { response: { statusCode: 200, body: Buffer.from(body) } };
      },
    },
    onChange: () => undefined,
    fileForgotten: async () => undefined,
  } as unknown as SourceDeps;
  session = new LoginSession(deps, profile);
  file = loginFilePath(LOGIN, deps.aws);
  await signIn('OLD', 60_000);
});

async function signIn(name: string, lifeMillis: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const expiresAt = new Date(NOW + lifeMillis).toISOString();
  const keys = { accessKeyId: `ASIAFAKE${name}`, secretAccessKey: 'fake-secret', sessionToken: 'fake-token' };
  const accessToken = { ...keys, accountId: '111122223333', expiresAt };
  const content = { accessToken, clientId: 'fake-client', refreshToken: `fake-refresh-${name}`, dpopKey };
  await writeFile(file, JSON.stringify(content), { mode: 0o600 });
}

const storedKey = async (): Promise<string> => JSON.parse(await readFile(file, 'utf8')).accessToken.accessKeyId;

test('a renewal is stored', async () => {
  meanwhile = async () => undefined;
  expect(await session.keys()).toMatchObject({ accessKeyId: 'ASIAFAKERENEWED' });
  expect(await storedKey()).toBe('ASIAFAKERENEWED');
});

test('a new sign-in by another tool keeps its place', async () => {
  meanwhile = () => signIn('NEW', 900_000);
  expect(await session.keys()).toMatchObject({ accessKeyId: 'ASIAFAKENEW' });
  expect(await storedKey()).toBe('ASIAFAKENEW');
});

test('a sign-out by another tool is not taken back', async () => {
  meanwhile = () => rm(file);
  await expect(session.keys()).rejects.toMatchObject({ code: 'signInNeeded' });
  await expect(access(file)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(session.standing()).toEqual({ at: 'signedOut', reason: 'byUser' });
});

test('a file that another tool is held up in writing loses no renewal', async () => {
  meanwhile = () => writeFile(file, '{"accessTok');
  expect(await session.keys()).toMatchObject({ accessKeyId: 'ASIAFAKERENEWED' });
  expect(await storedKey()).toBe('ASIAFAKERENEWED');
});
