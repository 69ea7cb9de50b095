import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildProgram } from './build.ts';
import { electronRuntime, type ElectronRuntime, type FoundRuntime } from './electron/electron-runtime.ts';
import { appImageToolsForTests } from './package/appimage-tools-for-tests.ts';
import { emptyElectron } from './package/empty-electron.ts';
import { whyNotPackaged } from './package/packaged-runtime.ts';
import { windowsIcon, windowsStandIn } from './package/windows-stand-in.ts';

/**
 * `npm run package [-- --linux dir]`: builds, and packages for this platform with electron-builder. The official
 * Electron only, of the version that package.json names, also where ELECTRON_OVERRIDE_DIST_PATH says where it is.
 *
 * `--for-tests=N` makes the Nth test version instead, in dist/for-tests/N: with the stand-in Electron where
 * DAYPASS_ELECTRON=npm asks for it, and with Debian's own tools where electron-builder would download its own. Its version
 * says so, so that nobody takes it for a release. With `--win` elsewhere than on Windows, Windows' Node stands in for Electron.
 * With `--empty-electron` nothing in it runs, and any processor may be named.
 */

const root = path.join(import.meta.dirname, '..');
const FOR_TESTS = '--for-tests=';
const EMPTY_ELECTRON = '--empty-electron';
/** What Debian has in place of electron-builder's downloads. */
const SYSTEM_7ZIP = '/usr/bin/7za';

async function packageApp(args: readonly string[]): Promise<number> {
  const testNumber = args.find((arg) => arg.startsWith(FOR_TESTS))?.slice(FOR_TESTS.length);
  if (testNumber !== undefined && !/^\d{1,4}$/.test(testNumber)) {
    console.error(`${FOR_TESTS} takes a number.`);
    return 2;
  }
  await Promise.all((['main', 'preload', 'renderer', 'cli'] as const).map((name) => buildProgram(name)));
  const given = args.filter((arg) => !arg.startsWith(FOR_TESTS) && arg !== EMPTY_ELECTRON);
  const isForWindowsElsewhere = testNumber !== undefined && given.includes('--win') && process.platform !== 'win32';
  const isEmpty = args.includes(EMPTY_ELECTRON);
  const runtime = isForWindowsElsewhere ? await windowsStandIn() : await runtimeHere(testNumber, isEmpty);
  if ('missing' in runtime) {
    console.error(runtime.missing);
    return 1;
  }
  const refused = testNumber === undefined ? whyNotPackaged(runtime, await wantedElectron()) : undefined;
  if (refused !== undefined) {
    console.error(refused);
    return 1;
  }
  const ours = testNumber === undefined ? [] : await testOptions(testNumber);
  const env = testNumber === undefined ? {} : await testTools(testNumber);
  const icon = isForWindowsElsewhere ? [`-c.win.icon=${await windowsIcon()}`] : [];
  return electronBuilder([...given, ...commonOptions(runtime), ...ours, ...icon], env);
}

async function runtimeHere(testNumber: string | undefined, isEmpty: boolean): Promise<ElectronRuntime> {
  if (testNumber === undefined || !isEmpty) return electronRuntime({ officialOnly: testNumber === undefined });
  return emptyElectron(path.join(root, 'dist/for-tests', `electron-${testNumber}`));
}

async function wantedElectron(): Promise<string> {
  const { devDependencies }: { devDependencies: { electron: string } } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  );
  return devDependencies.electron;
}

/** The repository is part of what a release says about itself: About links to it, and it is where newer ones are looked for. */
function commonOptions({ distDir, version }: FoundRuntime): readonly string[] {
  const repository = process.env['GITHUB_REPOSITORY'];
  const home = repository === undefined ? 'https://daypass.invalid' : `https://github.com/${repository}`;
  return [
    `-c.electronDist=${distDir}`,
    `-c.electronVersion=${version}`,
    `-c.extraMetadata.homepage=${home}`,
    ...(repository === undefined ? [] : [`-c.extraMetadata.repository=github:${repository}`]),
    '--publish',
    'never',
  ];
}

async function testOptions(number: string): Promise<readonly string[]> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return [
    `-c.extraMetadata.version=${version}-test.${number}`,
    `-c.directories.output=dist/for-tests/${number}`,
    '-c.compression=store',
  ];
}

async function testTools(number: string): Promise<NodeJS.ProcessEnv> {
  const hasZip = await access(SYSTEM_7ZIP).then(
    () => true,
    () => false,
  );
  return {
    CUSTOM_FPM_PATH: path.join(root, 'scripts/package/fpm-by-system-tools.mjs'),
    APPIMAGE_TOOLS_PATH: await appImageToolsForTests(path.join(root, 'dist/for-tests', `appimage-tools-${number}`)),
    ...(hasZip && { ELECTRON_BUILDER_7ZIP_PATH: SYSTEM_7ZIP, ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' }),
  };
}

async function electronBuilder(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const name = process.platform === 'win32' ? 'electron-builder.cmd' : 'electron-builder';
  const builder = spawn(path.join(root, 'node_modules/.bin', name), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  const [code] = await once(builder, 'exit');
  return typeof code === 'number' ? code : 1;
}

process.exitCode = await packageApp(process.argv.slice(2));
