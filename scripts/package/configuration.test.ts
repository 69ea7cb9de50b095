import { access, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { headlessSwitches } from '../../src/core/light.ts';
import { whyNotPackaged } from './packaged-runtime.ts';

/** What no machine of ours can build is read back here: macOS, Windows and the other processor. */

const root = path.join(import.meta.dirname, '../..');
const builder = createRequire(path.join(root, 'node_modules/app-builder-lib/package.json'));
const { load }: { load: (text: string) => Configuration } = builder('js-yaml');
const { validateConfiguration }: { validateConfiguration: (config: unknown, log: object) => Promise<void> } =
  builder('./out/util/config/config.js');

interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}
interface Platform {
  readonly target: readonly Target[];
  readonly [name: string]: unknown;
}
interface Configuration {
  readonly appId: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly files: readonly string[];
  readonly linux: Platform;
  readonly mac: Platform;
  readonly win: Platform;
  readonly nsis: Readonly<Record<string, unknown>>;
  readonly deb: { readonly depends: readonly string[]; readonly fpm: readonly string[] };
}

const text = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');
const config = load(await text('electron-builder.yml'));
const targets = (platform: Platform) => platform.target.map(({ target, arch }) => `${target} ${arch.join('+')}`);

test('electron-builder’s own schema takes the configuration, and refuses a slip', async () => {
  const log = { isEnabled: false, add: () => undefined };
  await validateConfiguration(config, log);
  await expect(validateConfiguration({ ...config, hardendRuntime: true }, log)).rejects.toThrow('hardendRuntime');
});

test('every platform has its packages, for both processors', () => {
  expect(targets(config.linux)).toEqual(['AppImage x64+arm64', 'deb x64+arm64', 'rpm x64+arm64', 'tar.gz x64+arm64']);
  expect(targets(config.mac)).toEqual(['dmg universal', 'zip universal']);
  expect(targets(config.win)).toEqual(['nsis x64+arm64', 'zip x64+arm64']);
});

test('every fuse is set by us, none left to a default', async () => {
  const schema = JSON.parse(await text('node_modules/app-builder-lib/scheme.json'));
  const known = Object.keys(schema.definitions.FuseOptionsV1.properties);
  expect(Object.keys(config.electronFuses).toSorted()).toEqual(known.toSorted());
});

test('macOS: hardened runtime, notarized, the menu bar alone, and no right but JIT', async () => {
  expect(config.mac).toMatchObject({
    hardenedRuntime: true,
    notarize: true,
    preAutoEntitlements: false,
    entitlements: config.mac['entitlementsInherit'],
    extendInfo: { LSUIElement: true },
  });
  const rights = (await text(String(config.mac['entitlements']))).match(/<key>[^<]+<\/key>/g);
  expect(rights).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
});

test('Windows: for this person alone, signed by a hook, without asking for an administrator', async () => {
  expect(config.nsis).toMatchObject({ oneClick: true, perMachine: false, deleteAppDataOnUninstall: false });
  expect(config.win).toMatchObject({
    requestedExecutionLevel: 'asInvoker',
    signtoolOptions: { sign: 'packaging/win/sign.mjs' },
  });
});

describe('the installer for Windows', () => {
  const include = String(config.nsis['include']);
  const template = (name: string) => text(`node_modules/app-builder-lib/templates/nsis/${name}`);

  test('hooks in where electron-builder’s templates look for it', async () => {
    const script = await text(include);
    const hooks = [...script.matchAll(/^!macro (custom\w+)$/gmu)].map(([, name = '']) => name);
    expect(hooks.toSorted()).toEqual(['customInstall', 'customUnInit', 'customUnInstall']);
    const templates = (await Promise.all(['installSection.nsh', 'uninstaller.nsh'].map(template))).join('\n');
    for (const name of hooks) expect(templates).toContain(`!insertmacro ${name}\n`);
    expect(await template('multiUser.nsh')).toContain('Var PerUserInstallationFolder');
    expect(await template('include/installUtil.nsh')).toContain('StrCpy $0 "$0 --updated"');
  });

  test('starts no other program to edit the PATH', async () => {
    const dir = path.dirname(include);
    const parts = ['installer.nsh', 'path.nsh', 'registrations.nsh', 'words.nsh'];
    for (const name of parts)
      expect(await text(path.join(dir, name))).not.toMatch(/^[^;\n]*(?:\b(?:ns)?Exec|setx|powershell)/imu);
  });

  test('takes away what the app registers by the names that the app has', async () => {
    const app = await text('src/main/notices/notifications.ts');
    const registrations = await text(path.join(path.dirname(include), 'registrations.nsh'));
    const [id = 'no id'] = /\{[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}\}/u.exec(app) ?? [];
    expect(registrations).toContain(id);
    // The template's ${APP_ID}.
    expect(app).toContain(`WINDOWS_APP_ID = '${config.appId}'`);
  });
});

test('every file that the configuration names is there', async () => {
  const named = (await text('electron-builder.yml')).matchAll(/\b(?:packaging|assets)\/[\w./-]+\w/g);
  const files = [...new Set([...named].map(([file]) => file))].filter((file) => !file.includes('drawn'));
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) await access(path.join(root, file));
});

test('Electron is one exact version, its fixes wait for nothing, and no other version is packaged', async () => {
  const { devDependencies } = JSON.parse(await text('package.json'));
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  const { packageRules } = JSON.parse(await text('renovate.json'));
  expect(packageRules).toContainEqual(
    expect.objectContaining({ matchPackageNames: ['electron'], matchUpdateTypes: ['patch'], minimumReleaseAge: null }),
  );
  const runtime = { distDir: '/electron', source: 'override' } as const;
  expect(whyNotPackaged({ ...runtime, version: devDependencies.electron }, devDependencies.electron)).toBeUndefined();
  expect(whyNotPackaged({ ...runtime, version: '33.4.11' }, '45.4.1')).toBe(
    '/electron holds Electron 33.4.11, and package.json names 45.4.1. Unset ELECTRON_OVERRIDE_DIST_PATH, or name a folder with 45.4.1.',
  );
  const installed = { distDir: '/electron', source: 'official', version: '33.4.11' } as const;
  expect(whyNotPackaged(installed, '45.4.1')).toBe(
    '/electron holds Electron 33.4.11, and package.json names 45.4.1. Run npm ci, and then try again: it is downloaded then.',
  );
});

describe('the launcher', () => {
  test('starts the app’s runtime with the switches that the command line itself uses', async () => {
    const script = (await text('packaging/launcher/daypass')).replaceAll(/\\\n\s*/g, '');
    expect(script).toContain(`daypass-desktop" ${headlessSwitches('linux').join(' ')} --cli -- "$@"`);
    expect(script).toContain(`MacOS/Daypass" ${headlessSwitches('darwin').join(' ')} --cli -- "$@"`);
    const batch = await text('packaging/launcher/daypass.cmd');
    expect(batch).toContain(`Daypass.exe" ${headlessSwitches('win32').join(' ')} --cli -- %*`);
  });

  test('can be run, and is a batch file with the line ends that cmd.exe needs', async () => {
    const executable = await stat(path.join(root, 'packaging/launcher/daypass'));
    expect(executable.mode & 0o111).toBe(0o111);
    const lines = (await text('packaging/launcher/daypass.cmd')).split('\n').slice(0, -1);
    expect(lines.filter((line) => !line.endsWith('\r'))).toEqual([]);
  });
});
