import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Returns true if this process is in the foreground process group of its controlling terminal: what is typed there then
 * reaches its children as well. Stdin may be another file. A Windows console sends its events to all of its processes.
 */
export function isInForeground(): boolean {
  if (process.platform === 'win32') return true;
  const groups = process.platform === 'linux' ? fromProc() : fromPs();
  return groups !== undefined && groups.own === groups.foreground;
}

interface ProcessGroups {
  readonly own: number;
  /** The terminal's foreground group; -1 or 0 without a controlling terminal. */
  readonly foreground: number;
}

/** Fields 5 and 8 of proc_pid_stat(5). The second field, the program's name in parentheses, may contain anything. */
function fromProc(): ProcessGroups | undefined {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { own: Number(fields[2]), foreground: Number(fields[5]) };
  } catch {
    return undefined;
  }
}

function fromPs(): ProcessGroups | undefined {
  try {
    const args = ['-o', 'pgid=,tpgid=', '-p', String(process.pid)];
    const fields = execFileSync('/bin/ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const [own, foreground] = fields.trim().split(/\s+/).map(Number);
    return own === undefined || foreground === undefined ? undefined : { own, foreground };
  } catch {
    return undefined;
  }
}
