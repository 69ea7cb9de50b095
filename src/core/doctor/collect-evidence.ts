import { stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { AwsPaths } from '../disk/paths/aws-paths.ts';
import { parseConfig, type ConfigDocument } from '../config/document/config-document.ts';
import { foreignAmong, foreignInOwnFolder, unwritableAmong, type ForeignFile } from '../disk/read/find-foreign.ts';
import type { OwnPaths } from '../disk/paths/own-paths.ts';
import { readConfigFile } from '../config/document/config-file.ts';
import { errnoOf } from '../disk/read/disk-error.ts';
import { readFileMode } from '../disk/paths/file-mode.ts';
import { readCacheFiles, type CacheFile } from '../sources/identity-center/tokens/read-token-files.ts';
import type { Clock, Surroundings } from '../ports.ts';
import type { AwsFiles } from '../profiles/editor/edit-plan.ts';
import { isProgram } from '../disk/read/installed-programs.ts';
import { brokenBridges } from './bridge-evidence.ts';
import { processPrograms } from './checks/role-chain-issues.ts';
import type { Evidence, FileMode, FileState } from './evidence.ts';
import { namedInConfig } from './named-values.ts';
import { isAwsCacheFileName } from './checks/token-forms.ts';

export interface DoctorPorts {
  readonly clock: Clock;
  readonly surroundings: Surroundings;
}

export interface Looked {
  readonly files: AwsFiles;
  readonly evidence: Evidence;
}

/** Reads all that the doctor judges. Never rejects: what can't be read is evidence too. */
export async function collectEvidence(
  paths: AwsPaths,
  own: OwnPaths,
  { clock, surroundings }: DoctorPorts,
  clockAheadMillis: number | undefined,
): Promise<Looked> {
  const { configPath, credentialsPath, ssoCacheDir } = paths;
  const [config, credentials] = await Promise.all([readDocument(configPath), readDocument(credentialsPath)]);
  const files: AwsFiles = { configPath, config: config.document, credentialsPath, credentials: credentials.document };
  const cache = await readCacheFiles(ssoCacheDir);
  const evidence: Evidence = {
    platform: surroundings.platform,
    env: surroundings.env,
    nowMillis: clock.nowMillis(),
    ...(clockAheadMillis !== undefined && { clockAheadMillis }),
    configPath,
    credentialsPath,
    files: { config: config.state, credentials: credentials.state },
    cache,
    modes: surroundings.platform === 'win32' ? [] : await readModes(files, ssoCacheDir, cache),
    foreign: await foreignFiles(paths, own, surroundings),
    unwritable:
      surroundings.platform === 'win32' ? [] : await unwritableAmong(atHome(paths, surroundings).concat(own.dir)),
    missingPrograms: await missingPrograms(files, surroundings),
    missingAuthorities: await missingAuthorities(surroundings),
    brokenBridges: await brokenBridges(files.config, surroundings),
  };
  return { files, evidence };
}

/** Files elsewhere than in the home folder, as /etc/aws/config, may belong to others on purpose. */
async function foreignFiles(
  paths: AwsPaths,
  own: OwnPaths,
  surroundings: Surroundings,
): Promise<readonly ForeignFile[]> {
  return [...(await foreignAmong(atHome(paths, surroundings))), ...(await foreignInOwnFolder(own))];
}

function atHome({ configPath, credentialsPath, ssoCacheDir }: AwsPaths, { homeDir }: Surroundings): readonly string[] {
  const ssoDir = posix.dirname(ssoCacheDir);
  const ofAws = [configPath, credentialsPath, posix.dirname(ssoDir), ssoDir, ssoCacheDir];
  return ofAws.filter((path) => path.startsWith(`${homeDir}/`));
}

async function readDocument(path: string): Promise<{ readonly document: ConfigDocument; readonly state: FileState }> {
  try {
    const { bytes, document } = await readConfigFile(path);
    return { document, state: bytes === null ? 'missing' : 'read' };
  } catch (thrown) {
    return { document: parseConfig(''), state: stateOf(thrown) };
  }
}

function stateOf(thrown: unknown): FileState {
  const { facts, cause } = toDaypassError(thrown);
  if (facts['reason'] === 'tooLarge') return 'tooLarge';
  const errno = errnoOf(cause);
  if (errno === 'EACCES' || errno === 'EPERM') return 'forbidden';
  // readBounded's own word for what is there and no file.
  return errno === 'EISDIR' || cause instanceof DaypassError ? 'notAFile' : 'failed';
}

async function readModes(files: AwsFiles, cacheDir: string, cache: readonly CacheFile[]): Promise<FileMode[]> {
  const { configPath, config, credentialsPath, credentials } = files;
  const wanted: (readonly [path: string, what: FileMode['what']])[] = [
    [configPath, holdsSecrets(config) ? 'token' : 'config'],
    [credentialsPath, holdsSecrets(credentials) ? 'token' : 'config'],
    [posix.dirname(posix.dirname(cacheDir)), 'folder'],
    [cacheDir, 'folder'],
    ...cache.filter((file) => !file.isAnothers).map(({ path }) => [path, 'token'] as const),
  ];
  const modes = await Promise.all(
    wanted.map(async ([path, what]): Promise<FileMode[]> => {
      const mode = await readFileMode(path, what === 'folder' ? 'folder' : 'file');
      const isForeign = posix.dirname(path) === cacheDir && !isAwsCacheFileName(posix.basename(path));
      return mode === undefined ? [] : [{ path, what, ...mode, ...(isForeign && { isForeign }) }];
    }),
  );
  return modes.flat();
}

function holdsSecrets({ sections }: ConfigDocument): boolean {
  return sections.some(({ entries }) => entries.some(({ key }) => key === 'aws_secret_access_key'));
}

async function missingAuthorities({ env }: Surroundings): Promise<ReadonlySet<string>> {
  const paths = [env['AWS_CA_BUNDLE'], env['NODE_EXTRA_CA_CERTS']].flatMap((path) => path || []);
  const isMissing = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (stats) => !stats.isFile(),
        () => true,
      ),
    ),
  );
  return new Set(paths.filter((_path, index) => isMissing[index]));
}

async function missingPrograms({ config }: AwsFiles, surroundings: Surroundings): Promise<ReadonlySet<string>> {
  const programs = new Set(processPrograms(namedInConfig(config).profiles).map(({ program }) => program));
  const isThere = await Promise.all([...programs].map((program) => isFound(program, surroundings)));
  return new Set([...programs].filter((_program, index) => isThere[index] !== true));
}

async function isFound(program: string, { env, platform, homeDir }: Surroundings): Promise<boolean> {
  const isWindows = platform === 'win32';
  const path = isWindows ? win32 : posix;
  if (program.startsWith('~')) return isFound(path.join(homeDir, program.slice(1)), { env, platform, homeDir });
  const folders = /[\\/]/.test(program) ? [''] : (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter);
  const endings = isWindows ? ['', ...(env['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD').split(';')] : [''];
  for (const folder of folders) {
    for (const ending of endings) {
      const candidate = folder === '' ? program + ending : path.join(folder, program + ending);
      if (await isProgram(candidate)) return true;
    }
  }
  return false;
}
