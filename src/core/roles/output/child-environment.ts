import type { RoleCredentials } from '../../role-credentials.ts';
import { KEY_VARIABLES, OTHER_CREDENTIAL_SOURCES } from './conflicting-variables.ts';
import { environmentOf } from './write-out.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Set by an AppImage for itself. Another Electron app that inherits them takes the file for its own, and updates it. */
const OF_APP_IMAGE = ['APPIMAGE', 'APPDIR'];

/** Set by Electron in its own process: another Chromium or Electron takes them for its own. */
const OF_ELECTRON = ['CHROME_DESKTOP', 'ORIGINAL_XDG_CURRENT_DESKTOP'];

const CONFLICTING: ReadonlySet<string> = new Set([
  ...KEY_VARIABLES,
  ...OTHER_CREDENTIAL_SOURCES,
  ...OF_APP_IMAGE,
  ...OF_ELECTRON,
]);

/**
 * Returns the environment of a child that uses the credentials: the person's, without the variables that would conflict.
 * The person's region wins over the profile's. Both region variables are set, because some clients read only one of them.
 */
export function childEnvironment(
  person: Environment,
  credentials: RoleCredentials,
  profileRegion: string | undefined,
): Environment {
  return { ...cleanEnvironment(person, profileRegion), ...environmentOf(credentials) };
}

/** As `childEnvironment`, for a child that gets its credentials another way. */
export function cleanEnvironment(person: Environment, profileRegion: string | undefined): Environment {
  // Names of variables are case-insensitive on Windows.
  const kept = Object.fromEntries(Object.entries(person).filter(([name]) => !CONFLICTING.has(name.toUpperCase())));
  const region = kept['AWS_REGION'] || kept['AWS_DEFAULT_REGION'] || profileRegion;
  if (region === undefined) return kept;
  return {
    ...kept,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: kept['AWS_DEFAULT_REGION'] || region,
  };
}
