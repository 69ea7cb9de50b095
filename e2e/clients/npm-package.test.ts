import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { packStaged, stageCliPackage } from '../../scripts/cli-package/stage.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { onPath } from '../../scripts/programs/on-path.ts';
import { isLeftOut } from '../support/left-out.ts';
import { openTerminalWindow, type Shell } from '../support/terminal-window.ts';
import { startProcess, type Finished } from './cli-program.ts';
import { oldestNode } from './oldest-node.ts';

/** The npm package of the command line, installed into an empty prefix and used with a plain environment. */

const PROFILE_ROLE = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin', '--region', 'eu-west-1'];

interface Installed {
  readonly home: string;
  readonly prefix: string;
  readonly packageDir: string;
  readonly env: Readonly<Record<string, string>>;
  run(...args: readonly string[]): Promise<Finished>;
  /** A command line, by a shell with a plain PATH. */
  shell(line: string): Promise<Finished>;
}

let installed: Installed;
let folder: string;

afterAll(() => rm(folder, { recursive: true, force: true }));

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'daypass-npm-')));
  await stageCliPackage(path.join(folder, 'staged'));
  const tarball = await packStaged(path.join(folder, 'staged'), path.join(folder, 'packed'));
  const [home, prefix, nodeDir] = ['home', 'prefix', 'node'].map((name) => path.join(folder, name));
  if (home === undefined || prefix === undefined || nodeDir === undefined) throw new Error('no folders');
  for (const dir of [home, prefix, nodeDir]) await mkdir(dir);
  await symlink(oldestNode(), path.join(nodeDir, 'node'));
  await promisify(execFile)('npm', ['install', '--global', '--prefix', prefix, '--offline', '--no-audit', tarball], {
    env: { PATH: process.env['PATH'], HOME: home, npm_config_cache: path.join(folder, 'cache') },
  });
  const env = {
    HOME: home,
    PATH: `${path.join(prefix, 'bin')}:${nodeDir}:/usr/bin:/bin`,
    DAYPASS_SERVICE: 'off',
    TZ: 'UTC',
  };
  installed = {
    home,
    prefix,
    env,
    packageDir: path.join(prefix, 'lib/node_modules/daypass'),
    run: (...args) => startProcess(path.join(prefix, 'bin/daypass'), args, env).finished,
    shell: (line) =>
      startProcess('/bin/sh', ['-c', line], { HOME: home, PATH: '/usr/bin:/bin', DAYPASS_SERVICE: 'off' }).finished,
  };
}, 120_000);

const packageFile = (name: string) => readFile(path.join(installed.packageDir, name), 'utf8');

test('it has no dependencies and runs nothing when it is installed', async () => {
  const manifest: Record<string, unknown> = JSON.parse(await packageFile('package.json'));
  expect(Object.keys(manifest).filter((key) => /dependencies|scripts/iu.test(key))).toEqual([]);
  expect(manifest['engines']).toEqual({ node: '>=20.18' });
  await expect(access(path.join(installed.packageDir, 'node_modules'))).rejects.toThrow('ENOENT');
  const files = await readdir(installed.packageDir, { recursive: true });
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
});

test('it starts by its name on the oldest Node, and knows its version', async () => {
  const { version } = JSON.parse(await packageFile('package.json')) as { version: string };
  expect(await installed.run('--version')).toEqual({ code: 0, stdout: `daypass ${version}\n`, stderr: '' });
  const { code, stdout } = await installed.run('profile', 'add', '--help');
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: daypass profile add');
});

test('the man page is where man looks, has every command, and troff has nothing to say against it', async () => {
  const page = path.join(installed.prefix, 'share/man/man1/daypass.1');
  const text = await readFile(page, 'utf8');
  const sections = [...text.matchAll(/^\.SS daypass (.+)$/gmu)].map(([, name = '']) => name.replaceAll('\\-', '-'));
  expect(sections).toEqual(COMMANDS.map(({ name }): string => name));
  const groff = await onPath('groff');
  if (groff === undefined) return;
  const { stdout, stderr } = await promisify(execFile)(groff, ['-man', '-Tutf8', '-ww', page], { maxBuffer: 4e6 });
  expect(stderr).toBe('');
  expect(stdout).toContain('daypass credential-process');
});

test.each(['bash', 'zsh', 'fish'])('%s takes its completions and its prompt from daypass init', async (shell) => {
  const { code, stdout, stderr } = await installed.run('init', shell);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const program = await onPath(shell);
  if (program === undefined) return;
  const line = shell === 'fish' ? 'cat | source' : 'eval "$(cat)"';
  const taken = startProcess(program, ['-c', line], { HOME: installed.home, PATH: '/usr/bin:/bin' }, 'pipe');
  taken.write(stdout);
  taken.endInput();
  expect(await taken.finished).toEqual({ code: 0, stdout: '', stderr: '' });
});

