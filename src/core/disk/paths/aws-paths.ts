import { posix, win32, type PlatformPath } from 'node:path';
import type { Surroundings } from '../../ports.ts';

export interface AwsPaths {
  readonly configPath: string;
  readonly credentialsPath: string;
  /** Where every client keeps its access tokens. No variable moves it, only the home folder does. */
  readonly ssoCacheDir: string;
  /** Where `aws login` stores its sign-ins. */
  readonly loginCacheDir: string;
}

/** Where the AWS clients keep their files on this machine. An empty variable counts as unset. */
export function awsPaths(surroundings: Surroundings): AwsPaths {
  const { env, homeDir, platform } = surroundings;
  const path: PlatformPath = platform === 'win32' ? win32 : posix;
  const inAwsFolder = (...names: string[]) => path.join(homeDir, '.aws', ...names);
  const named = (variable: string) => fromVariable(withVariables(env[variable] ?? '', surroundings), homeDir, path);
  return {
    configPath: named('AWS_CONFIG_FILE') ?? inAwsFolder('config'),
    credentialsPath: named('AWS_SHARED_CREDENTIALS_FILE') ?? inAwsFolder('credentials'),
    ssoCacheDir: inAwsFolder('sso', 'cache'),
    // The AWS CLI expands `~` and variables here, the SDKs for JavaScript and Go take the path as it is.
    loginCacheDir: absolute(named('AWS_LOGIN_CACHE_DIRECTORY'), path) ?? inAwsFolder('login', 'cache'),
  };
}

/** A leading `~` is the home folder, as the AWS CLI reads these variables; `~other` is left alone. */
function fromVariable(value: string, homeDir: string, path: PlatformPath): string | undefined {
  if (value === '') return undefined;
  if (value === '~') return homeDir;
  const startsAtHome = value.startsWith('~/') || value.startsWith(`~${path.sep}`);
  return startsAtHome ? path.join(homeDir, value.slice(2)) : value;
}

/** A relative folder would be another one for each program. */
function absolute(value: string | undefined, path: PlatformPath): string | undefined {
  return value !== undefined && path.isAbsolute(value) ? value : undefined;
}

/** As Python's os.path.expandvars, which botocore uses here: `$NAME` and `${NAME}`, on Windows also `%NAME%`; an unknown one stays. */
function withVariables(value: string, { env, platform }: Surroundings): string {
  const names = platform === 'win32' ? /\$(\w+)|\$\{([^{}]*)\}|%([^%]*)%/g : /\$(\w+)|\$\{([^{}]*)\}/g;
  return value.replaceAll(names, (whole, ...found: (string | undefined)[]) => {
    const name = found.slice(0, -2).find((part) => part !== undefined);
    // `$constructor` names nothing: every object inherits that name.
    return name !== undefined && Object.hasOwn(env, name) ? (env[name] ?? whole) : whole;
  });
}
