import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Organization, type Simulator } from '../../src/simulator/index.ts';
import { AWS, isAwsLeftOut } from '../support/aws-cli.ts';
import { isLeftOut } from '../support/left-out.ts';
import { isWindowsRun } from '../support/windows-run.ts';
import { buildProgram, standIn, startProcess, type Program } from './cli-program.ts';

const ADMIN = 'AdministratorAccess';
const HOSTILE = 'evil\u202E\u001B[31m\nname';
const organization: Organization = {
  accounts: [
    { accountId: '111122223333', accountName: 'pay', emailAddress: 'pay@example.com', roles: [ADMIN, 'ReadOnly'] },
    { accountId: '222233334444', accountName: HOSTILE, roles: [ADMIN] },
    ...Array.from({ length: 48 }, (_, index) => ({
      accountId: String(300_000_000_000 + index),
      accountName: `sandbox-${index}`,
      emailAddress: `sandbox-${index}@example.com`,
      roles: [ADMIN],
    })),
  ],
};
const SELECTORS = ['--session', 'corp', '--account', '111122223333', '--role', ADMIN] as const;

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization, settings: { pageSizeCap: 7 } });
  daypass = await buildProgram(simulator.environment);
  const { startUrl, region } = simulator.portal;
  await daypass.run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
  await daypass.run('session', 'add', 'other', '--start-url', 'https://d-other.awsapps.com/start', '--region', region);
  await signIn();
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

async function signIn(): Promise<void> {
  const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
  await approveInBrowser(JSON.parse(await login.nextLine()).url);
  expect(await login.finished).toMatchObject({ code: 0 });
}

