import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { access, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loginItem } from '../../src/main/desktop/login-item.ts';
import { approveDevice, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { signInFromTray } from '../support/sign-in.ts';
import { openCleanRoot, type CleanRoot, type Ended } from './support/clean-root.ts';
import { startDesktopOfAnn, type DesktopOfAnn } from './support/desktop-of-ann.ts';
import { TEST_PACKAGES, versionOf } from './support/test-packages.ts';

/** One story on one clean Debian, from the installation to the removal: each test stands on those before it. */

const run = promisify(execFile);
const LAUNCHER = '/opt/Daypass/resources/bin/daypass';
const AWS_FOLDER = '/home/ann/.aws';
const SETTINGS = 'home/ann/.local/share/daypass/shell.json';

let simulator: Simulator;
let root: CleanRoot;
let ann: DesktopOfAnn;

beforeAll(async () => {
  simulator = await startSimulator();
  root = await openCleanRoot('bookworm');
  ann = await startDesktopOfAnn(root);
  // The simulator's accounts are named like production, which would ask before each use.
  await root.must(
    [
      'sh',
      '-c',
      `cd && mkdir -p -m 700 .local/share/daypass && echo '{"productionPattern":""}' >.local/share/daypass/shell.json`,
    ],
    { as: 'ann' },
  );
});

afterAll(async () => {
  await ann.close();
  await root.close();
  await simulator.close();
});

const env = (): Record<string, string> => ({ ...ann.env, ...simulator.environment, DAYPASS_SERVICE: 'off' });
const daypass = (...args: string[]): Promise<Ended> => root.run(['daypass', ...args], { as: 'ann', env: env() });

async function install(number: 1 | 2): Promise<void> {
  const [one = '', two = ''] = TEST_PACKAGES.deb;
  const deb = path.join(root.sharedDir, 'daypass.deb');
  await copyFile(number === 1 ? one : two, deb);
  const quietly = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await root.must(['apt-get', 'update', '-q'], quietly);
  await root.must(['apt-get', 'install', '-y', '-q', '--no-install-recommends', deb], quietly);
}

/** Every file below ~/.aws with its bytes. */
async function awsFiles(): Promise<Record<string, string>> {
  const dir = path.join(root.dir, AWS_FOLDER);
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.toSorted().map(async (file) => [file, await readFile(file, 'latin1')] as const)),
  );
}

const installed = (file: string): Promise<string> => readFile(path.join(root.dir, file), 'utf8');

