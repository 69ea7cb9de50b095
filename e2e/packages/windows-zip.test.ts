import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machine, windowsPath } from '../windows/support/machine.mjs';
import { openOwnPrefix, type OwnPrefix } from '../windows/support/installer/own-prefix.ts';
import { prepareWindows } from '../windows/support/prepare.ts';
import { TEST_PACKAGES, versionOf } from './support/test-packages.ts';

/**
 * The zip for Windows as electron-builder makes it on Linux, with Windows' Node in Electron's place (windows-stand-in.ts): its
 * layout, what is edited in the program, and `daypass` run by Wine's cmd.exe.
 */
const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
const builder = createRequire(path.join(root, 'node_modules/app-builder-lib/package.json'));
const asar: {
  listPackage(file: string): string[];
  extractFile(file: string, name: string): Buffer;
  getRawHeader(file: string): { readonly headerString: string };
} = builder('@electron/asar');
const resedit: {
  readonly NtExecutable: { from(bytes: Buffer): unknown };
  readonly NtExecutableResource: { from(program: unknown): { readonly entries: readonly ResourceEntry[] } };
} = builder('resedit');

interface ResourceEntry {
  readonly type: number | string;
  readonly id: number | string;
  readonly bin: ArrayBuffer;
}

const MANIFEST = 24;
const VERSION = 16;
/** What Node says to the switches of Electron that it is started with in its place. */
const BAD_OPTION = { code: 9, stderr: expect.stringContaining('Daypass.exe: bad option: --log-level=3') };

describe.skipIf((await prepareWindows()) !== undefined)('the zip for Windows', () => {
  let prefix: OwnPrefix;
  let folder: string;

  beforeAll(async () => {
    prefix = await openOwnPrefix();
    folder = path.join(prefix.dir, 'Program Files (x86)', 'デイパス');
    await mkdir(folder, { recursive: true });
    await run('7za', ['x', '-y', `-o${folder}`, TEST_PACKAGES.windowsZip]);
  });
  afterAll(() => prefix.close());

  const program = () => path.join(folder, 'Daypass.exe');
  const archive = () => path.join(folder, 'resources/app.asar');

  test('has the app and the command, and nothing else', async () => {
    expect(await readdir(path.join(folder, 'resources'))).toEqual(
      expect.arrayContaining(['LICENSE', 'app.asar', 'bin', 'cli', 'package.json']),
    );
    expect(await readdir(path.join(folder, 'resources'))).toHaveLength(5);
    const launcher = await readFile(path.join(folder, 'resources/bin/daypass.cmd'));
    expect(launcher.equals(await readFile(path.join(root, 'packaging/launcher/daypass.cmd')))).toBe(true);
  });

  test('its archive holds what was built, and no simulator or source map; the command line beside it is the same', async () => {
    const names = asar.listPackage(archive()).map((name) => name.replaceAll('\\', '/').slice(1));
    const files = names.filter((name) => path.extname(name) !== '');
    expect(files).toEqual(expect.arrayContaining(['out/main/entry.js', 'out/cli/daypass.mjs']));
    expect(files.filter((name) => /simulator|\.test\.|\.map$|node_modules|\.ts$/u.test(name))).toEqual([]);
    const differing: string[] = [];
    for (const name of files.filter((one) => one.startsWith('out/'))) {
      const packed = asar.extractFile(archive(), name);
      const beside = name.startsWith('out/cli/')
        ? path.join(folder, 'resources', name.slice('out/'.length))
        : undefined;
      if (!packed.equals(await readFile(path.join(root, name)))) differing.push(name);
      if (beside !== undefined && !packed.equals(await readFile(beside))) differing.push(beside);
    }
    expect(differing).toEqual([]);
  });

  test('its program has every fuse as configured, the archive’s hash, our name, and asks for no administrator', async () => {
    const wire = await getCurrentFuseWire(program());
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
    });
    const executable = resedit.NtExecutable.from(await readFile(program()));
    const { entries } = resedit.NtExecutableResource.from(executable);
    const bytes = (type: number | string) =>
      Buffer.from(entries.find((one) => one.type === type)?.bin ?? new ArrayBuffer());
    const hash = createHash('sha256').update(asar.getRawHeader(archive()).headerString).digest('hex');
    expect(JSON.parse(bytes('INTEGRITY').toString())).toEqual([
      { file: String.raw`resources\app.asar`, alg: 'SHA256', value: hash },
    ]);
    expect(bytes(VERSION).toString('utf16le')).toContain('The Daypass maintainers');
    expect(bytes(MANIFEST).toString()).toContain('level="asInvoker"');
  });

  describe('daypass, from a folder with spaces, brackets and Japanese on the PATH', () => {
    /** In cmd.exe, as a person types it; Wine puts WINEPATH ahead of the PATH. */
    const cmd = (line: string, env: Readonly<Record<string, string>> = {}) => {
      const onPath = [path.join(folder, 'resources/bin'), path.dirname(machine.node)].map(windowsPath);
      return prefix.run('cmd.exe', ['/d', '/c', line], { WINEPATH: onPath.join(';'), DAYPASS_SERVICE: 'off', ...env });
    };

    test('runs by Node where the PATH has it', async () => {
      expect(await cmd('daypass --version')).toMatchObject({ code: 0, stderr: '' });
      expect((await cmd('daypass --version')).stdout.replace('\r', '')).toMatch(versionOf(1));
      expect((await cmd('daypass no-such-command')).code).toBe(2);
    });

    test('edits the config', async () => {
      const config = path.join(prefix.dir, '設定', 'config');
      const env = { AWS_CONFIG_FILE: windowsPath(config), DAYPASS_HOME: windowsPath(path.join(prefix.dir, 'own')) };
      await mkdir(path.dirname(config));
      const add = 'daypass session add corp --start-url https://corp.awsapps.com/start --region eu-west-1';
      expect(await cmd(add, env)).toMatchObject({ code: 0, stderr: '' });
      expect(await readFile(config, 'utf8')).toContain('[sso-session corp]');
    });

    test('runs by the app itself where there is no Node, or where that is asked for', async () => {
      const bin = windowsPath(path.join(folder, 'resources/bin'));
      expect(await cmd('daypass --version', { WINEPATH: bin })).toMatchObject(BAD_OPTION);
      expect(await cmd('daypass --version', { DAYPASS_RUNTIME: 'app' })).toMatchObject(BAD_OPTION);
    });

    test('takes no node.exe of the current folder', async () => {
      const current = path.join(prefix.dir, 'current');
      await mkdir(current);
      await writeFile(path.join(current, 'node.exe'), 'no program');
      const { code, stdout } = await cmd(`cd /d ${windowsPath(current)} && daypass --version`);
      expect({ code, stdout: stdout.replace('\r', '') }).toEqual({
        code: 0,
        stdout: expect.stringMatching(versionOf(1)),
      });
    });
  });
});
