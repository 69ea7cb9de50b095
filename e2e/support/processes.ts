import { readdirSync, readFileSync } from 'node:fs';

/** The command lines of all processes that were started with this HOME, by what /proc tells. */
export function processesOf(homeDir: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && textOf(`/proc/${name}/environ`).split('\0').includes(`HOME=${homeDir}`))
    .map((name) => textOf(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim())
    .filter((commandLine) => commandLine !== '');
}

/** Empty for a process that has just ended. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
