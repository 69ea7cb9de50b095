import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import type { Stay, UninstallOptions, UninstallPlan } from '../../../shared/uninstall-plan.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import { toDiskError } from '../../disk/read/disk-error.ts';
import { readBounded } from '../../disk/read/read-bounded.ts';
import type { OwnPaths } from '../../disk/paths/own-paths.ts';
import type { Surroundings } from '../../ports.ts';
import type { EngineParts } from '../engine-parts.ts';
import { profilesOfDaypass } from './profiles-of-daypass.ts';

/** Taking out what Daypass has put in. */
export interface Uninstaller {
  /** What would go and what would stay; nothing is written. */
  plan(options: UninstallOptions): Promise<UninstallPlan>;
  /**
   * Makes it: signs out (with `purge`), edits the AWS files, then deletes. The engine is of no more use after a purge. Rejects as
   * `applyEdit`, and: fileForbidden, diskFailed.
   */
  run(options: UninstallOptions): Promise<UninstallPlan>;
}

/** What an uninstall asks of the rest of the engine. */
export interface UninstallSteps {
  signOutEverywhere(): Promise<unknown>;
  removeProfiles(names: readonly string[]): Promise<unknown>;
  dropKeys(profileName: string): Promise<unknown>;
}

export function uninstaller(parts: EngineParts, steps: UninstallSteps): Uninstaller {
  const { ports, aws, own, sources, credentialsFileRefresher, activity, rolePreferences, sealedKeys } = parts;
  return {
    plan,
    async run(options) {
      const planned = await plan(options);
      if (options.purge) await steps.signOutEverywhere();
      if (planned.profiles.length > 0) await steps.removeProfiles(planned.profiles);
      for (const profileName of planned.storedKeys) await steps.dropKeys(profileName);
      // What is written behind would bring its folder back.
      await Promise.all([activity.settled(), rolePreferences.settled(), sealedKeys.settled()]);
      // Also what the edits have made meanwhile: their backup, locks, the log.
      for (const path of targets(options))
        await rm(path, { recursive: true, force: true }).catch((thrown: unknown) =>
          Promise.reject(toDiskError(thrown, path)),
        );
      if (options.purge) await rmdir(own.dir).catch(() => undefined);
      return planned;
    },
  };

  async function plan({ purge }: UninstallOptions): Promise<UninstallPlan> {
    const { document } = await readConfigFile(aws.configPath);
    const { needing, handWritten, plain } = profilesOfDaypass(document);
    const stored = await credentialsFileRefresher.list();
    await sources.refresh();
    const entry = autostartPath(ports.surroundings);
    const sessions = readSsoConfig(document).sessions.filter(({ type }) => type === 'identityCenter');
    const stays: Stay[] = [
      ...some('sessions', sessions, { names: sessions.map(({ name }) => name).join(', ') }),
      ...some('profiles', plain, { count: plain.length }),
      ...some('handWritten', handWritten, { names: handWritten.join(', '), path: aws.configPath }),
      ...(purge ? [] : await staysWithoutPurge()),
      ...(await shellFiles(ports.surroundings)),
      ...(entry === undefined ? [{ code: 'loginItem' as const, facts: {} }] : []),
      ...(purge ? await foreignFiles(own) : []),
      { code: 'program', facts: {} },
    ];
    return {
      profiles: needing,
      storedKeys: stored.map(({ profileName }) => profileName),
      paths: await thoseThere(targets({ purge })),
      signsOut: purge ? sources.all().map(({ info }) => info.id) : [],
      stays,
    };
  }

  function targets({ purge }: UninstallOptions): readonly string[] {
    const entry = autostartPath(ports.surroundings);
    return [...(entry === undefined ? [] : [entry]), ...(purge ? everythingIn(own) : withSecretsAndCopies(own))];
  }

  async function staysWithoutPurge(): Promise<readonly Stay[]> {
    const [cache, settings] = await Promise.all([
      thoseThere([aws.ssoCacheDir]),
      thoseThere([own.settingsPath, own.preferencesPath]),
    ]);
    return [...some('tokens', cache, { path: aws.ssoCacheDir }), ...some('settings', settings, { path: own.dir })];
  }
}

function some(code: Stay['code'], items: readonly unknown[], facts: Stay['facts']): readonly Stay[] {
  return items.length === 0 ? [] : [{ code, facts }];
}

/** What holds secrets or copies of the person's files. Settings, favourites and notes stay for the next installation. */
function withSecretsAndCopies(own: OwnPaths): readonly string[] {
  return [
    own.backupsDir,
    own.importsPath,
    own.registrationsDir,
    own.directoryDir,
    own.samlSessionsPath,
    own.samlBrowsersDir,
    own.vaultDir,
    own.storedKeysPath,
    own.refusedTokensPath,
    own.logsDir,
    own.locksDir,
    own.compiledDir,
  ];
}

/** Names of files that Daypass writes into its folder besides those of OwnPaths: of the key service, the app and `daypass use`. */
const OTHER_FILES = ['service.json', 'service-start', 'run', 'told-notices.json', 'command-line.json'] as const;

/** Only what Daypass has made: the folder may be one that the person chose. */
function everythingIn(own: OwnPaths): readonly string[] {
  const { dir, ...paths } = own;
  return [...Object.values(paths), ...OTHER_FILES.map((name) => join(dir, name))];
}

async function foreignFiles(own: OwnPaths): Promise<readonly Stay[]> {
  const known = new Set(everythingIn(own).map((path) => basename(path)));
  const names = await readdir(own.dir).catch(() => []);
  return some(
    'foreignFiles',
    names.filter((name) => !known.has(name)),
    { path: own.dir },
  );
}

/** The autostart entry that the app writes on Linux; on other systems only the app itself can turn starting at login off. */
function autostartPath({ platform, env, homeDir }: Surroundings): string | undefined {
  if (platform !== 'linux') return undefined;
  const set = env['XDG_CONFIG_HOME'];
  const configHome = set !== undefined && posix.isAbsolute(set) ? set : join(homeDir, '.config');
  return join(configHome, 'autostart', 'daypass.desktop');
}

const SHELL_FILES = ['.bashrc', '.bash_profile', '.profile', '.zshrc', '.config/fish/config.fish'] as const;
const MOST_SHELL_FILE_BYTES = 1024 * 1024;

async function shellFiles({ homeDir }: Surroundings): Promise<readonly Stay[]> {
  const found: string[] = [];
  for (const name of SHELL_FILES) {
    const read = await readBounded(join(homeDir, name), MOST_SHELL_FILE_BYTES);
    if (read.at === 'read' && /\bdaypass\s+[a-z]/u.test(read.bytes.toString('utf8'))) found.push(join(homeDir, name));
  }
  return some('shellLines', found, { paths: found.join(', ') });
}

async function thoseThere(paths: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.filter((_, index) => there[index]);
}
