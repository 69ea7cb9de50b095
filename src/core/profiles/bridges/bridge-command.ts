import type { BridgeCommand } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { isValidName } from '../../../shared/text/profile-name.ts';

/** What follows the program in a bridge's `credential_process`. */
const ARGUMENTS: Readonly<Record<BridgeCommand, string>> = {
  daypass: 'credential-process --profile',
  aws: 'configure export-credentials --profile',
};

/**
 * Returns the value of `credential_process`. `program` is the start of the command line, as `runnableCommand` returns it.
 * Throws nameInvalid for a profile's name that a client would read as something else.
 */
export function bridgeLine(
  command: BridgeCommand,
  profileName: string,
  program: string,
  platform: NodeJS.Platform,
): string {
  // cmd.exe replaces %NAME% wherever it occurs; a dash in front would make the name an option.
  const isPlain = isValidName(profileName);
  if (!isPlain || (platform === 'win32' && profileName.includes('%')))
    throw new DaypassError('nameInvalid', { name: profileName.slice(0, 200) });
  return `${program} ${ARGUMENTS[command]} ${profileName}`;
}

export interface ParsedBridge {
  readonly command: BridgeCommand;
  /** The start of the command line. */
  readonly program: string;
  readonly profileName: string;
}

/** Reads a bridge's `credential_process`; undefined if Daypass would not have written it. */
export function parseBridgeLine(value: string): ParsedBridge | undefined {
  for (const command of ['daypass', 'aws'] as const) {
    const tail = ` ${ARGUMENTS[command]} `;
    const at = value.lastIndexOf(tail);
    const profileName = value.slice(at + tail.length);
    if (at > 0 && isValidName(profileName)) return { command, program: value.slice(0, at), profileName };
  }
  return undefined;
}