describe('list', () => {
  test('--json gives every role of every page, names verbatim, and names the sessions left out', async () => {
    const { code, stdout, stderr } = await daypass.run('list', '--json');
    expect(code).toBe(0);
    expect(stderr).toBe('Not signed in to other: left out. Sign in: daypass login other\n');
    const rows = JSON.parse(stdout);
    expect(rows).toHaveLength(51);
    expect(rows).toContainEqual({
      session: 'corp',
      accountId: '111122223333',
      accountName: 'pay',
      emailAddress: 'pay@example.com',
      roleName: 'ReadOnly',
    });
    expect(rows).toContainEqual({
      session: 'corp',
      accountId: '222233334444',
      accountName: HOSTILE,
      emailAddress: '',
      roleName: ADMIN,
    });
  });

  test('the table shows hostile names without their control characters', async () => {
    const { stdout } = await daypass.run('list', '--session', 'corp');
    expect(stdout.split('\n')).toHaveLength(53);
    expect(stdout).toMatch(/^corp {5}222233334444 {2}evil\uFFFD\uFFFD\[31m name {2}- +AdministratorAccess$/m);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202E/u);
  });

  test('a session not signed in to: 3 and how to sign in', async () => {
    expect(await daypass.run('list', '--session', 'other', '--json')).toStrictEqual({
      code: 3,
      stdout: '',
      stderr:
        '{"code":"signInNeeded","message":"You are not signed in to “other”.","next":"Run: daypass login other"}\n',
    });
  });

  test('a reader that stops early ends it quietly', async () => {
    const { node, entry, env } = daypass.invocation;
    const piped = startProcess(
      'bash',
      ['-c', 'set -o pipefail; "$0" "$1" list --session corp | head -1', node, entry],
      env,
    );
    expect(await piped.finished).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('export', () => {
  test.for([
    ['bash', 'bash'],
    ['zsh', 'zsh'],
    ['fish', 'fish'],
  ])('%s takes what is printed for it', async ([format = '', shell = ''], { skip }) => {
    skip(isLeftOut(shell), `no ${shell} here`);
    const { stdout: exported } = await daypass.run('export', ...SELECTORS, '--format', format);
    const script = `${exported}\nenv`;
    const { stdout } = await startProcess(shell, ['-c', script], { PATH: process.env['PATH'], HOME: daypass.home })
      .finished;
    expect(stdout).toMatch(/^AWS_ACCESS_KEY_ID=ASIA/m);
    expect(stdout).toMatch(/^AWS_SECRET_ACCESS_KEY=./m);
    expect(stdout).toMatch(/^AWS_SESSION_TOKEN=./m);
    expect(stdout).toMatch(/^AWS_CREDENTIAL_EXPIRATION=\d{4}-/m);
  });

  test.each([
    ['powershell', /^\$env:AWS_ACCESS_KEY_ID = 'ASIA\w+'$/m],
    ['cmd', /^set "AWS_ACCESS_KEY_ID=ASIA\w+"$/m],
    ['dotenv', /^AWS_ACCESS_KEY_ID=ASIA\w+$/m],
    ['ini', /^\[111122223333_AdministratorAccess\]\naws_access_key_id = ASIA\w+$/m],
    ['plain', /^Access key ID: ASIA\w+$/m],
  ])('%s has its own form', async (format, form) => {
    expect(await daypass.run('export', ...SELECTORS, '--format', format)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(form),
      stderr: '',
    });
  });

  test('bash is the default', async () => {
    expect(await daypass.run('export', ...SELECTORS)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^export AWS_ACCESS_KEY_ID='ASIA/m),
    });
  });

  test.runIf(process.platform === 'linux' && !isWindowsRun)(
    'keys that nobody gets are told, not lost in silence',
    async () => {
      const { node, entry, env } = daypass.invocation;
      const command = `"${node}" "${entry}" export ${SELECTORS.join(' ')} > /dev/full`;
      expect(await startProcess('/bin/sh', ['-c', command], env).finished).toStrictEqual({
        code: 1,
        stdout: '',
        stderr:
          'daypass: The disk is full: stdout could not be written. Nothing was lost. Free some space, then try again.\n',
      });
    },
  );

  test.runIf(process.platform === 'linux')('stderr that takes nothing does not cost the keys', async () => {
    const { node, entry, env } = daypass.invocation;
    const command = `"${node}" "${entry}" export ${SELECTORS.join(' ')} 2> /dev/full`;
    expect(await startProcess('/bin/sh', ['-c', command], env).finished).toMatchObject({ code: 0 });
  });

  test('a role that is not there: 4', async () => {
    const wrong = ['--session', 'corp', '--account', '111122223333', '--role', 'Nobody'];
    const { code, stdout, stderr } = await daypass.run('export', ...wrong);
    expect({ code, stdout }).toStrictEqual({ code: 4, stdout: expect.stringMatching(/\(exit 4\)\n$/) });
    expect(stderr).toMatch(/^daypass: .*“Nobody” in account 111122223333.*daypass list --refresh\b.*\n$/);
  });

  test.each([
    [['--session', 'corp'], 'The option --account is missing. See: daypass export --help'],
    [[], 'No role was named. See: daypass export --help'],
    [['--profile', 'p', '--role', 'r'], '--profile, --role cannot be used together. See: daypass export --help'],
    [[...SELECTORS, '--format', 'csh'], 'There is no format “csh”. Did you mean --format zsh?'],
    [
      ['--session', 'corp', '--account', '12', '--role', 'x'],
      '“12” is not an account ID. Use the 12 digits of the AWS account.',
    ],
    [
      ['--profile', 'nobody'],
      'There is no profile “nobody”. Check the name in your AWS config file, or add it: daypass profile add',
    ],
  ])('%j: one line', async (args, line) => {
    const exitCode = args[0] === '--profile' && args[1] === 'nobody' ? 7 : 2;
    expect(await daypass.run('export', ...args)).toStrictEqual({
      code: exitCode,
      stdout: expect.stringMatching(new RegExp(`^false\\n$|\\(exit ${exitCode}\\)\\n$`)),
      stderr: `daypass: ${line}\n`,
    });
  });
});

test('credential-process prints the JSON alone, with Version as a number', async () => {
  const { code, stdout, stderr } = await daypass.run('credential-process', ...SELECTORS);
  expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toStrictEqual({
    Version: 1,
    AccessKeyId: expect.stringMatching(/^ASIA/),
    SecretAccessKey: expect.stringMatching(/./),
    SessionToken: expect.stringMatching(/./),
    Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    AccountId: '111122223333',
  });
});

describe('exec', () => {
  const SHOW = 'echo "$AWS_ACCESS_KEY_ID|$AWS_PROFILE|$1"; exit 7';

  test.skipIf(isWindowsRun)(
    'runs the command with keys, without what would conflict, and answers its code',
    async () => {
      const { code, stdout } = await daypass
        .with({ AWS_PROFILE: 'mine', AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE' })
        .run('exec', '--static', ...SELECTORS, '--', 'sh', '-c', SHOW, 'sh', '--json $(x)');
      expect(code).toBe(7);
      expect(stdout).toMatch(/^ASIA\w+\|\|--json \$\(x\)\n$/);
    },
  );
});

describe('console', () => {
  const LINK = 'https://d-demo.awsapps.com/start/#/console?account_id=111122223333&role_name=AdministratorAccess';

  test('--print prints the portal’s link', async () => {
    expect(await daypass.run('console', ...SELECTORS, '--print')).toStrictEqual({
      code: 0,
      stdout: `${LINK}\n`,
      stderr: '',
    });
  });

  test('opens it, without a shell in between', async () => {
    const opened = path.join(daypass.home, 'opened-console');
    await standIn(daypass, 'xdg-open', `printf '%s\\n' "$#" "$1" > "${opened}"`);
    expect(await daypass.run('console', ...SELECTORS)).toMatchObject({ code: 0 });
    // Windows' opener hands the link on and ends before.
    await expect.poll(() => readFile(opened, 'utf8').catch(() => '')).toBe(`1\n${LINK}\n`);
  });

  test.skipIf(isWindowsRun)('without a browser: the link, and 1', async () => {
    await standIn(daypass, 'xdg-open', 'exit 3');
    expect(await daypass.run('console', ...SELECTORS)).toStrictEqual({
      code: 1,
      stdout: `${LINK}\n`,
      stderr: 'daypass: No browser could be opened. Open the printed link yourself.\n',
    });
  });
});

describe('profile add', () => {
  const config = () => readFile(path.join(daypass.home, '.aws/config'), 'utf8');

  test('--dry-run prints the change and writes nothing; without it the change is made, and the profile works', async () => {
    const before = await config();
    const args = [
      'profile',
      'add',
      'prod-admin',
      ...SELECTORS,
      '--region',
      'eu-central-1',
      '--output',
      'json',
    ] as const;
    const { code, stdout: diff, stderr } = await daypass.run(...args, '--dry-run');
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: 'Nothing was written (--dry-run).\n' });
    expect(diff).toContain('+[profile prod-admin]\n');
    expect(await config()).toBe(before);

    expect(await daypass.run(...args)).toMatchObject({ code: 0, stderr: '' });
    const after = await config();
    expect(after.startsWith(before)).toBe(true);
    expect(diff.split('\n').filter((line) => line.startsWith('+') && !line.startsWith('+++'))).toStrictEqual(
      after
        .slice(before.length)
        .split('\n')
        .slice(0, -1)
        .map((line) => `+${line}`),
    );

    expect(await daypass.run('export', '--profile', 'prod-admin')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("export AWS_REGION='eu-central-1'"),
    });
    expect(await daypass.run(...args)).toStrictEqual({
      code: 1,
      stdout: '',
      stderr:
        'daypass: A profile “prod-admin” already exists. Choose another name. Daypass does not overwrite your profiles.\n',
    });
  });
});

test.skipIf(isAwsLeftOut)('the AWS CLI takes keys from credential-process', async () => {
  const { node, entry, env } = daypass.invocation;
  const command = [node, entry, 'credential-process', ...SELECTORS].join(' ');
  const section = `\n[profile by-process]\ncredential_process = ${command}\n`;
  await appendFile(path.join(daypass.home, '.aws/config'), section);
  const aws = startProcess(AWS, ['configure', 'export-credentials', '--profile', 'by-process'], env);
  const { code, stdout, stderr } = await aws.finished;
  expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) });
});

