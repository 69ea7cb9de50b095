import { readFileSync, readlinkSync } from 'node:fs';
import type { ServiceRequester } from '../../core/light.ts';

const MOST_PARENTS = 8;
/** Programs that only start others: they say nothing of who asks. */
const STARTERS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh', 'fish', 'env', 'sudo', 'timeout']);

/**
 * The program that asks for keys and its parents, as Linux tells them in /proc (proc(5), /proc/PID/stat). Other
 * platforms tell a process nothing of the kind without starting another program. A hint for words, never a proof.
 */
export function requesterOf(parentPid: number, folder: string): ServiceRequester {
  const programs: string[] = [];
  let pid = parentPid;
  for (let count = 0; count < MOST_PARENTS && pid > 1; count += 1) {
    const status = processStatus(pid);
    if (status === undefined) break;
    if (!STARTERS.has(status.program)) programs.push(status.program);
    pid = status.parentPid;
  }
  return { pid: parentPid, programs, folder: folderOf(parentPid) ?? folder };
}

/** `PID (comm) STATE PPID …`; the name in brackets may hold brackets and spaces itself. */
function processStatus(pid: number): { readonly program: string; readonly parentPid: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const program = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    const [, parentPid = ''] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { program, parentPid: Number(parentPid) };
  } catch {
    return undefined;
  }
}

function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
