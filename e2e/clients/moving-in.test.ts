import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { AWS, isAwsLeftOut } from '../support/aws-cli.ts';
import { buildProgram, type Program } from './cli-program.ts';

/** Profiles of other tools, after `daypass import`, judged by the AWS CLI; and a colleague's first day by a team file. */
const ACCOUNT = { accountId: '111122223333', accountName: 'prod pay', roles: ['Admin'] };

let simulator: Simulator;
let daypass: Program;
let configPath: string;

beforeAll(async () => {
  simulator = await startSimulator({ tls: true, organization: { accounts: [ACCOUNT] } });
  daypass = await buildProgram(simulator.environment);
  configPath = path.join(daypass.home, '.aws/config');
  await mkdir(path.dirname(configPath));
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

beforeEach(() => daypass.run('logout', '--all'));

async function signIn(session: string): Promise<void> {
  const login = daypass.start('login', session, '--browser', '--no-open', '--json');
  await approveInBrowser(JSON.parse(await login.nextLine()).url);
  expect((await login.finished).code).toBe(0);
}

/** The role that the AWS CLI gets keys for by a profile, without Daypass on its PATH. */
async function roleBy(profile: string): Promise<string> {
  const { stdout } = await promisify(execFile)(AWS, ['sts', 'get-caller-identity', '--profile', profile], {
    env: { HOME: daypass.home, PATH: '/usr/bin:/bin', ...simulator.proxyEnvironment },
  });
  return JSON.parse(stdout).Arn;
}

function profilesOf(startUrl: string, region: string): Readonly<Record<string, string>> {
  const sso = { start_url: startUrl, region, account_id: ACCOUNT.accountId, role_name: 'Admin' };
  const lines = (prefix: string) =>
    Object.entries(sso)
      .map(([key, value]) => `${prefix}sso_${key} = ${value}\n`)
      .join('');
  return {
    granted: `[profile prod]\nregion = eu-west-1\n${lines('granted_')}credential_process = granted credential-process --profile prod\n`,
    'aws-sso-util': `[profile prod]\nregion = eu-west-1\n${lines('')}credential_process = aws-sso-util credential-process --profile prod\nsso_auto_populated = true\n`,
    'aws-vault': `[profile base]\n${lines('')}[profile prod]\nregion = eu-west-1\ncredential_process = aws-vault exec base --json\n`,
  };
}

describe.skipIf(isAwsLeftOut)('the AWS CLI gets keys by a profile that came', () => {
  test.each(['granted', 'aws-sso-util', 'aws-vault'])(
    'from %s, and reads the old file after the undo',
    async (tool) => {
      const { startUrl, region } = simulator.portal;
      const before = profilesOf(startUrl, region)[tool] ?? '';
      await writeFile(configPath, before);
      const imported = await daypass.run('import', tool, '--yes', '--json');
      expect(imported).toMatchObject({ code: 0, stderr: '' });
      const { applied, sessions }: { applied: boolean; sessions: string[] } = JSON.parse(imported.stdout);
      expect({ applied, sessions: sessions.length }).toEqual({ applied: true, sessions: 1 });
      await signIn(sessions[0] ?? '');
      expect(await roleBy('prod')).toContain('assumed-role/AWSReservedSSO_Admin');
      expect((await daypass.run('import', tool, '--undo')).code).toBe(0);
      expect(await readFile(configPath, 'utf8')).toBe(before);
    },
  );
});

test('a new colleague: one line, one sign-in, and the profiles of the team are there', async () => {
  await writeFile(configPath, '');
  const { startUrl, region } = simulator.portal;
  const team = path.join(daypass.home, 'daypass-team.yaml');
  await writeFile(
    team,
    `daypass: 1\nname: acme\nsessions:\n  - { name: corp, startUrl: "${startUrl.replace(/^http:/u, 'https:')}", region: ${region} }\nprofiles:\n  - { roles: "prod*/Admin", session: corp, name: "{account}-{role}", region: eu-west-1 }\n`,
  );
  const added = await daypass.run('team', 'add', daypass.home, '--yes');
  expect(added.code).toBe(0);
  expect(added.stdout).toContain('daypass login corp\n');
  expect(added.stdout).toContain('daypass profile sync\n');
  await signIn('corp');
  expect(await daypass.run('profile', 'sync')).toMatchObject({ code: 0 });
  expect(await readFile(configPath, 'utf8')).toContain('[profile prod-pay-Admin]');
});
