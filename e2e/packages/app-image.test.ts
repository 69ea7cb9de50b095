import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { signInFromTray } from '../support/sign-in.ts';
import { annOnDebian, autostartLine, type AnnOnDebian } from './support/ann-on-debian.ts';
import type { CleanRoot, Ended } from './support/clean-root.ts';
import { installLibraries } from './support/install-libraries.ts';
import { TEST_PACKAGES, versionOf } from './support/test-packages.ts';

/**
 * One story on one clean Debian: each test stands on those before it. The AppImage's runtime is our stand-in, which unpacks
 * the file where the official one mounts it: see scripts/package/appimage-runtime-for-tests.sh.
 */

const FOLDER = '/home/ann/Apps';
const IMAGE = `${FOLDER}/Daypass-x86_64.AppImage`;
const MOVED = `${FOLDER}/My Daypass.AppImage`;
const LINK = '/home/ann/bin/daypass';
const AUTOSTART = 'home/ann/.config/autostart/daypass.desktop';
const SETTINGS = 'home/ann/.local/share/daypass/shell.json';

let ann: AnnOnDebian;
let root: CleanRoot;

beforeAll(async () => {
  ann = await annOnDebian();
  root = ann.root;
  // The stand-in needs squashfs-tools; the official runtime brings its own.
  await installLibraries(root, 'squashfs-tools');
  await root.must(['mkdir', '-p', FOLDER, path.dirname(LINK)], { as: 'ann' });
});

afterAll(() => ann.close());

const command = (image = IMAGE): readonly string[] => [image, '--cli', '--'];
const daypass = (...args: string[]): Promise<Ended> => root.run([...command(), ...args], { as: 'ann', env: ann.env });

/** A download takes the place of the file that is there. */
async function download(number: 1 | 2): Promise<void> {
  const [one = '', two = ''] = TEST_PACKAGES.appImage;
  const part = path.join(root.dir, `${IMAGE}.part`);
  await copyFile(number === 1 ? one : two, part);
  await root.must(['sh', '-c', `chown ann:ann ${IMAGE}.part && chmod 755 ${IMAGE}.part && mv ${IMAGE}.part ${IMAGE}`]);
}

/** Starts a program where no user namespace is allowed: the kernel allows none in a chroot (user_namespaces(7)). */
function startWithoutNamespaces(...words: readonly string[]): ChildProcess {
  const script =
    'mkdir -p /again && mount --rbind / /again && exec /usr/sbin/chroot /again setpriv --reuid=1000 --regid=1000 --clear-groups ' +
    'env HOME=/home/ann "$@"';
  return root.start(['sh', '-c', script, 'sh', ...words], { env: ann.env });
}

async function said(app: ChildProcess, words: string): Promise<string> {
  let text = '';
  for await (const chunk of app.stderr ?? []) {
    text += String(chunk);
    if (text.includes(words)) return text;
  }
  throw new Error(`The app has ended without “${words}”: ${text}`);
}

const unpackedFolders = async (): Promise<readonly string[]> =>
  (await readdir(path.join(root.dir, 'tmp'))).filter((name) => name.startsWith('appimage_extracted_'));

/** The Node that runs this test, until the test ends. */
async function installNode(): Promise<void> {
  const file = '/usr/local/bin/node';
  await copyFile(process.execPath, path.join(root.dir, file));
  onTestFinished(async () => void (await root.must(['rm', file])));
  expect(await root.must(['node', '--version'], { as: 'ann' })).toBe(`${process.version}\n`);
}

