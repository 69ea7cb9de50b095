import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AWS, isAwsLeftOut } from '../support/aws-cli.ts';
import { approveDevice, denyDevice, startSimulator, type Simulator } from '../../src/simulator/index.ts';

let simulator: Simulator;
let home: string;

beforeEach(async () => {
  simulator = await startSimulator({ tls: true, region: 'eu-west-1', accounts: 3, roles: 2, awkwardNames: 'none' });
  home = await mkdtemp(join(tmpdir(), 'awscli-simulator-'));
  await mkdir(join(home, '.aws'));
  await writeFile(join(home, '.aws', 'config'), configText());
});

afterEach(async () => {
  await simulator.close();
  await rm(home, { recursive: true, force: true });
});

function configText(): string {
  const { startUrl, region } = simulator.portal;
  return `[sso-session demo]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile modern]
sso_session = demo
sso_account_id = ${accountId()}
sso_role_name = ReadOnlyAccess

[profile legacy]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_account_id = ${accountId()}
sso_role_name = AdministratorAccess

[profile foreign]
sso_session = demo
sso_account_id = ${accountId()}
sso_role_name = NobodyGaveMeThis
`;
}

function accountId(): string {
  return simulator.portal.assignedAccounts[0]?.accountId ?? '';
}

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real AWS CLI through the CONNECT proxy; `onLine` sees its output as it comes. */
function runAws(
  args: readonly string[],
  onLine: (line: string) => void = () => undefined,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(AWS, args, {
    env: {
      HOME: home,
      PATH: '/usr/bin:/bin',
      LANG: 'C.UTF-8',
      PYTHONUNBUFFERED: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...simulator.proxyEnvironment,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout += `${line}\n`;
    onLine(line);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** Logs in, with the person answering as soon as link and code are printed. */
async function login(profile: string, answer: typeof approveDevice): Promise<Ended> {
  let link: string | undefined;
  let answered: Promise<void> | undefined;
  const ended = await runAws(['sso', 'login', '--no-browser', '--profile', profile], (line) => {
    if (/^http\S+\/device$/u.test(line)) link = line;
    else if (link !== undefined && /^[A-Z]{4}-[A-Z]{4}$/u.test(line)) answered = answer(simulatorPage(link), line);
  });
  await answered;
  return ended;
}

/** The person's browser is not behind the proxy. */
function simulatorPage(link: string): string {
  return simulator.url + new URL(link).pathname;
}

async function cachedToken(): Promise<Record<string, unknown>> {
  const folder = join(home, '.aws', 'sso', 'cache');
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  const tokens = files.map((text): Record<string, unknown> => JSON.parse(text)).filter((file) => 'accessToken' in file);
  expect(tokens).toHaveLength(1);
  return tokens[0] ?? {};
}

describe.skipIf(isAwsLeftOut)('the AWS CLI against the simulator over TLS', () => {
  test('logs in by device code, refreshes an expiring token, mints and exports credentials', async () => {
    expect(await login('modern', approveDevice)).toMatchObject({ exitCode: 0 });
    const first = await cachedToken();
    expect(first).toMatchObject({ startUrl: simulator.portal.startUrl, region: 'eu-west-1' });
    expect(first['refreshToken']).toEqual(expect.any(String));

    const exported = await runAws(['configure', 'export-credentials', '--profile', 'modern']);
    expect(exported).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(exported.stdout)).toMatchObject({
      Version: 1,
      AccessKeyId: expect.stringMatching(/^ASIAFAKE/u),
      Expiration: expect.any(String),
    });
    expect(simulator.requests.list().map(({ via }) => via)).toContain('portal.sso.eu-west-1.amazonaws.com');

    await makeTokenExpireSoon();
    await rm(join(home, '.aws', 'cli'), { recursive: true, force: true });
    expect(await runAws(['configure', 'export-credentials', '--profile', 'modern'])).toMatchObject({ exitCode: 0 });
    expect((await cachedToken())['accessToken']).not.toBe(first['accessToken']);
  });

  test('a legacy profile gets a token that cannot be refreshed', async () => {
    expect(await login('legacy', approveDevice)).toMatchObject({ exitCode: 0 });
    expect(await cachedToken()).not.toHaveProperty('refreshToken');
    const exported = await runAws(['configure', 'export-credentials', '--profile', 'legacy', '--format', 'env']);
    expect(exported).toMatchObject({ exitCode: 0 });
    expect(exported.stdout).toMatch(/^export AWS_ACCESS_KEY_ID=ASIAFAKE/mu);
  });

  test('hears refusals in words it knows', async () => {
    const denied = await login('modern', denyDevice);
    expect(denied.exitCode).not.toBe(0);
    expect(denied.stderr).toContain('AccessDeniedException');

    expect(await login('modern', approveDevice)).toMatchObject({ exitCode: 0 });
    const foreign = await runAws(['configure', 'export-credentials', '--profile', 'foreign']);
    expect(foreign.exitCode).not.toBe(0);
    expect(foreign.stderr).toContain('ForbiddenException) when calling the GetRoleCredentials operation: No access');

    simulator.endPortalSessions();
    const ended = await runAws(['configure', 'export-credentials', '--profile', 'modern']);
    expect(ended.exitCode).not.toBe(0);
    expect(ended.stderr).toContain('expired or is otherwise invalid');
  });

  test('minted keys sign for real: STS tells whose they are, and tells spoilt and expired ones', async () => {
    expect(await login('modern', approveDevice)).toMatchObject({ exitCode: 0 });
    const identity = await runAws(['sts', 'get-caller-identity', '--profile', 'modern', '--region', 'eu-west-1']);
    expect(identity).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(identity.stdout)).toMatchObject({
      Account: accountId(),
      Arn: expect.stringMatching(/^arn:aws:sts::\d{12}:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\//u),
    });

    const { stdout } = await runAws([
      'configure',
      'export-credentials',
      '--profile',
      'modern',
      '--format',
      'env-no-export',
    ]);
    const keys: Record<string, string> = Object.fromEntries(
      stdout
        .split('\n')
        .flatMap((line) => [...line.matchAll(/^(\w+)=(.+)$/gu)].map(([, name, value]) => [name, value])),
    );
    const whoAmI = ['sts', 'get-caller-identity', '--region', 'eu-west-1'];
    expect(await runAws(whoAmI, undefined, keys)).toMatchObject({ exitCode: 0 });
    const spoilt = { ...keys, AWS_SECRET_ACCESS_KEY: keys['AWS_SECRET_ACCESS_KEY']?.replace('+', ' ') ?? '' };
    expect((await runAws(whoAmI, undefined, spoilt)).stderr).toContain('SignatureDoesNotMatch');
    simulator.clock.advanceSeconds(3600);
    expect((await runAws(whoAmI, undefined, keys)).stderr).toContain('ExpiredToken');
  });

  test('aws sso logout ends the portal session', async () => {
    expect(await login('modern', approveDevice)).toMatchObject({ exitCode: 0 });
    const loggedOut = simulator.nextRequest(({ route }) => route === 'logout');
    expect(await runAws(['sso', 'logout'])).toMatchObject({ exitCode: 0 });
    expect(await loggedOut).toMatchObject({ status: 200, hasBearerToken: true });
  });
});

/** Moves the token's end near, where the CLI begins to refresh (15 minutes). */
async function makeTokenExpireSoon(): Promise<void> {
  const folder = join(home, '.aws', 'sso', 'cache');
  for (const name of await readdir(folder)) {
    const file: Record<string, unknown> = JSON.parse(await readFile(join(folder, name), 'utf8'));
    if (!('accessToken' in file)) continue;
    const soon = new Date(Date.now() + 5 * 60_000).toISOString().replace(/\.\d+Z$/u, 'Z');
    await writeFile(join(folder, name), JSON.stringify({ ...file, expiresAt: soon }));
  }
}
