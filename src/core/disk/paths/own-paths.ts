import { posix, win32 } from 'node:path';
import type { Surroundings } from '../../ports.ts';

/** Daypass's own folder and what lies in it. Nothing of ours is ever put into `~/.aws`. */
export interface OwnPaths {
  readonly dir: string;
  readonly registrationsDir: string;
  readonly directoryDir: string;
  readonly preferencesPath: string;
  /** The settings; the file's name is older than the command line's use of it. */
  readonly settingsPath: string;
  readonly activityPath: string;
  /** Where the window was. */
  readonly windowPlacePath: string;
  readonly portalHistoryPath: string;
  /** Holds secrets: what the credentials file was. */
  readonly backupsDir: string;
  /** What earlier bulk edits asked for. */
  readonly bulkRulesPath: string;
  /** Whose keys stand in the credentials file on the person's word; without the keys. */
  readonly storedKeysPath: string;
  /** What imports from other tools and team files have changed, so that it can be taken back. */
  readonly importsPath: string;
  /** The team files that the person has added. */
  readonly teamsPath: string;
  readonly refusedTokensPath: string;
  /** Which SAML applications the person has added; no secrets. */
  readonly samlAccountsPath: string;
  /** What sign-ins at them brought. Holds secrets: keys of roles until they expire. */
  readonly samlSessionsPath: string;
  /** A browser profile for each SAML application, with the identity provider's cookies. */
  readonly samlBrowsersDir: string;
  /** Role credentials, sealed by the OS vault. */
  readonly vaultDir: string;
  readonly locksDir: string;
  /** Which release was the latest when it was looked for. */
  readonly updatesPath: string;
  readonly logsDir: string;
  readonly electronDir: string;
  /** The command line's code as Node.js has compiled it, which is run. */
  readonly compiledDir: string;
}

/**
 * Where our own files live: DAYPASS_HOME, else the platform's place for an application's data (XDG Base Directory,
 * Application Support, %LOCALAPPDATA%). Folders are made, 0700, by what first writes into them.
 */
export function ownPaths(surroundings: Surroundings): OwnPaths {
  const path = surroundings.platform === 'win32' ? win32 : posix;
  const dir = ownDir(surroundings);
  return {
    dir,
    registrationsDir: path.join(dir, 'registrations'),
    directoryDir: path.join(dir, 'directory'),
    preferencesPath: path.join(dir, 'preferences.json'),
    settingsPath: path.join(dir, 'shell.json'),
    windowPlacePath: path.join(dir, 'window.json'),
    activityPath: path.join(dir, 'activity.jsonl'),
    portalHistoryPath: path.join(dir, 'portal-sessions.json'),
    backupsDir: path.join(dir, 'backups'),
    bulkRulesPath: path.join(dir, 'bulk-rules.json'),
    storedKeysPath: path.join(dir, 'kept-keys.json'),
    importsPath: path.join(dir, 'imports.json'),
    teamsPath: path.join(dir, 'teams.json'),
    refusedTokensPath: path.join(dir, 'refused-tokens.json'),
    samlAccountsPath: path.join(dir, 'saml-accounts.json'),
    samlSessionsPath: path.join(dir, 'saml-sessions.json'),
    samlBrowsersDir: path.join(dir, 'saml-browsers'),
    vaultDir: path.join(dir, 'vault'),
    locksDir: path.join(dir, 'locks'),
    updatesPath: path.join(dir, 'updates.json'),
    logsDir: path.join(dir, 'logs'),
    electronDir: path.join(dir, 'electron'),
    compiledDir: path.join(dir, 'compiled'),
  };
}

function ownDir({ env, homeDir, platform }: Surroundings): string {
  const chosen = env['DAYPASS_HOME'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'];
    // A relative path would lead below the working directory.
    return win32.join(
      isSet(local) && win32.isAbsolute(local) ? local : win32.join(homeDir, 'AppData', 'Local'),
      'Daypass',
    );
  }
  if (platform === 'darwin') return posix.join(homeDir, 'Library', 'Application Support', 'Daypass');
  // The XDG specification asks to ignore a relative path here.
  const dataHome = env['XDG_DATA_HOME'];
  const base = isSet(dataHome) && posix.isAbsolute(dataHome) ? dataHome : posix.join(homeDir, '.local', 'share');
  return posix.join(base, 'daypass');
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
