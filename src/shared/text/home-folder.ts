import { DaypassError } from '../errors/daypass-error.ts';

/**
 * Returns the person's home folder: `named`, which HOME or USERPROFILE sets, else the one that the system's account has. An
 * empty or relative value counts as unset, because tokens would be written below the working directory. Throws homeUnknown.
 */
export function homeFolder(platform: string, named: () => string, ofAccount: () => string): string {
  for (const source of [named, ofAccount]) {
    const folder = resultOf(source);
    if (folder !== undefined && isFullPath(folder, platform)) return folder;
  }
  throw new DaypassError('homeUnknown');
}

/** Node throws where the user has no account on this machine, as in some containers. */
function resultOf(source: () => string): string | undefined {
  try {
    return source();
  } catch {
    return undefined;
  }
}

function isFullPath(path: string, platform: string): boolean {
  return platform === 'win32' ? /^(?:[a-z]:[\\/]|\\\\|\/\/)/i.test(path) : path.startsWith('/');
}
