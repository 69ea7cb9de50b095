import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { BridgeCommand } from '../../shared/config-edits.ts';
import { DaypassError } from '../../shared/daypass-error.ts';
import { isWritableValue } from '../files/config-append.ts';
import type { Surroundings } from '../ports.ts';
import { isValidName } from './profile-name.ts';

export interface BridgePlace {
  readonly platform: NodeJS.Platform;
  /** Where `daypass` is installed; undefined where it was not found. */
  readonly daypassPath?: string;
}

export interface BridgeLine {
  /** The value of `credential_process`. */
  readonly value: string;
  /** A bare command's name, which whoever reads the file must find on its PATH. */
  readonly mustBeFound?: string;
}

/**
 * What `credential_process` runs, in words that every client cuts alike: botocore starts it without a shell (Python's
 * shlex, and the C runtime's rules on Windows), the SDKs for JavaScript and Go through `sh -c` or `cmd.exe`. Throws
 * nameInvalid for a profile's name that one of them would read as something else.
 */
export function bridgeLine(command: BridgeCommand, profileName: string, place: BridgePlace): BridgeLine {
  // cmd.exe replaces %NAME% wherever it stands; a dash in front would make the name an option.
  const isPlain = isValidName(profileName) && !profileName.startsWith('-');
  if (!isPlain || (place.platform === 'win32' && profileName.includes('%'))) {
    throw new DaypassError('nameInvalid', { name: profileName.slice(0, 200) });
  }
  if (command === 'aws') {
    return { value: `aws configure export-credentials --profile ${profileName}`, mustBeFound: 'aws' };
  }
  const word = place.daypassPath === undefined ? undefined : commandWord(place.daypassPath, place.platform);
  const value = `${word ?? 'daypass'} credential-process --profile ${profileName}`;
  return word === undefined ? { value, mustBeFound: 'daypass' } : { value };
}

/** A path as one word of a command line, or undefined where no quoting suits all clients: a bare name is surer then. */
function commandWord(path: string, platform: NodeJS.Platform): string | undefined {
  // ASCII, since botocore reads the file in the locale's encoding; and nothing that begins a comment.
  if (!/^[\x20-\x7e]+$/.test(path) || !isWritableValue(path)) return undefined;
  if (platform !== 'win32') return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
  // In double quotes only these keep a meaning, to cmd.exe; no file name holds the quote itself.
  if (/["%!^&|<>]/.test(path)) return undefined;
  return /^[\w.:\\/~-]+$/.test(path) ? path : `"${path}"`;
}

export async function bridgePlaceIn(surroundings: Pick<Surroundings, 'platform' | 'env'>): Promise<BridgePlace> {
  const daypassPath = await installedCommand('daypass', surroundings);
  return { platform: surroundings.platform, ...(daypassPath !== undefined && { daypassPath }) };
}

/** Where a command of this name would be run from, by the PATH of the surroundings. */
export async function installedCommand(
  name: string,
  { platform, env }: Pick<Surroundings, 'platform' | 'env'>,
): Promise<string | undefined> {
  const path = platform === 'win32' ? win32 : posix;
  const extensions = platform === 'win32' ? (env['PATHEXT'] ?? '.EXE;.CMD').split(';') : [''];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const file of folders.flatMap((folder) =>
    extensions.map((extension) => path.join(folder, `${name}${extension}`)),
  )) {
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return file;
  }
  return undefined;
}