describe('the deb', () => {
  test('installs with what it needs and nothing else, and every library is found', async () => {
    await install(1);
    const libraries = await root.must(['ldd', '/opt/Daypass/daypass-desktop'], {
      env: { LD_LIBRARY_PATH: '/opt/Daypass' },
    });
    expect(libraries).not.toContain('not found');
    expect(libraries).toContain('libgtk-3.so.0');
    expect((await root.run(['sh', '-c', 'command -v node'])).code).toBe(127);
  });

  test('puts a valid desktop entry and an icon where desktops look', async () => {
    const entry = path.join(root.dir, 'usr/share/applications/daypass-desktop.desktop');
    expect((await run('desktop-file-validate', [entry])).stdout).toBe('');
    expect(await readFile(entry, 'utf8')).toMatch(/^Icon=daypass-desktop$/m);
    const theme = await installed('usr/share/icons/hicolor/index.theme').catch(() => '');
    for (const size of ['48x48', '256x256', '512x512']) {
      await access(path.join(root.dir, `usr/share/icons/hicolor/${size}/apps/daypass-desktop.png`));
      if (theme !== '') expect(theme).toContain(`${size}/apps`);
    }
  });

  test('ships an AppArmor profile, and leaves it away where AppArmor is missing', async () => {
    expect(await installed('opt/Daypass/resources/apparmor-profile')).toContain('userns,');
    await expect(access(path.join(root.dir, 'etc/apparmor.d/daypass-desktop'))).rejects.toThrow('ENOENT');
  });

  test('puts `daypass` on the PATH, by the app’s own runtime where no Node is', async () => {
    expect(await daypass('--version')).toEqual({ code: 0, stdout: expect.stringMatching(versionOf(1)), stderr: '' });
    const { code, stdout, stderr } = await daypass('nonsense');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('daypass: There is no command “nonsense”. See: daypass --help\n');
  });

  test.each([['prompt'], ['__complete', 'bash', '1', 'daypass', '']])(
    'ends after what is answered at once: %s',
    async (...args) => {
      expect(await daypass(...args)).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test('signs in for the first time from the terminal', async () => {
    const added = await daypass('session', 'add', 'corp', '--start-url', simulator.portal.startUrl);
    expect(added).toMatchObject({ code: 0, stdout: 'Added session corp. Sign in: daypass login corp\n' });
    const login = root.start(['daypass', 'login', 'corp', '--device', '--no-open', '--json'], {
      as: 'ann',
      env: env(),
    });
    if (login.stdout === null) throw new Error('no pipe');
    const lines = createInterface({ input: login.stdout });
    const [device] = await once(lines, 'line');
    const ended = once(login, 'close');
    await approveDevice(JSON.parse(String(device)).url);
    expect(await ended).toEqual([0, null]);
    expect(JSON.parse((await daypass('status', '--json')).stdout).sessions).toMatchObject([
      { session: 'corp', state: 'signedIn' },
    ]);
  });

  test('leaves nothing of Chromium in the home when it runs as the command line', async () => {
    await expect(access(path.join(root.dir, 'home/ann/.config'))).rejects.toThrow('ENOENT');
  });

  test('writes a bridge that runs without any environment', async () => {
    const [row]: Listed[] = JSON.parse((await daypass('list', '--json')).stdout);
    const { accountId = '', roleName = '' } = row ?? {};
    const role = ['--session', 'corp', '--account', accountId, '--role', roleName, '--region', 'eu-west-1'];
    expect(await daypass('profile', 'add', 'work', ...role)).toMatchObject({ code: 0, stderr: '' });
    expect(await daypass('profile', 'bridge', 'work', '--as', 'bridged')).toMatchObject({ code: 0, stderr: '' });
    const [, line = ''] = /^credential_process = (.+)$/m.exec(await installed(`${AWS_FOLDER}/config`)) ?? [];
    expect(line).toBe(`${LAUNCHER} credential-process --profile work`);
    expect(await keysFrom(line)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) });
  });

  test('hands a child its keys, its signals and its exit code', async () => {
    const script = 'test -n "$AWS_CONTAINER_CREDENTIALS_FULL_URI" && kill -TERM $$';
    expect(await daypass('exec', '--profile', 'work', '--', 'sh', '-c', script)).toMatchObject({ code: 143 });
    expect(await daypass('exec', '--profile', 'work', '--', 'sh', '-c', 'exit 7')).toMatchObject({ code: 7 });
  });

  test('starts its key service in the background by its own runtime', async () => {
    const withService = { ...env(), DAYPASS_SERVICE: '', XDG_RUNTIME_DIR: path.join(root.sharedDir, 'run') };
    const asked = ['daypass', 'credential-process', '--profile', 'work'];
    await root.must(asked, { as: 'ann', env: withService });
    const status = await root.must(['daypass', 'service', 'status', '--json'], { as: 'ann', env: withService });
    expect(JSON.parse(status)).toMatchObject({ running: true });
    await root.must(['daypass', 'service', 'stop'], { as: 'ann', env: withService });
  });

  test('starts from its autostart entry, in Chromium’s sandbox, and signs in from the tray', async () => {
    await autostart();
    const line = /^Exec=(.+)$/m.exec(await installed('home/ann/.config/autostart/daypass.desktop'))?.[1] ?? '';
    expect(line).toBe('"/opt/Daypass/daypass-desktop" "--hidden"');
    await daypass('logout', 'corp');
    const app = root.start(['sh', '-c', `exec ${line}`], { as: 'ann', env: env() });
    const exited = once(app, 'exit');
    app.stderr?.resume();
    const tray = await ann.desktop.tray();
    await signInFromTray(tray, ann.links, 'corp');
    // The page is a process of its own, under a filter for system calls.
    await tray.click('Open Daypass');
    await expect.poll(sandboxModes).toContain('2');
    expect(await daypass('status', '--json')).toMatchObject({ stdout: expect.stringContaining('"signedIn"') });
    await tray.click('Quit Daypass');
    expect(await exited).toEqual([0, null]);
  });

  test('an upgrade keeps sessions, profiles, settings and the bridge', async () => {
    const before = await awsFiles();
    const settings = await installed(SETTINGS);
    await install(2);
    expect(await daypass('--version')).toMatchObject({ stdout: expect.stringMatching(versionOf(2)) });
    expect(await awsFiles()).toEqual(before);
    expect(await installed(SETTINGS)).toBe(settings);
    expect(await daypass('status', '--json')).toMatchObject({ stdout: expect.stringContaining('"signedIn"') });
    expect(await keysFrom(`${LAUNCHER} credential-process --profile work`)).toMatchObject({ Version: 1 });
  });

  test('takes a Node that is new enough, and none that is older or only named like one', async () => {
    const at = '/usr/local/bin/node';
    const asked = path.join(root.sharedDir, 'asked');
    const node = async (version: string): Promise<string> => {
      const script = `#!/bin/sh\n[ "$1" = --version ] && echo ${version} && exit 0\necho "$1" >>${asked}\n`;
      await writeFile(path.join(root.dir, at), script, { mode: 0o755 });
      await writeFile(asked, '', { mode: 0o666 });
      await root.run(['chmod', '666', asked]);
      await daypass('--version');
      return readFile(asked, 'utf8');
    };
    expect(await node('v18.20.4')).toBe('');
    expect(await node('nonsense')).toBe('');
    expect(await node('v20.0.0')).toBe('/opt/Daypass/resources/cli/daypass.mjs\n');
    expect(await node('v100.1.0')).toBe('/opt/Daypass/resources/cli/daypass.mjs\n');
    const own = await root.run(['daypass', '--version'], { as: 'ann', env: { ...env(), DAYPASS_RUNTIME: 'app' } });
    expect(own.stdout).toMatch(versionOf(2));
    await root.must(['rm', at]);
  });

  test('a removal leaves ~/.aws as it was and says what stays', async () => {
    const before = await awsFiles();
    const said = await root.must(['apt-get', 'purge', '-y', 'daypass']);
    expect(said).toContain('~/.aws and what Daypass keeps for each person (~/.local/share/daypass) stay as they are.');
    expect(await awsFiles()).toEqual(before);
    for (const gone of [
      'opt/Daypass',
      'usr/bin/daypass',
      'usr/bin/daypass-desktop',
      'etc/apparmor.d/daypass-desktop',
    ]) {
      await expect(access(path.join(root.dir, gone))).rejects.toThrow('ENOENT');
    }
    expect(await readdir(path.join(root.dir, 'home/ann/.local/share/daypass'))).not.toEqual([]);
  });
});

