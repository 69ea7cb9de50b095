import { execFile } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { windowsPath } from '../machine.mjs';
import { openOwnPrefix, type OwnPrefix } from './own-prefix.ts';
import { testRegistry, type TestRegistry } from './test-registry.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../../../..');
export const APP_ID = 'app.daypass.desktop';
const ENGLISH = '1033';

interface RunOptions {
  /** Where the app is installed, as Windows names it. */
  readonly folder: string;
  /** Where an earlier version is, for the installer. */
  readonly earlierFolder?: string;
  /** Windows' number of the installer's language. */
  readonly language?: string;
  readonly args?: readonly string[];
}

/** A compiled installer and uninstaller with packaging/win in them, on a Windows of their own. */
export interface TestInstaller {
  /** A folder of its own, for files of tests. */
  readonly dir: string;
  readonly registry: TestRegistry;
  install(options: RunOptions): Promise<void>;
  /** Resolves with what it showed the person, '' if nothing. */
  uninstall(options: RunOptions): Promise<string>;
  close(): Promise<void>;
}

/**
 * Compiles installer.nsi as electron-builder would compile its own script: first with BUILD_UNINSTALLER, for an installer that
 * only writes the uninstaller. For x64: the real ones are for x86, which Debian's wine64 alone does not run.
 */
export async function buildTestInstaller(): Promise<TestInstaller> {
  const prefix = await openOwnPrefix();
  const at = (name: string): string => path.join(prefix.dir, name);
  const uninstaller = windowsPath(at('uninstaller.exe'));
  await compile(at('writer.exe'), [`-DUNINSTALLER_OUT_FILE=${uninstaller}`, '-DBUILD_UNINSTALLER'], 'amd64');
  await compile(at('installer.exe'), [], 'amd64');
  await must(prefix, windowsPath(at('writer.exe')), [], {});
  return {
    dir: prefix.dir,
    registry: testRegistry(prefix),
    install: (options) => must(prefix, windowsPath(at('installer.exe')), options.args ?? [], environmentFor(options)),
    async uninstall(options) {
      const shown = at('shown.txt');
      await rm(shown, { force: true });
      // With `_?=` it does not first copy itself to where nobody can wait for it.
      const args = [...(options.args ?? []), `_?=${windowsPath(prefix.dir)}`];
      await must(prefix, uninstaller, args, environmentFor(options));
      return readFile(shown, 'utf16le').catch(() => '');
    },
    close: () => prefix.close(),
  };
}

/** Compiles with electron-builder's options. For x86 a warning is an error as there; for x64 its own templates give some. */
export async function compile(outFile: string, defines: readonly string[], target: 'x86' | 'amd64'): Promise<void> {
  await mkdir(path.dirname(outFile), { recursive: true });
  const args = [
    ...(target === 'x86' ? ['-WX'] : []),
    '-V2',
    '-INPUTCHARSET',
    'UTF8',
    `-DAPP_ID=${APP_ID}`,
    '-DPRODUCT_NAME=Daypass',
    '-DPRODUCT_FILENAME=Daypass',
    '-DVERSION=1.0.0',
    '-DAPP_64=app.7z',
    `-DINCLUDE=${path.join(root, 'packaging/win/installer.nsh')}`,
    `-DTEMPLATES=${path.join(root, 'node_modules/app-builder-lib/templates/nsis')}`,
    ...defines,
    `-XTarget ${target}-unicode`,
    `-XOutFile "${outFile}"`,
    path.join(import.meta.dirname, 'installer.nsi'),
  ];
  await run('makensis', args).catch((thrown: { readonly stdout?: string }) => {
    throw new Error(`makensis: ${thrown.stdout}`, { cause: thrown });
  });
}

function environmentFor({ folder, earlierFolder = '', language = ENGLISH }: RunOptions): Record<string, string> {
  return {
    DAYPASS_TEST_FOLDER: folder,
    DAYPASS_TEST_EARLIER_FOLDER: earlierFolder,
    DAYPASS_TEST_LANGUAGE: language,
  };
}

async function must(
  prefix: OwnPrefix,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { code } = await prefix.run(program, args, env);
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}