describe.each<Shell>(['bash', 'zsh', 'fish'])('%s, with the completions of the installed package', (shell) => {
  test.skipIf(isLeftOut(shell) || isLeftOut('tmux'))('completes from files, without a network', async () => {
    const home = path.join(folder, `home-${shell}`);
    const listings = path.join(home, '.local/share/daypass/directory');
    await mkdir(path.join(home, '.aws'), { recursive: true });
    await mkdir(listings, { recursive: true, mode: 0o700 });
    await writeFile(
      path.join(home, '.aws/config'),
      '[sso-session partner]\nsso_region = eu-west-1\n[profile shared-dev]\nsso_session = partner\n',
    );
    const accounts = [{ accountId: '111122223333', accountName: 'sandbox', roleNames: ['Admin', 'ReadOnly'] }];
    await writeFile(path.join(listings, 'a.json'), JSON.stringify({ accounts }));
    // Whatever asks the network fails: the proxy is a port that nobody may listen on.
    const env = { ...installed.env, HOME: home, TERM: 'xterm-256color', HTTPS_PROXY: 'http://127.0.0.1:1' };
    const init = shell === 'fish' ? 'daypass init fish | source' : `eval "$(daypass init ${shell})"`;
    const window = await openTerminalWindow({ shell, env: { ...env, LC_ALL: 'C.UTF-8' }, startup: init });
    onTestFinished(() => window.close());
    for (const [typed, completed] of [
      ['daypass logou', 'daypass logout'],
      ['daypass logout par', 'daypass logout partner'],
      ['daypass export --profile shar', 'daypass export --profile shared-dev'],
      ['daypass use sandbox/Re', 'daypass use sandbox/ReadOnly'],
      ['daypass doctor --onl', 'daypass doctor --online'],
    ] as const) {
      window.type(typed);
      window.press('Tab');
      expect(await window.until(completed, (shown) => shown.includes(completed))).toContain(completed);
      window.press('C-u');
    }
  });
});

test('a bridge that it writes runs without a PATH to Node or to the package', async () => {
  const added = await installed.run(
    'session',
    'add',
    'corp',
    '--start-url',
    'https://d-fake.awsapps.com/start',
    '--region',
    'eu-west-1',
  );
  expect(added).toMatchObject({ code: 0, stderr: '' });
  expect((await installed.run('profile', 'add', 'dev', ...PROFILE_ROLE)).code).toBe(0);
  expect((await installed.run('profile', 'bridge', 'dev', '--as', 'dev-bridge')).code).toBe(0);
  const config = await readFile(path.join(installed.home, '.aws/config'), 'utf8');
  const [, line = ''] = /^credential_process = (.+)$/mu.exec(config) ?? [];
  const { code, stderr } = await installed.shell(`${line} --no-wait`);
  // Exit code 3: it ran, and a sign-in is needed.
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('daypass login corp') });
});

test('an import, a team file and an uninstall work as installed, and leave nothing of Daypass', async () => {
  const config = path.join(installed.home, '.aws/config');
  const before = await readFile(config, 'utf8');
  const legacy = `\n[profile moved]\ncredential_process = aws-sso-util credential-process --profile moved\nsso_auto_populated = true\nsso_start_url = https://d-other.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 444455556666\nsso_role_name = ReadOnly\n`;
  await writeFile(config, before + legacy);
  expect(await installed.run('import', 'aws-sso-util', '--yes')).toMatchObject({ code: 0 });
  expect(await readFile(config, 'utf8')).toContain('sso_session = d-other');
  expect(await installed.run('import', 'aws-sso-util', '--undo')).toMatchObject({ code: 0 });
  expect(await readFile(config, 'utf8')).toBe(before + legacy);

  const team = path.join(installed.home, 'team.yaml');
  const production =
    'prod prd production *本番* *live* !non-prod !non-prd !non-production !pre-prod !pre-prd !pre-production';
  await writeFile(team, `daypass: 1\nname: acme\nproduction: "${production}"\nprofiles: [{ roles: "*/Admin" }]\n`);
  expect(await installed.run('team', 'add', team, '--yes')).toMatchObject({ code: 0 });
  const own = path.join(installed.home, '.local/share/daypass');
  expect(JSON.parse(await readFile(path.join(own, 'shell.json'), 'utf8'))).toEqual({ productionPattern: production });

  expect(await installed.run('uninstall', '--purge', '--yes')).toMatchObject({ code: 0, stderr: '' });
  await expect(access(own)).rejects.toThrow('ENOENT');
  expect(await readFile(config, 'utf8')).not.toContain('dev-bridge');
});
