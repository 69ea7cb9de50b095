import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ini from 'ini';
import { aws } from '../e2e/support/aws-cli.ts';
import { setScene, type Scene } from '../scripts/demo/scene.ts';
import { runProgram } from '../scripts/demo/run-program.ts';
import { approveInBrowser } from '../src/simulator/index.ts';
import { benchEdit } from './edit-profile.ts';
import { startJsonLines } from './json-lines.ts';
import { compare } from './measure.ts';
import { benchTrayMenu } from './tray-menu.ts';
import { benchWindow } from './window.ts';

/** `npm run bench`, after a build: what people do all day, beside what they would use instead. */
const program = path.join(import.meta.dirname, '..', 'out', 'cli', 'daypass.mjs');
const PROFILE_COUNT = 1_000;

await benchTrayMenu(31);
await benchWindow(5);
await benchEdit(5_000, 15);
await benchEdit(25_000, 9);

const scene = await setScene({ withSession: true });
try {
  await signIn(scene);
  await benchKeys(scene);
  await benchCachedKeys(scene);
  await benchShell(scene);
  await benchProfiles(scene);
} finally {
  await scene.close();
}

async function signIn({ env }: Scene): Promise<void> {
  for await (const event of startJsonLines(
    process.execPath,
    [program, 'login', '--browser', '--no-open', '--json'],
    env,
  )) {
    if (typeof event['url'] === 'string') await approveInBrowser(event['url']);
  }
}

/** One tool asks once for keys, as credential_process does. */
async function benchKeys({ env, simulator }: Scene): Promise<void> {
  const account = simulator.portal.organization.accounts.find(({ roles }) => roles.includes('ReadOnlyAccess'));
  const role = ['--session', 'demo', '--account', account?.accountId ?? '', '--role', 'ReadOnlyAccess'];
  await runProgram(process.execPath, [program, 'profile', 'add', 'bench', '--region', 'eu-west-1', ...role], env);
  const proxied = { ...env, ...simulator.proxyEnvironment };
  await compare('Keys for a profile, from a cold start', 9, [
    {
      name: 'daypass export --profile',
      run: () => runProgram(process.execPath, [program, 'export', '--profile', 'bench', '--yes'], env),
    },
    {
      name: 'aws configure export-credentials --profile',
      run: async () => {
        // Its own cache of role credentials is cleared: both ask AWS.
        await rm(path.join(env['HOME'] ?? '', '.aws', 'cli'), { recursive: true, force: true });
        await aws(['configure', 'export-credentials', '--profile', 'bench'], proxied);
      },
    },
  ]);
}

/** A tool that asks again and again, as terraform does: the key service has the keys. */
async function benchCachedKeys({ env, simulator }: Scene): Promise<void> {
  const proxied = { ...env, ...simulator.proxyEnvironment };
  const empty = path.join(env['HOME'] ?? '', 'empty.mjs');
  await writeFile(empty, '');
  const askedBefore = mintsOf(simulator);
  const call = [program, 'credential-process', '--profile', 'bench'];
  await runProgram(process.execPath, call, env);
  try {
    await compare('Keys again, from the key service', 41, [
      { name: 'the bare runtime, an empty module', run: () => runProgram(process.execPath, [empty], env) },
      { name: 'daypass credential-process', run: () => runProgram(process.execPath, call, env) },
    ]);
    await compare('Keys again, without the service, and elsewhere', 9, [
      { name: 'the bare runtime, an empty module', run: () => runProgram(process.execPath, [empty], env) },
      {
        name: 'daypass credential-process, DAYPASS_SERVICE=off',
        run: () => runProgram(process.execPath, call, { ...env, DAYPASS_SERVICE: 'off' }),
      },
      {
        name: 'aws configure export-credentials, its cache full',
        run: () => aws(['configure', 'export-credentials', '--profile', 'bench'], proxied),
      },
    ]);
    const before = mintsOf(simulator);
    for (let count = 0; count < 1000; count += 1) await runProgram(process.execPath, call, env);
    console.log(
      `  1,000 more calls in a row: ${mintsOf(simulator) - before} calls to AWS (${before - askedBefore} before)`,
    );
  } finally {
    await runProgram(process.execPath, [program, 'service', 'stop'], env);
  }
}

/** What a shell waits for before it shows a prompt, and after Tab. */
async function benchShell({ env }: Scene): Promise<void> {
  const empty = path.join(env['HOME'] ?? '', 'empty.mjs');
  await writeFile(empty, '');
  const inProfile = { ...env, AWS_PROFILE: 'bench' };
  const daypass = (...args: readonly string[]) => runProgram(process.execPath, [program, ...args], inProfile);
  await compare('A prompt and completions', 41, [
    { name: 'the bare runtime, an empty module', run: () => runProgram(process.execPath, [empty], env) },
    { name: 'daypass prompt', run: () => daypass('prompt', '--shell', 'bash') },
    { name: 'a command completed', run: () => daypass('__complete', 'bash', 'daypass logou') },
    { name: 'a role completed', run: () => daypass('__complete', 'bash', 'daypass use ') },
    { name: 'daypass --help, for comparison', run: () => daypass('--help') },
  ]);
}

function mintsOf(simulator: Scene['simulator']): number {
  return simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials').length;
}

/** One more profile in a file of a thousand. */
async function benchProfiles({ env, simulator }: Scene): Promise<void> {
  const file = path.join(env['HOME'] ?? '', '.aws', 'config');
  const session = await readFile(file, 'utf8');
  const [account] = simulator.portal.assignedAccounts;
  const profile = (name: string) =>
    `\n# kept by hand\n[profile ${name}]\nsso_session = demo\nsso_account_id = ${account?.accountId ?? ''}\nsso_role_name = ReadOnlyAccess\n`;
  const before = session + Array.from({ length: PROFILE_COUNT }, (_, index) => profile(`p${index}`)).join('');
  const reset = async () => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, before);
  };
  const role = ['--session', 'demo', '--account', account?.accountId ?? '', '--role', 'ReadOnlyAccess'];
  await compare(`One profile added to ${PROFILE_COUNT}, whole program`, 9, [
    {
      name: 'daypass profile add (lossless, locked, fsync)',
      run: async () => {
        await reset();
        await runProgram(
          process.execPath,
          [program, 'profile', 'add', 'one-more', '--region', 'eu-west-1', ...role],
          env,
        );
      },
    },
    {
      name: 'aws configure set (one key of three)',
      run: async () => {
        await reset();
        await aws(['configure', 'set', 'sso_session', 'demo', '--profile', 'one-more'], env);
      },
    },
    {
      name: 'npm ini, parse and stringify (loses comments)',
      run: async () => {
        await reset();
        const script = `const fs=require('fs'),ini=require(${JSON.stringify(import.meta.resolve('ini').slice(7))});const f=${JSON.stringify(file)};const c=ini.parse(fs.readFileSync(f,'utf8'));c['profile one-more']={sso_session:'demo'};fs.writeFileSync(f,ini.stringify(c))`;
        await runProgram(process.execPath, ['-e', script], env);
      },
    },
  ]);
  const preserved = ini.stringify(ini.parse(before)).split('# kept by hand').length - 1;
  console.log(`  comments that survive npm ini: ${preserved} of ${PROFILE_COUNT}`);
}
