import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFakeDesktop, type FakeDesktop } from '../support/desktop/fake-desktop.ts';
import { startSessionBus, type SessionBus } from '../support/desktop/session-bus.ts';
import { startVirtualScreen, type VirtualScreen } from '../support/desktop/virtual-screen.ts';
import { TEST_PACKAGES, versionOf } from './support/test-packages.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
const builder = createRequire(path.join(root, 'node_modules/app-builder-lib/package.json'));
const asar: { listPackage(file: string): string[]; extractFile(file: string, name: string): Buffer } =
  builder('@electron/asar');
const ARCHIVE = path.join(TEST_PACKAGES.unpacked, 'resources/app.asar');
const PROGRAM = path.join(TEST_PACKAGES.unpacked, 'daypass-desktop');

/** As of @electron/fuses: on means the byte is '1'. */
const WANTED: Readonly<Record<string, FuseState>> = {
  RunAsNode: FuseState.DISABLE,
  EnableCookieEncryption: FuseState.ENABLE,
  EnableNodeOptionsEnvironmentVariable: FuseState.DISABLE,
  EnableNodeCliInspectArguments: FuseState.DISABLE,
  EnableEmbeddedAsarIntegrityValidation: FuseState.ENABLE,
  OnlyLoadAppFromAsar: FuseState.ENABLE,
  LoadBrowserProcessSpecificV8Snapshot: FuseState.DISABLE,
  GrantFileProtocolExtraPrivileges: FuseState.DISABLE,
};

/** Fuses that electron-builder can't set yet: they stay as Electron has them. */
const NOT_SET = ['WasmTrapHandlers'];

test('every fuse that there is is known here', () => {
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(names.toSorted()).toEqual([...Object.keys(WANTED), ...NOT_SET].toSorted());
});

let workDir: string;
beforeAll(async () => {
  workDir = await mkdtemp(path.join(tmpdir(), 'daypass-security-'));
});
afterAll(() => rm(workDir, { recursive: true, force: true }));

async function fusesOf(program: string): Promise<Record<string, FuseState>> {
  const wire = await getCurrentFuseWire(program);
  const named = Object.keys(WANTED).map((name) => [name, wire[FuseV1Options[name as keyof typeof FuseV1Options]]]);
  return Object.fromEntries(named);
}

/** By the runtime, which is our stand-in: into a folder `squashfs-root` below the one given. */
async function unpackAppImage(dir: string): Promise<string> {
  await run(TEST_PACKAGES.appImage[0] ?? '', ['--appimage-extract'], { cwd: dir });
  return path.join(dir, 'squashfs-root');
}

const UNPACK = {
  unpacked: async () => PROGRAM,
  deb: async (dir: string) => {
    await run('dpkg-deb', ['--extract', TEST_PACKAGES.deb[0] ?? '', dir]);
    return path.join(dir, 'opt/Daypass/daypass-desktop');
  },
  rpm: async (dir: string) => {
    await run('sh', ['-c', `rpm2archive - <"${TEST_PACKAGES.rpm[0]}" | tar -xz -C "${dir}"`]);
    return path.join(dir, 'opt/Daypass/daypass-desktop');
  },
  'tar.gz': async (dir: string) => {
    await run('tar', ['-xzf', TEST_PACKAGES.tar, '-C', dir]);
    return path.join(dir, 'Daypass-linux-x64/daypass-desktop');
  },
  AppImage: async (dir: string) => path.join(await unpackAppImage(dir), 'daypass-desktop'),
};

test.each(Object.entries(UNPACK))('every fuse of each package is as configured: %s', async (name, unpack) => {
  const dir = path.join(workDir, name);
  await mkdir(dir);
  expect(await fusesOf(await unpack(dir))).toEqual(WANTED);
  await rm(dir, { recursive: true });
});

