import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { approveDevice, approveInBrowser } from '../../src/simulator/index.ts';
import { awsCliV2 } from '../programs/aws-cli.ts';
import { runProgram } from './run-program.ts';
import type { Scene } from './scene.ts';
import type { Steps } from './steps.ts';

const BUILT_PROGRAM = path.join(import.meta.dirname, '..', '..', 'out', 'cli', 'daypass.mjs');

interface RoleRow {
  readonly session: string;
  readonly accountId: string;
  readonly roleName: string;
}

/** The main job through the command line, with the person played over HTTP. */
export async function walkCli(scene: Scene, steps: Steps, program = BUILT_PROGRAM): Promise<void> {
  const { startUrl, region } = scene.simulator.portal;
  const daypass = (...args: string[]) => runProgram(process.execPath, [program, ...args], scene.env);

  const add = ['session', 'add', 'demo', '--start-url', startUrl, '--region', region];
  await steps.take(`daypass ${add.join(' ')}`, () => daypass(...add), firstLine);
  await steps.take(
    'daypass login demo --browser --no-open --json   (the person approves)',
    () => login(scene, 'browser', program),
    (expiresAt) => `signed in until ${expiresAt}`,
  );
  const roles = await steps.take(
    'daypass list --json',
    async (): Promise<readonly RoleRow[]> => JSON.parse(await daypass('list', '--json')),
    (rows) => `${rows.length} roles in ${new Set(rows.map(({ accountId }) => accountId)).size} accounts`,
  );
  const role = roles.find(({ roleName }) => /^[\w+=,.@-]{1,64}$/.test(roleName));
  if (!role) throw new Error('The simulator lists no role that a profile can hold.');
  const selectors = ['--session', 'demo', '--account', role.accountId, '--role', role.roleName];
  // The simulator calls many accounts production, and nobody is here to answer the question.
  const exportJson = ['export', ...selectors, '--format', 'json', '--yes'];
  await steps.take(
    `daypass ${exportJson.join(' ')}`,
    async (): Promise<{ Expiration: string }> => JSON.parse(await daypass(...exportJson)),
    ({ Expiration }) => `keys until ${Expiration}`,
  );
  await steps.take(
    'daypass profile add demo-role …',
    () => daypass('profile', 'add', 'demo-role', ...selectors, '--region', region),
    firstLine,
  );
  const aws = await awsCliV2(scene.env);
  if (aws !== undefined) {
    await steps.take(
      'aws configure export-credentials --profile demo-role   (the real AWS CLI)',
      () => askAws(aws, scene),
      ({ Expiration }) => `keys until ${Expiration}`,
    );
  }
  await steps.take(
    'daypass login demo --device --no-open --json   (the person types the code)',
    () => login(scene, 'device', program),
    (expiresAt) => `signed in until ${expiresAt}`,
  );
  await steps.take(
    'daypass status',
    () => daypass('status'),
    (told) => told.trim().split('\n').join('\n    '),
  );
  await steps.take('daypass logout demo', () => daypass('logout', 'demo'), firstLine);
}

/** With the proxy too, for an AWS CLI that knows no AWS_ENDPOINT_URL_SSO yet. */
async function askAws(aws: string, scene: Scene): Promise<{ Expiration: string }> {
  const env = { ...scene.env, ...scene.simulator.proxyEnvironment };
  return JSON.parse(await runProgram(aws, ['configure', 'export-credentials', '--profile', 'demo-role'], env));
}

async function login(scene: Scene, flow: 'browser' | 'device', program: string): Promise<string> {
  const args = [program, 'login', 'demo', `--${flow}`, '--no-open', '--json'];
  const child = spawn(process.execPath, args, { env: scene.env, stdio: ['ignore', 'pipe', 'inherit'] });
  let expiresAt = '';
  for await (const line of createInterface({ input: child.stdout })) {
    const event: { event: string; url?: string; code?: string; expiresAt?: string } = JSON.parse(line);
    if (event.event === 'browser') await approveInBrowser(event.url ?? '');
    if (event.event === 'device') await approveDevice(event.url ?? '', event.code);
    if (event.event === 'signedIn') expiresAt = event.expiresAt ?? '';
  }
  if (expiresAt === '') throw new Error('The sign-in ended without a token.');
  return expiresAt;
}

function firstLine(output: string): string {
  return output.split('\n')[0] ?? '';
}
