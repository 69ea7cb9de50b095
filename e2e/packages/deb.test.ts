import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { access, copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInFromTray } from '../support/sign-in.ts';
import { annOnDebian, type AnnOnDebian } from './support/ann-on-debian.ts';
import type { CleanRoot, Ended } from './support/clean-root.ts';
import { QUIETLY } from './support/install-libraries.ts';
import { TEST_PACKAGES, versionOf } from './support/test-packages.ts';

/** One story on one clean Debian, from the installation to the removal: each test stands on those before it. */

const run = promisify(execFile);
const LAUNCHER = '/opt/Daypass/resources/bin/daypass';
const AWS_FOLDER = '/home/ann/.aws';
const SETTINGS = 'home/ann/.local/share/daypass/shell.json';

let ann: AnnOnDebian;
let root: CleanRoot;

beforeAll(async () => {
  ann = await annOnDebian();
  root = ann.root;
});

afterAll(() => ann.close());

const daypass = (...args: string[]): Promise<Ended> => root.run(['daypass', ...args], { as: 'ann', env: ann.env });

async function install(number: 1 | 2): Promise<void> {
  const [one = '', two = ''] = TEST_PACKAGES.deb;
  const deb = path.join(root.sharedDir, 'daypass.deb');
  await copyFile(number === 1 ? one : two, deb);
  await root.must(['apt-get', 'update', '-q'], QUIETLY);
  await root.must(['apt-get', 'install', '-y', '-q', '--no-install-recommends', deb], QUIETLY);
}

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
    const theme = await ann.text('usr/share/icons/hicolor/index.theme').catch(() => '');
    for (const size of ['48x48', '256x256', '512x512']) {
      await access(path.join(root.dir, `usr/share/icons/hicolor/${size}/apps/daypass-desktop.png`));
      if (theme !== '') expect(theme).toContain(`${size}/apps`);
    }
  });

  test('ships an AppArmor profile, and leaves it away where AppArmor is missing', async () => {
    expect(await ann.text('opt/Daypass/resources/apparmor-profile')).toContain('userns,');
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
    const added = await daypass('session', 'add', 'corp', '--start-url', ann.simulator.portal.startUrl);
    expect(added).toMatchObject({ code: 0, stdout: 'Added session corp. Sign in: daypass login corp\n' });
    await ann.signInByDevice(['daypass'], 'corp');
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
    const [, line = ''] = /^credential_process = (.+)$/m.exec(await ann.text(`${AWS_FOLDER}/config`)) ?? [];
    expect(line).toBe(`${LAUNCHER} credential-process --profile work`);
    expect(await ann.keysFrom(line)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) });
  });

  test('hands a child its keys, its signals and its exit code', async () => {
    const script = 'test -n "$AWS_CONTAINER_CREDENTIALS_FULL_URI" && kill -TERM $$';
    expect(await daypass('exec', '--profile', 'work', '--', 'sh', '-c', script)).toMatchObject({ code: 143 });
    expect(await daypass('exec', '--profile', 'work', '--', 'sh', '-c', 'exit 7')).toMatchObject({ code: 7 });
  });

  test('starts its key service in the background by its own runtime', async () => {
    const withService = { ...ann.env, DAYPASS_SERVICE: '', XDG_RUNTIME_DIR: path.join(root.sharedDir, 'run') };
    const asked = ['daypass', 'credential-process', '--profile', 'work'];
    await root.must(asked, { as: 'ann', env: withService });
    const status = await root.must(['daypass', 'service', 'status', '--json'], { as: 'ann', env: withService });
    expect(JSON.parse(status)).toMatchObject({ running: true });
    await root.must(['daypass', 'service', 'stop'], { as: 'ann', env: withService });
  });

  test('starts from its autostart entry, in Chromium’s sandbox, and signs in from the tray', async () => {
    const line = await ann.autostart('/opt/Daypass/daypass-desktop');
    expect(line).toBe('"/opt/Daypass/daypass-desktop" "--hidden"');
    await daypass('logout', 'corp');
    const app = root.start(['sh', '-c', `exec ${line}`], { as: 'ann', env: ann.env });
    const exited = once(app, 'exit');
    app.stderr?.resume();
    const tray = await ann.desktop.desktop.tray();
    await signInFromTray(tray, ann.desktop.links, 'corp');
    // The page is a process of its own, under a filter for system calls.
    await tray.click('Open Daypass');
    await expect.poll(ann.sandboxModes).toContain('2');
    expect(await daypass('status', '--json')).toMatchObject({ stdout: expect.stringContaining('"signedIn"') });
    await tray.click('Quit Daypass');
    expect(await exited).toEqual([0, null]);
  });

  test('an upgrade keeps sessions, profiles, settings and the bridge', async () => {
    const before = await ann.awsFiles();
    const settings = await ann.text(SETTINGS);
    await install(2);
    expect(await daypass('--version')).toMatchObject({ stdout: expect.stringMatching(versionOf(2)) });
    expect(await ann.awsFiles()).toEqual(before);
    expect(await ann.text(SETTINGS)).toBe(settings);
    expect(await daypass('status', '--json')).toMatchObject({ stdout: expect.stringContaining('"signedIn"') });
    expect(await ann.keysFrom(`${LAUNCHER} credential-process --profile work`)).toMatchObject({ Version: 1 });
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
    const own = await root.run(['daypass', '--version'], { as: 'ann', env: { ...ann.env, DAYPASS_RUNTIME: 'app' } });
    expect(own.stdout).toMatch(versionOf(2));
    await root.must(['rm', at]);
  });

  test('a removal leaves ~/.aws as it was and says what stays', async () => {
    const before = await ann.awsFiles();
    const said = await root.must(['apt-get', 'purge', '-y', 'daypass']);
    expect(said).toContain('~/.aws and what Daypass keeps for each person (~/.local/share/daypass) stay as they are.');
    expect(await ann.awsFiles()).toEqual(before);
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
