import { readdirSync, readFileSync } from 'node:fs';

/** The command lines of all processes that were started with this HOME, by what /proc tells. */
export function processesOf(homeDir: string): readonly string[] {
  return processIds()
    .filter((id) => textOf(`/proc/${id}/environ`).split('\0').includes(`HOME=${homeDir}`))
    .map(commandLineOf)
    .filter((commandLine) => commandLine !== '');
}

/** The command lines that name something: Chromium writes its title over its environment, where HOME stood. */
export function processesNaming(text: string): readonly string[] {
  return processIds()
    .map(commandLineOf)
    .filter((commandLine) => commandLine.includes(text));
}

function processIds(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

function commandLineOf(id: string): string {
  return textOf(`/proc/${id}/cmdline`).replaceAll('\0', ' ').trim();
}

/** Empty for a process that has just ended. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
