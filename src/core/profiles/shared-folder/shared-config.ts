import { posix, win32 } from 'node:path';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { sectionLines } from '../../config/edit/config-append.ts';
import { commandLine } from '../bridges/runnable-command.ts';
import { profileHeader } from '../read/profile-sections.ts';
import { isReadableName } from '../../../shared/text/profile-name.ts';

/** A role that a shared folder gives keys of. */
export interface SharedRole {
  readonly role: RoleRef;
  /** Left out for a role that no profile names: it is `default` alone. */
  readonly profileName?: string;
  readonly region?: string;
}

/** The first line of the config file, by which a later `daypass share` knows it for one of its own. */
export const SHARED_CONFIG_MARK = '# Made by daypass share. It is written again by the next one.';

export const SHARED_CONFIG_FILE = 'config';

/** The file that holds the keys of the role at this place in the list. */
export function sharedKeysFile(index: number): string {
  return `keys-${index + 1}.json`;
}

export function isSharedKeysFile(name: string): boolean {
  return /^keys-\d+\.json$/.test(name);
}

/**
 * Returns the config file for programs that see the folder at `folder`, where Daypass need not be installed. The first
 * role is also the default profile. Throws `usage` (problem sharedPath) for a path that AWS tools can't read keys at,
 * nameInvalid for a profile's name that not all of them read.
 */
export function sharedConfig(roles: readonly SharedRole[], folder: string): string {
  const sections = roles.flatMap((shared, index) => {
    const { profileName, region } = shared;
    const isDefault = index === 0 || profileName === 'default';
    const isNamed = profileName !== undefined && profileName !== 'default';
    if (isNamed && !isReadableName(profileName))
      throw new DaypassError('nameInvalid', { name: profileName.slice(0, 200) });
    const headers = [...(isDefault ? ['default'] : []), ...(isNamed ? [profileHeader(profileName)] : [])];
    const entries = [
      ...(region === undefined ? [] : [['region', region] as const]),
      ['credential_process', readingCommand(folder, sharedKeysFile(index))] as const,
    ];
    return headers.map((header) => sectionLines({ header, entries }));
  });
  const unique = new Map(sections.map((lines) => [lines[0], lines]));
  const texts = [...unique.values()].map((lines) => `\n${lines.join('\n')}\n`);
  return `${SHARED_CONFIG_MARK}\n${texts.join('')}`;
}

/** `cat` where paths begin with a slash, `type` where they begin with a drive or a server, as on Windows' side of WSL. */
function readingCommand(folder: string, file: string): string {
  const path = pathInside(folder, file);
  const isWindows = isWindowsPath(folder);
  const line = isWindows ? commandLine(['cmd', '/c', 'type', path], 'win32') : commandLine(['cat', path], 'linux');
  if (line === undefined || (!isWindows && !folder.startsWith('/')))
    throw new DaypassError('usage', { problem: 'sharedPath', value: folder.slice(0, 160) });
  return line;
}

/** The path of the config file for programs that see the folder at `folder`. */
export function sharedConfigPath(folder: string): string {
  return pathInside(folder, SHARED_CONFIG_FILE);
}

function pathInside(folder: string, file: string): string {
  return isWindowsPath(folder) ? win32.join(folder, file) : posix.join(folder, file);
}

function isWindowsPath(path: string): boolean {
  return /^(?:[A-Za-z]:[\\/]|\\\\[^\\])/.test(path);
}
