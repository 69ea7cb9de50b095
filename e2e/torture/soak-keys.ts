import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awsCliV2 } from '../../scripts/programs/aws-cli.ts';
import { approveInBrowser, startSimulator } from '../../src/simulator/index.ts';
import { buildProgram, type Program } from '../clients/cli-program.ts';

/**
 * `npm run soak:keys`: tools of every kind get keys for minutes of real time, over expiries of keys, tokens and the
 * portal session, and over kills of the key service. Prints how often each failed. Argument: minutes.
 */
const MINUTES = Number(process.argv[2] ?? 10);
const KEY_SECONDS = 45;
const TOKEN_SECONDS = 120;
/** The portal session ends, or the service is killed, this often. */
const EVENT_MILLIS = 75_000;

/** Repeats a command until a file appears; writes each exit code, and what went wrong. */
const LOOP =
  'while [ ! -e "$1/stop" ]; do "$@" > /dev/null 2> "$1/$2.last"; code=$?; echo $code >> "$1/$2.codes"; [ $code = 0 ] || cat "$1/$2.last" >> "$1/$2.errors"; sleep 0.2; done';
/** Runs a command in a new terminal and prints what it prints there. */
const IN_TERMINAL = `
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0: os.execvp(sys.argv[1], sys.argv[1:])
try:
    while chunk := os.read(terminal, 4096): sys.stdout.buffer.write(chunk); sys.stdout.flush()
except OSError: pass
`;
const SDK = path.join(import.meta.dirname, '../../node_modules/@aws-sdk/credential-provider-http/dist-cjs/index.js');
/** An SDK in a long-lived program: each second it uses keys, which must live. */
const SDK_LOOP = `
const provider = require(${JSON.stringify(SDK)}).fromHttp({});
const { existsSync, appendFileSync } = require('node:fs');
const [dir] = process.argv.slice(1);
let held;
(async () => {
  while (!existsSync(dir + '/stop')) {
    let code = 0;
    try {
      if (held === undefined || held.expiration.getTime() - Date.now() < 15_000) held = await provider();
      if (held.expiration.getTime() <= Date.now()) throw new Error('expired keys');
    } catch (error) { code = 1; appendFileSync(dir + '/sdk in exec.errors', String(error) + '\\n'); }
    appendFileSync(dir + '/sdk in exec.codes', code + '\\n');
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
})();
`;

const aws = await awsCliV2();
if (aws === undefined) console.log('There is no AWS CLI version 2 here: without it.');
const simulator = await startSimulator({
  tls: true,
  organization: { accounts: [{ accountId: '111122223333', accountName: 'pay', roles: ['Admin'] }] },
  settings: { roleCredentialSeconds: KEY_SECONDS, accessTokenSeconds: TOKEN_SECONDS, refreshTokens: 'oneUse' },
});
const built = await buildProgram(simulator.environment);
const dir = await mkdtemp(path.join(built.home, 'soak-'));
const daypass = built.with({ DAYPASS_SERVICE: undefined, CI: undefined, TMPDIR: dir });
const children: ChildProcess[] = [];
let signIns = 0;

try {
  await prepare();
  const failed = await soak();
  console.log(
    `${signIns} sign-ins, ${simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials').length} calls for keys`,
  );
  console.log(failed === 0 ? 'Nobody went without keys.' : `${failed} CALLS WENT WITHOUT KEYS.`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  for (const child of children) child.kill('SIGKILL');
  await daypass.run('service', 'stop');
  await simulator.close();
  await built.remove();
}

async function prepare(): Promise<void> {
  const { startUrl, region } = simulator.portal;
  await daypass.run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
  await signIn();
  const role = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin'];
  await daypass.run('profile', 'add', 'prod', ...role, '--region', 'eu-west-1');
  await daypass.run('profile', 'bridge', 'prod', '--as', 'bridge');
}

async function signIn(): Promise<void> {
  const login = daypass.start('login', 'corp', '--browser', '--no-open', '--json');
  await approveInBrowser(JSON.parse(await login.nextLine()).url);
  await login.finished;
  signIns += 1;
}

async function soak(): Promise<number> {
  const { node, entry } = daypass.invocation;
  const names = ['sdk in exec'];
  /** In a terminal, so that a person is there to wait for. */
  const loop = (name: string, program: Program, command: readonly string[], within: readonly string[] = []): void => {
    names.push(name);
    const script = LOOP.replace('"$@"', command.map((word) => `'${word}'`).join(' '));
    start('python3', ['-c', IN_TERMINAL, ...within, 'sh', '-c', script, 'sh', dir, name], program.invocation.env);
  };
  for (const number of [1, 2, 3])
    loop(`terraform ${number}`, daypass, [node, entry, 'credential-process', '--profile', 'prod']);
  start(
    node,
    [entry, 'exec', '--profile', 'prod', '--', process.execPath, '-e', SDK_LOOP, dir],
    daypass.invocation.env,
  );
  await mkdir(path.join(dir, 'shared'), { mode: 0o700 });
  start(node, [entry, 'share', path.join(dir, 'shared'), '--profile', 'prod'], daypass.invocation.env);
  if (aws !== undefined) {
    const { AWS_CA_BUNDLE, HTTPS_PROXY } = simulator.proxyEnvironment;
    const proxied = daypass.with({ AWS_CA_BUNDLE, HTTPS_PROXY, NO_PROXY: '127.0.0.1' });
    const identity = [aws, 'sts', 'get-caller-identity', '--region', 'eu-west-1'];
    loop('aws over a bridge', proxied, [...identity, '--profile', 'bridge']);
    loop('aws in exec', proxied, identity, [node, entry, 'exec', '--profile', 'prod', '--']);
    const shared = path.join(dir, 'shared/config');
    loop('aws over a shared folder', proxied.with({ AWS_CONFIG_FILE: shared }), identity);
  }
  await eventsUntil(Date.now() + MINUTES * 60_000);
  await writeFile(path.join(dir, 'stop'), '');
  // The last calls may wait for a person; the slowest is the AWS CLI.
  await sleep(8000);
  const counts = await Promise.all(names.map(countOf));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Portal sessions end and the service is killed, in turn; the person signs in some seconds after an end. */
async function eventsUntil(endMillis: number): Promise<void> {
  for (let count = 0; Date.now() + EVENT_MILLIS < endMillis; count += 1) {
    await sleep(EVENT_MILLIS);
    if (count % 2 === 0) {
      simulator.endPortalSessions();
      console.log('The portal session has ended.');
      await sleep(8000);
      await signIn();
    } else {
      const { stdout } = await daypass.run('service', 'status', '--json');
      const { pid }: { pid?: number } = JSON.parse(stdout);
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      console.log('The key service was killed.');
    }
  }
  await sleep(Math.max(endMillis - Date.now(), 0));
}

function start(command: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>): void {
  const child = spawn(command, [...args], { env: { ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  children.push(child);
  void once(child, 'close');
}

async function countOf(name: string): Promise<number> {
  const read = (kind: string) => readFile(path.join(dir, `${name}.${kind}`), 'utf8').catch(() => '');
  const codes = (await read('codes')).split('\n').filter(Boolean);
  const failed = codes.filter((code) => code !== '0').length;
  console.log(`${name.padEnd(26)} ${codes.length} calls, ${failed} failed`);
  if (failed > 0) console.log((await read('errors')).slice(0, 2000));
  // One that never called has not been tried.
  return codes.length === 0 ? 1 : failed;
}