describe('the AppImage', () => {
  test('is the command line after --cli, and by a link that is called daypass', async () => {
    await download(1);
    expect(await daypass('--version')).toEqual({ code: 0, stdout: expect.stringMatching(versionOf(1)), stderr: '' });
    const { code, stdout, stderr } = await daypass('nonsense');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('daypass: There is no command “nonsense”. See: daypass --help\n');
    await root.must(['ln', '-s', IMAGE, LINK], { as: 'ann' });
    expect(await root.must([LINK, '--version'], { as: 'ann' })).toMatch(versionOf(1));
  });

  test('is the command line for root, and where no user namespace is allowed', async () => {
    expect(await root.must([...command(), '--version'])).toMatch(versionOf(1));
    const ended = startWithoutNamespaces(...command(), '--version');
    ended.stdout?.resume();
    expect(await once(ended, 'close')).toEqual([0, null]);
  });

  test('shows why it does not start where its window would have no sandbox', async () => {
    const namespaces = startWithoutNamespaces('unshare', '-Ur', 'true');
    expect(await once(namespaces, 'exit')).toEqual([1, null]);
    const app = startWithoutNamespaces(IMAGE, '--hidden');
    const exited = once(app, 'exit');
    expect(await said(app, '--no-sandbox')).toContain(
      'Daypass does not start: this system allows its window no sandbox',
    );
    app.kill();
    await exited;
    await expect(access(path.join(root.dir, 'home/ann/.local/share/daypass/electron'))).rejects.toThrow('ENOENT');
  });

  test('starts there if the person asks for no sandbox', async () => {
    const app = startWithoutNamespaces(IMAGE, '--no-sandbox', '--hidden');
    const exited = once(app, 'exit');
    app.stderr?.resume();
    await (await ann.desktop.desktop.tray()).click('Quit Daypass');
    expect(await exited).toEqual([0, null]);
  });

  test('writes a bridge that names the file and runs without any environment', async () => {
    const { simulator } = ann;
    expect(await daypass('session', 'add', 'corp', '--start-url', simulator.portal.startUrl)).toMatchObject({
      code: 0,
    });
    await ann.signInByDevice(command(), 'corp');
    const [row]: Listed[] = JSON.parse((await daypass('list', '--json')).stdout);
    const { accountId = '', roleName = '' } = row ?? {};
    const role = ['--session', 'corp', '--account', accountId, '--role', roleName, '--region', 'eu-west-1'];
    expect(await daypass('profile', 'add', 'work', ...role)).toMatchObject({ code: 0, stderr: '' });
    expect(await daypass('profile', 'bridge', 'work', '--as', 'bridged')).toMatchObject({ code: 0, stderr: '' });
    const line = await bridge();
    expect(line).toBe(`${IMAGE} --cli -- credential-process --profile work`);
    expect(await ann.keysFrom(line)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) });
    expect(await brokenBridges(IMAGE)).toEqual([]);
  });

  test('hands a child its keys, and nothing of the folder that it runs from', async () => {
    const variables = await root.must([LINK, 'exec', '--profile', 'work', '--', 'env'], { as: 'ann', env: ann.env });
    expect(variables).toContain('AWS_CONTAINER_CREDENTIALS_FULL_URI=');
    expect(variables).not.toContain('appimage_extracted_');
    expect(variables).not.toMatch(/^(?:APPIMAGE|APPDIR|ARGV0|OWD|LD_LIBRARY_PATH|CHROME_DESKTOP)=/m);
  });

  test.each(['the app’s own runtime', 'Node'])(
    'starts a key service that outlives the command, by %s',
    async (runtime) => {
      if (runtime === 'Node') await installNode();
      const withService = { ...ann.env, DAYPASS_SERVICE: '', XDG_RUNTIME_DIR: path.join(root.sharedDir, 'run') };
      const asked = (...args: string[]) => root.must([...command(), ...args], { as: 'ann', env: withService });
      await asked('credential-process', '--profile', 'work');
      expect(JSON.parse(await asked('service', 'status', '--json'))).toMatchObject({ running: true });
      // The command's own folder went with it, so this one is the service's.
      expect(await unpackedFolders()).toHaveLength(1);
      await asked('service', 'stop');
      await expect.poll(unpackedFolders).toEqual([]);
    },
  );

  test('starts from its autostart entry, in Chromium’s sandbox, and signs in from the tray', async () => {
    const line = await ann.autostart(IMAGE);
    expect(line).toBe(`"${IMAGE}" "--hidden"`);
    await daypass('logout', 'corp');
    const app = root.start(['sh', '-c', `exec ${line}`], { as: 'ann', env: ann.env });
    const exited = once(app, 'exit');
    app.stderr?.resume();
    const tray = await ann.desktop.desktop.tray();
    await signInFromTray(tray, ann.desktop.links, 'corp');
    await tray.click('Open Daypass');
    await expect.poll(ann.sandboxModes).toContain('2');
    expect(await daypass('status', '--json')).toMatchObject({ stdout: expect.stringContaining('"signedIn"') });
    await tray.click('Quit Daypass');
    expect(await exited).toEqual([0, null]);
  });

  test('a newer file in its place keeps sessions, profiles, settings, start at login and the bridge', async () => {
    const before = [await ann.awsFiles(), await ann.text(SETTINGS), await ann.text(AUTOSTART)];
    await download(2);
    expect(await daypass('--version')).toMatchObject({ stdout: expect.stringMatching(versionOf(2)) });
    expect([await ann.awsFiles(), await ann.text(SETTINGS), await ann.text(AUTOSTART)]).toEqual(before);
    expect(await daypass('status', '--json')).toMatchObject({ stdout: expect.stringContaining('"signedIn"') });
    expect(await ann.keysFrom(await bridge())).toMatchObject({ Version: 1 });
  });

  test('after a move the doctor finds the bridge and fixes it', async () => {
    await root.must(['mv', IMAGE, MOVED], { as: 'ann' });
    expect(await brokenBridges(MOVED)).toEqual(['bridgeNotRunnable']);
    await root.must([...command(MOVED), 'doctor', '--fix'], { as: 'ann', env: ann.env });
    expect(await brokenBridges(MOVED)).toEqual([]);
    const line = await bridge();
    expect(line).toBe(`'${MOVED}' --cli -- credential-process --profile work`);
    expect(await ann.keysFrom(line)).toMatchObject({ Version: 1 });
  });

  test('after a move the next start sets start at login right', async () => {
    const app = root.start([MOVED, '--hidden'], { as: 'ann', env: ann.env });
    const exited = once(app, 'exit');
    app.stderr?.resume();
    const tray = await ann.desktop.desktop.tray();
    await expect.poll(async () => autostartLine(await ann.text(AUTOSTART))).toBe(`"${MOVED}" "--hidden"`);
    await tray.click('Quit Daypass');
    expect(await exited).toEqual([0, null]);
    await expect.poll(unpackedFolders).toEqual([]);
  });
});

interface Listed {
  readonly accountId: string;
  readonly roleName: string;
}

/** The line in the AWS config that names us. */
async function bridge(): Promise<string> {
  return /^credential_process = (.+)$/m.exec(await ann.text('home/ann/.aws/config'))?.[1] ?? '';
}

/** What the doctor of this AppImage says of bridges. */
async function brokenBridges(image: string): Promise<readonly string[]> {
  const { stdout } = await root.run([...command(image), 'doctor', '--json'], { as: 'ann', env: ann.env });
  const { findings }: { findings: readonly { code: string }[] } = JSON.parse(stdout);
  return findings.map(({ code }) => code).filter((code) => code === 'bridgeNotRunnable');
}