interface Listed {
  readonly accountId: string;
  readonly roleName: string;
}

async function keysFrom(line: string): Promise<unknown> {
  // Without a key service, which would outlive the test.
  const environment = { ...simulator.environment, DAYPASS_SERVICE: 'off' };
  // The simulator is known by its variables alone; a person's tools need none.
  return JSON.parse(
    await root.must(
      ['env', '-i', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`), 'sh', '-c', line],
      {
        as: 'ann',
      },
    ),
  );
}

/** Writes what the setting "Start at login" writes in the installed app. */
async function autostart(): Promise<void> {
  const homeDir = path.join(root.dir, 'home/ann');
  await mkdir(path.join(homeDir, '.config/autostart'), { recursive: true });
  const surroundings = { platform: 'linux', homeDir, env: {} } as const;
  const app = { getLoginItemSettings: () => unused(), setLoginItemSettings: () => unused() };
  await loginItem({ app, surroundings, command: ['/opt/Daypass/daypass-desktop'] }).set(true);
  await root.must(['chown', '-R', 'ann:ann', '/home/ann/.config']);
  const entry = path.join(homeDir, '.config/autostart/daypass.desktop');
  expect((await run('desktop-file-validate', [entry])).stdout).toBe('');
}

function unused(): never {
  throw new Error('Linux has no login items.');
}

/** The seccomp mode of each process of the app, as the kernel tells: 2 is a filter. */
async function sandboxModes(): Promise<readonly string[]> {
  const script =
    'for s in /proc/[0-9]*; do case $(readlink $s/exe) in */daypass-desktop) grep ^Seccomp: $s/status;; esac; done';
  const modes = await root.must(['sh', '-c', script]);
  return [...modes.matchAll(/^Seccomp:\s+(\d)$/gm)].map(([, mode = '']) => mode);
}
