import { execFile } from 'node:child_process';
import { open, realpath } from 'node:fs/promises';
import { posix } from 'node:path';
import type { BridgeCommand } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { isWritableValue } from '../../config/edit/config-append.ts';
import { shellWords } from '../../config/clients/shell-words.ts';
import type { Surroundings } from '../../ports.ts';
import { installedPrograms, isProgram, USUAL_FOLDERS, withFolders } from '../../disk/read/installed-programs.ts';

const PATIENCE_MILLIS = 20_000;
const VERSION_LINE: Readonly<Record<BridgeCommand, RegExp>> = { daypass: /^daypass \d/, aws: /^aws-cli\/2\./ };

/**
 * Returns the start of a command line that runs the command without any environment variable, as tools started by a
 * desktop or a service do: interpreter and program by their full paths, quoted for every client. Each candidate is run once
 * before it is returned. Rejects with bridgeNotRunnable.
 */
export async function runnableCommand(
  command: BridgeCommand,
  surroundings: Surroundings,
  usualFolders = USUAL_FOLDERS,
): Promise<string> {
  for (const words of await candidates(command, withFolders(surroundings, usualFolders))) {
    const line = commandLine(words, surroundings.platform);
    if (line !== undefined && (await runs(line, VERSION_LINE[command], surroundings))) return line;
  }
  throw new DaypassError('bridgeNotRunnable', { command });
}

async function candidates(command: BridgeCommand, surroundings: Surroundings): Promise<readonly (readonly string[])[]> {
  const installed = await installedPrograms(command, surroundings);
  if (command === 'aws') return installed.map((file) => [file]);
  const { ownCommand } = surroundings;
  const found = await Promise.all(installed.map((file) => withInterpreter(file, surroundings)));
  return [...(ownCommand === undefined ? [] : [ownCommand]), ...found];
}

/** `#!/usr/bin/env node` needs a PATH. nvm and its like install the interpreter in the folder of the link. */
async function withInterpreter(file: string, surroundings: Surroundings): Promise<readonly string[]> {
  const interpreter = await interpreterByName(file);
  if (interpreter === undefined || surroundings.platform === 'win32') return [file];
  const sibling = posix.join(posix.dirname(file), interpreter);
  const [onPath] = await installedPrograms(interpreter, surroundings);
  const found = (await isProgram(sibling)) ? sibling : onPath;
  return found === undefined ? [file] : [found, await realpath(file)];
}

/** The name that a script's first line gives to `env`, or undefined for other programs. */
export async function interpreterByName(file: string): Promise<string | undefined> {
  const head = await readHead(file);
  return /^#!\s*\S*\/env\s+(?:-S\s+)?([\w.-]+)/.exec(head)?.[1];
}

async function readHead(path: string): Promise<string> {
  const bytes = Buffer.alloc(200);
  try {
    const file = await open(path);
    try {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return bytes.toString('latin1', 0, bytesRead).split('\n', 1)[0] ?? '';
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}

/**
 * Words that every client splits alike, or undefined if no quoting suits all clients: botocore starts the command without
 * a shell (Python's shlex, and the C runtime's rules on Windows), the SDKs for JavaScript and Go through `sh -c` or
 * `cmd.exe`.
 */
export function commandLine(words: readonly string[], platform: NodeJS.Platform): string | undefined {
  const quoted = words.map((word) => commandWord(word, platform));
  return quoted.includes(undefined) ? undefined : quoted.join(' ');
}

function commandWord(path: string, platform: NodeJS.Platform): string | undefined {
  // ASCII, since botocore reads the file in the locale's encoding; and nothing that begins a comment.
  if (!/^[\x20-\x7e]+$/.test(path) || !isWritableValue(path)) return undefined;
  if (platform !== 'win32') return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
  // In double quotes only these keep a meaning, to cmd.exe; no file name holds the quote itself.
  if (/["%!^&|<>]/.test(path)) return undefined;
  return /^[\w.:\\/~-]+$/.test(path) ? path : `"${path}"`;
}

function runs(line: string, expected: RegExp, { platform, env }: Surroundings): Promise<boolean> {
  const isWindows = platform === 'win32';
  // Windows itself can't start programs without SystemRoot.
  const empty = isWindows ? { SystemRoot: env['SystemRoot'] } : {};
  const [file = '', ...args] = isWindows ? [`${line} --version`] : [...(shellWords(line) ?? []), '--version'];
  return new Promise((resolve) => {
    const options = { env: empty, shell: isWindows, timeout: PATIENCE_MILLIS, windowsHide: true };
    execFile(file, args, options, (error, stdout) => resolve(error === null && expected.test(stdout)));
  });
}