describe('the AppImage', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await unpackAppImage(workDir);
  });
  afterAll(() => rm(dir, { recursive: true }));

  test('has a valid desktop entry, which asks for no weaker sandbox and starts nothing that is elsewhere', async () => {
    const entry = path.join(dir, 'daypass-desktop.desktop');
    expect((await run('desktop-file-validate', [entry])).stdout).toBe('');
    const lines = (await readFile(entry, 'utf8')).split('\n').filter((line) => line.startsWith('Exec='));
    expect(lines).toEqual(['Exec=AppRun %U', 'Exec=AppRun --search']);
  });

  test('is started by our script, and not by electron-builder’s, which switches the sandbox off silently', async () => {
    const ours = await readFile(path.join(root, 'packaging/linux/AppRun'), 'utf8');
    expect(await readFile(path.join(dir, 'AppRun'), 'utf8')).toBe(ours);
  });

  test('holds the same app as the other packages, and no file that everyone may write', async () => {
    const archive = path.join('resources', 'app.asar');
    const tar = path.join(workDir, 'tar');
    await mkdir(tar);
    await UNPACK['tar.gz'](tar);
    const packed = await readFile(path.join(tar, 'Daypass-linux-x64', archive));
    expect(packed.equals(await readFile(path.join(dir, archive)))).toBe(true);
    await rm(tar, { recursive: true });
    const { stdout } = await run('unsquashfs', ['-lls', '-o', '4096', TEST_PACKAGES.appImage[0] ?? '']);
    const lines = stdout
      .trim()
      .split('\n')
      .filter((line) => /^[-dl]/.test(line));
    expect(lines.length).toBeGreaterThan(50);
    expect(
      lines.filter((line) => /^[-d].{7}w/.test(line) || !/^\S+ root\/root /.test(line) || /^...s/.test(line)),
    ).toEqual([]);
  });
});

describe('the archive', () => {
  const names = (): string[] => asar.listPackage(ARCHIVE).filter((name) => path.extname(name) !== '');

  test('holds the very files that the tests of the whole app run', async () => {
    const built = names().filter((name) => name.startsWith('/out/'));
    expect(built).toEqual(
      expect.arrayContaining(['/out/main/entry.js', '/out/preload/index.cjs', '/out/cli/daypass.mjs']),
    );
    const differing: string[] = [];
    for (const name of built) {
      const packed = asar.extractFile(ARCHIVE, name.slice(1));
      if (!packed.equals(await readFile(path.join(root, name)))) differing.push(name);
    }
    expect(differing).toEqual([]);
  });

  test('holds no simulator, test, source map or other package', () => {
    expect(names().filter((name) => /simulator|\.test\.|\.map$|node_modules|\.ts$/.test(name))).toEqual([]);
  });

  test('is the only app there is', async () => {
    const resources = await readdir(path.dirname(ARCHIVE));
    expect(resources.toSorted()).toEqual(['LICENSE', 'app.asar', 'apparmor-profile', 'bin', 'cli', 'package.json']);
  });

  test('its copy of the command line for Node is the same', async () => {
    const dir = path.join(TEST_PACKAGES.unpacked, 'resources/cli');
    const copies = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.mjs'));
    expect(copies.length).toBeGreaterThan(10);
    const differing: string[] = [];
    for (const name of copies) {
      const copy = await readFile(path.join(dir, name));
      if (!copy.equals(asar.extractFile(ARCHIVE, `out/cli/${name}`))) differing.push(name);
    }
    expect(differing).toEqual([]);
  });
});

test('the licences of Electron, Chromium and every bundled package come with it', async () => {
  const licence = (name: string): Promise<string> => readFile(path.join(TEST_PACKAGES.unpacked, name), 'utf8');
  expect(await licence('LICENSE.electron.txt')).toContain('Electron contributors');
  expect(await licence('LICENSES.chromium.html')).toContain('The Chromium Authors');
  const ours = await licence('LICENSES.packages.txt');
  for (const program of ['main', 'renderer', 'cli']) {
    const listed = JSON.parse(asar.extractFile(ARCHIVE, `out/${program}/licences.json`).toString());
    expect(listed.length).toBeGreaterThan(3);
    for (const { name, version, text: body } of listed) {
      expect(ours).toContain(`${name} ${version} (`);
      expect(ours).toContain((body ?? '').trim());
    }
  }
});

test('the built app asks Chromium for no weaker rules', async () => {
  const weaker = [
    'allowRunningInsecureContent: true',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'allowpopups',
    'webSecurity: false',
    'nodeIntegration: true',
    'nodeIntegrationInWorker: true',
    'nodeIntegrationInSubFrames: true',
    'webviewTag: true',
    'ignore-certificate-errors',
    'contextIsolation: false',
    'sandbox: false',
    'disable-web-security',
  ];
  const main = path.join(root, 'out/main');
  const files = (await readdir(main, { recursive: true })).filter((name) => name.endsWith('.js'));
  const code = (await Promise.all(files.map((name) => readFile(path.join(main, name), 'utf8')))).join('\n');
  expect(code).toContain('sandbox: true');
  expect(weaker.filter((words) => code.includes(words))).toEqual([]);
});

