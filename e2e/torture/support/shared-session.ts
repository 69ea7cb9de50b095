import { rm } from 'node:fs/promises';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setScene, type Scene } from '../../../scripts/demo/scene.ts';
import { approveInBrowser, type LoggedRequest } from '../../../src/simulator/index.ts';
import { buildProgram, type Program } from '../../clients/cli-program.ts';
import { aws } from '../../support/aws-cli.ts';

/** What each kind of client did with the one session they share. */
export interface SharedFigures {
  readonly app: { uses: number; failures: Record<string, number>; signedOutSeen: number; oddFilesMet: number };
  readonly commandLine: { uses: number; failures: Record<string, number> };
  readonly sdk: readonly { uses: number; failures: Record<string, number> }[];
  readonly aws: { uses: number; failures: Record<string, number> };
  readonly reader: { reads: number; torn: number; tokens: number };
  readonly refreshes: Record<'ours' | 'sdk' | 'aws', { renewed: number; tooLate: number }>;
  /** Sign-ins after the first one; nobody was there to make any. */
  readonly signIns: number;
  /** Whether the portal session could still be renewed in the end. */
  readonly isAlive: boolean;
}

interface Tally {
  uses: number;
  readonly failures: Record<string, number>;
}

const PROFILE = 'shared';
const SDK_APP = 'shared-session-sdk';

/** Which clients that are not ours take part. */
export interface Others {
  readonly sdk: boolean;
  readonly aws: boolean;
}

/**
 * Up to eight processes on one session whose refresh tokens are good for one use and whose access tokens live some seconds: the
 * app's engine, `daypass` over and over (2 at a time), the SDK for JavaScript (2), the real AWS CLI over and over (2), and
 * a reader of the token file; until `isOver` resolves.
 */
export async function shareSession(
  accessTokenSeconds: number,
  isOver: (scene: Scene) => Promise<unknown>,
  others: Others,
): Promise<SharedFigures> {
  const scene = await setScene({ withSession: true });
  const program = await buildProgram({ ...scene.env, HOME: scene.homeDir });
  try {
    // Role keys so short-lived that no client is content with those it has.
    scene.simulator.configure({ accessTokenSeconds, roleCredentialSeconds: 60, refreshTokens: 'oneUse' });
    await signIn(program);
    await addProfile(program, scene);
    return await run(scene, program, isOver, others);
  } finally {
    await program.remove();
    await scene.close();
  }
}

async function run(
  scene: Scene,
  program: Program,
  isOver: (scene: Scene) => Promise<unknown>,
  others: Others,
): Promise<SharedFigures> {
  const since = scene.simulator.requests.lastSequence;
  const own = { ...scene.env, HOME: scene.homeDir };
  const [app, reader, ...sdks] = await Promise.all([
    startLoop('app-core.ts', [], own),
    startLoop('token-reader.ts', [], own),
    ...(others.sdk ? [1, 2] : []).map(() =>
      startLoop('sdk-client.ts', [PROFILE], { ...own, AWS_SDK_UA_APP_ID: SDK_APP }),
    ),
  ]);
  const on = { yes: true };
  const commandLine: Tally = { uses: 0, failures: {} };
  const awsTally: Tally = { uses: 0, failures: {} };
  const loops = [
    ...[1, 2].map(() => repeat(on, commandLine, () => exportKeys(program))),
    ...(others.aws ? [1, 2] : []).map(() => repeat(on, awsTally, () => awsExport(scene))),
  ];
  await isOver(scene);
  on.yes = false;
  await Promise.all(loops);
  const [sdkFigures, readerFigures, appFigures] = await Promise.all([
    Promise.all(sdks.map((sdk) => sdk.end<Tally>())),
    reader.end<SharedFigures['reader']>(),
    app.end<SharedFigures['app']>(),
  ]);
  const requests = scene.simulator.requests.list(since);
  // All access tokens die: who still gets keys has renewed.
  scene.simulator.revokeAccessTokens();
  const isAlive = (await exportKeys(program)) === undefined;
  return {
    app: appFigures,
    commandLine,
    sdk: sdkFigures,
    aws: awsTally,
    reader: readerFigures,
    refreshes: refreshesIn(requests),
    signIns: requests.filter(({ route, grantType }) => route === 'createToken' && grantType !== 'refresh_token').length,
    isAlive,
  };
}

function refreshesIn(requests: readonly LoggedRequest[]): SharedFigures['refreshes'] {
  const tally = {
    ours: { renewed: 0, tooLate: 0 },
    sdk: { renewed: 0, tooLate: 0 },
    aws: { renewed: 0, tooLate: 0 },
  };
  for (const { grantType, status, userAgent = '', via } of requests) {
    if (grantType !== 'refresh_token') continue;
    const who = via !== 'http' ? 'aws' : userAgent.includes(SDK_APP) ? 'sdk' : 'ours';
    if (status === 200) tally[who].renewed += 1;
    else tally[who].tooLate += 1;
  }
  return tally;
}

async function repeat(on: { yes: boolean }, tally: Tally, action: () => Promise<string | undefined>): Promise<void> {
  while (on.yes) {
    const failure = await action();
    if (failure === undefined) tally.uses += 1;
    else tally.failures[failure] = (tally.failures[failure] ?? 0) + 1;
  }
}

/** What it complained of, if it did. */
async function exportKeys(program: Program): Promise<string | undefined> {
  const { code, stderr } = await program.run('export', '--profile', PROFILE, '--yes');
  return code === 0 ? undefined : `exit ${String(code)}: ${stderr.trim().slice(0, 120)}`;
}

async function awsExport({ homeDir, env, simulator }: Scene): Promise<string | undefined> {
  // Role keys that it kept would spare it the session.
  await rm(path.join(homeDir, '.aws', 'cli', 'cache'), { recursive: true, force: true });
  const exporting = aws(['configure', 'export-credentials', '--profile', PROFILE], {
    ...env,
    ...simulator.proxyEnvironment,
  });
  return exporting.then(
    () => undefined,
    (thrown: unknown) => String(thrown).split('\n').at(-1)?.slice(0, 160) ?? 'failed',
  );
}

async function signIn(program: Program): Promise<void> {
  const login = program.start('login', '--browser', '--no-open', '--json');
  const event: { readonly url?: string } = JSON.parse(await login.nextLine());
  await approveInBrowser(event.url ?? '');
  const { code, stderr } = await login.finished;
  if (code !== 0) throw new Error(`The sign-in failed: ${stderr}`);
}

async function addProfile(program: Program, { simulator }: Scene): Promise<void> {
  const account = simulator.portal.assignedAccounts.find(({ roles }) => roles.includes('ReadOnlyAccess'));
  const role = ['--session', 'demo', '--account', account?.accountId ?? '', '--role', 'ReadOnlyAccess'];
  const { code, stderr } = await program.run('profile', 'add', PROFILE, '--region', 'eu-west-1', ...role);
  if (code !== 0) throw new Error(`The profile was not added: ${stderr}`);
}

interface Loop {
  /** Tells it to end, and answers its figures. */
  end<T>(): Promise<T>;
}

async function startLoop(script: string, args: readonly string[], env: Record<string, string>): Promise<Loop> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '..', 'driver', script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  });
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value } = await lines.next();
  if (value !== 'ready') throw new Error(`${script} said ${String(value)}.`);
  return {
    async end() {
      child.stdin.write('end\n');
      const last = await lines.next();
      await ended;
      return JSON.parse(String(last.value));
    },
  };
}
