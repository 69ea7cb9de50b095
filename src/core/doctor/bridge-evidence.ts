import { access, constants } from 'node:fs/promises';
import type { BridgeCommand } from '../../shared/domain/config-edits.ts';
import type { ConfigDocument } from '../config/document/config-document.ts';
import { parseRoleBridge, roleBridgeLine } from '../config/document/role-bridge-line.ts';
import { shellWords } from '../config/clients/shell-words.ts';
import type { Surroundings } from '../ports.ts';
import { bridgeLine, parseBridgeLine } from '../profiles/bridges/bridge-command.ts';
import { installedPrograms, isProgram } from '../disk/read/installed-programs.ts';
import { intactMarker } from '../profiles/read/managed-marker.ts';
import { interpreterByName, runnableCommand } from '../profiles/bridges/runnable-command.ts';

/** What a program without any environment variable finds by name (execvp(3), "PATH is not defined"). */
const PATH_OF_NONE = '/bin:/usr/bin';

export interface PlacedBridge {
  /** The value of `credential_process`. */
  readonly value: string;
  /** 1-based. */
  readonly line: number;
  readonly profile: string;
}

/** The profiles that Daypass made to run a program and nobody changed since. */
export function bridgesIn(config: ConfigDocument): PlacedBridge[] {
  return config.sections.flatMap((section) => {
    if (intactMarker(config, section) === undefined) return [];
    const entry = section.entries.find(({ key }) => key === 'credential_process');
    return entry === undefined ? [] : [{ value: entry.value, line: entry.lineNumber, profile: section.name }];
  });
}

/**
 * Returns the bridges' values that only run where the right PATH is set, or not at all, each with a value that runs
 * anywhere, or undefined if there is none. Programs named in the file are looked at and not run.
 */
export async function brokenBridges(
  config: ConfigDocument,
  surroundings: Surroundings,
  find = runnableCommand,
): Promise<ReadonlyMap<string, string | undefined>> {
  const values = [...new Set(bridgesIn(config).map(({ value }) => value))];
  const broken = new Map<string, string | undefined>();
  for (const value of values) {
    const parsed = parsedLine(value, surroundings.platform);
    if (parsed === undefined || (await runsAnywhere(parsed.program, surroundings.platform))) continue;
    const program = await find(parsed.command, surroundings).catch(() => undefined);
    broken.set(value, program && parsed.lineWith(program));
  }
  return broken;
}

interface ParsedLine {
  readonly command: BridgeCommand;
  readonly program: string;
  /** The same line with another program. */
  readonly lineWith: (program: string) => string;
}

function parsedLine(value: string, platform: NodeJS.Platform): ParsedLine | undefined {
  const ofRole = parseRoleBridge(value);
  if (ofRole !== undefined) {
    const { program, role } = ofRole;
    return { command: 'daypass', program, lineWith: (other) => roleBridgeLine(role, other, platform) };
  }
  const ofProfile = parseBridgeLine(value);
  if (ofProfile === undefined) return undefined;
  const { command, program, profileName } = ofProfile;
  return { command, program, lineWith: (other) => bridgeLine(command, profileName, other, platform) };
}

async function runsAnywhere(program: string, platform: NodeJS.Platform): Promise<boolean> {
  const words = platform === 'win32' ? windowsWords(program) : shellWords(program);
  if (words === undefined || words.length === 0) return false;
  const areThere = await Promise.all(words.map((word, index) => isThere(word, index, platform)));
  return areThere.every(Boolean);
}

function windowsWords(program: string): string[] {
  return Array.from(program.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '');
}

/** The first word is run, the others are its files or options: `--cli --` makes an AppImage the command line. */
async function isThere(word: string, index: number, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'win32') return /^[a-z]:[\\/]/i.test(word) && (await isProgram(word));
  if (index > 0) return word.startsWith('--') || (word.startsWith('/') && (await isReadable(word)));
  const file = word.startsWith('/') ? word : (await byName(word))[0];
  if (file === undefined || !(await isProgram(file))) return false;
  const interpreter = await interpreterByName(file);
  return interpreter === undefined || (await byName(interpreter)).length > 0;
}

function byName(name: string): Promise<readonly string[]> {
  return installedPrograms(name, { platform: 'linux', env: { PATH: PATH_OF_NONE } });
}

async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