test('a token that is over is renewed by the next use', async () => {
  const cacheDir = path.join(daypass.home, '.aws/sso/cache');
  const [name = ''] = await readdir(cacheDir);
  const file = path.join(cacheDir, name);
  const token = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...token, expiresAt: '2020-01-01T00:00:00Z' }));
  expect((await daypass.run('status')).stdout).toMatch(/^corp +Renews at next use +- /m);
  expect(await daypass.run('export', ...SELECTORS)).toMatchObject({ code: 0, stderr: '' });
  const { stdout } = await daypass.run('status', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ sessions: [{ state: 'signedIn', refreshable: true }, {}] });
});

test('a server that an endpoint variable names is not there: 1, and the variable is named', async () => {
  const offline = daypass.with({
    AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:9',
    AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:9',
  });
  const { code, stdout, stderr } = await offline.run('list', '--session', 'corp', '--refresh');
  expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^daypass: 127\.0\.0\.1:9 cannot be reached: it refuses connections\. AWS_ENDPOINT_URL_SSO sends these calls to .*\n$/,
  );
});

test('when the portal session has ended: 3', async () => {
  simulator.endPortalSessions();
  expect(await daypass.run('credential-process', ...SELECTORS)).toStrictEqual({
    code: 3,
    stdout: '',
    stderr: 'daypass: You are not signed in to “corp”. Run: daypass login corp\n',
  });
  const { stdout } = await daypass.run('status', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ sessions: [{ session: 'corp', state: 'revoked' }, {}] });
  expect((await daypass.run('status')).stdout).toMatch(/^corp +Ended by AWS +- /m);

  await signIn();
  expect((await daypass.run('status')).stdout).toMatch(/^corp +Signed in /m);
});