describe('as the command line,', () => {
  const asCommand = ['--no-sandbox', '--ozone-platform=headless', '--log-level=3'];
  const version = (env: Readonly<Record<string, string>>, switches: readonly string[] = [], program = PROGRAM) =>
    run(program, [...asCommand, ...switches, '--cli', '--', '--version'], {
      env: { PATH: '/usr/bin:/bin', HOME: workDir, ...env },
      timeout: 120_000,
    });

  test('ELECTRON_RUN_AS_NODE makes no Node of it', async () => {
    const { stdout } = await version({ ELECTRON_RUN_AS_NODE: '1' });
    expect(stdout).toMatch(versionOf(2));
  });

  test('NODE_OPTIONS loads nothing into it', async () => {
    const evil = path.join(workDir, 'evil.cjs');
    await writeFile(evil, `require('node:fs').writeFileSync(${JSON.stringify(`${evil}.ran`)}, '')`);
    expect((await version({ NODE_OPTIONS: `--require ${evil}` })).stdout).toMatch(versionOf(2));
    await expect(access(`${evil}.ran`)).rejects.toThrow('ENOENT');
    // The same file is loaded where nothing forbids it.
    await run(process.execPath, ['--version', '--require', evil]);
    await run(process.execPath, ['--eval', '0'], { env: { NODE_OPTIONS: `--require ${evil}` } });
    await access(`${evil}.ran`);
  });

  test.each(['--inspect=127.0.0.1:0', '--inspect-brk=127.0.0.1:0', '--inspect-port=0'])(
    'the debugger of Node listens on no switch: %s',
    async (flag) => {
      const { stdout, stderr } = await version({}, [flag]);
      expect(stdout).toMatch(versionOf(2));
      expect(stderr).not.toContain('Debugger listening');
    },
  );

  test('an app beside the archive is not loaded', async () => {
    const copy = path.join(workDir, 'copy');
    await cp(TEST_PACKAGES.unpacked, copy, { recursive: true, mode: 2 });
    const beside = path.join(copy, 'resources/app');
    await mkdir(beside);
    await writeFile(path.join(beside, 'package.json'), '{"main":"main.js"}');
    await writeFile(path.join(beside, 'main.js'), 'console.log("EVIL"); process.exit(0)');
    expect((await version({}, [], path.join(copy, 'daypass-desktop'))).stdout).toMatch(versionOf(2));
    await rm(copy, { recursive: true });
  });
});

describe('as the tray app,', () => {
  let screen: VirtualScreen;
  let bus: SessionBus;
  let desktop: FakeDesktop;
  beforeAll(async () => {
    screen = await startVirtualScreen();
    bus = await startSessionBus();
    desktop = await startFakeDesktop({ busAddress: bus.address });
  });
  afterAll(async () => {
    desktop.stop();
    await bus.stop();
    await screen.stop();
  });

  async function start(flags: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
    const home = await mkdtemp(path.join(workDir, 'home-'));
    await mkdir(path.join(home, 'run'));
    await chmod(path.join(home, 'run'), 0o700);
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return spawn(PROGRAM, [...asRoot, ...flags], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: '/usr/bin:/bin',
        HOME: home,
        XDG_RUNTIME_DIR: path.join(home, 'run'),
        DISPLAY: screen.display,
        DBUS_SESSION_BUS_ADDRESS: bus.address,
        ...env,
      },
    });
  }

  test.each(['--remote-debugging-port=0', '--inspect=127.0.0.1:0'])(
    'the debugger of Chromium listens on no switch: %s',
    async (flag) => {
      const app = await start(['--remote-allow-origins=*', flag]);
      const [exited, stderr] = [once(app, 'exit'), text(app.stderr ?? new ReadableStream())];
      await (await desktop.tray()).click('Quit Daypass');
      expect(await exited).toEqual([0, null]);
      expect(await stderr).not.toContain('listening on');
    },
  );

  test('the hook for tests counts for nothing', async () => {
    const home = await mkdtemp(path.join(workDir, 'refused-'));
    // With the hook, an own folder that is refused ends the app with 78. Without it a dialog waits for the person.
    const foreign = path.join(home, 'foreign');
    await writeFile(foreign, 'no folder');
    const app = await start([], { DAYPASS_TESTING: '1', DAYPASS_HOME: foreign, TMPDIR: home });
    const exited = once(app, 'exit');
    let said = '';
    await new Promise<void>((resolve) => {
      app.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('foreign')) resolve();
      });
      void exited.then(() => resolve());
    });
    expect(app.exitCode).toBeNull();
    app.kill();
    expect(await exited).not.toEqual([78, null]);
    // Chromium may make its own folder once more while it ends: empty.
    const left = await readdir(home, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => !entry.isDirectory()).map(({ name }) => name)).toEqual(['foreign']);
  });
});
