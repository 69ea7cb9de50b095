import { readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import type { ServiceRequester } from '../../core/light.ts';

const MOST_PARENTS = 8;
/** Programs that only start others: they say nothing of who asks. */
const STARTERS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh', 'fish', 'env', 'sudo', 'timeout']);

/** Programs that run a script: the script's name says more. Node.js 24 names its process after its main thread. */
const INTERPRETERS = /^(?:node|nodejs|MainThread|bun|deno|python[\d.]*|ruby[\d.]*|perl|java)$/u;

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
    if (!STARTERS.has(status.program)) programs.push(scriptOf(pid, status.program) ?? status.program);
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

/** The file name of the script that an interpreter runs, without its ending. None of its other arguments: they may be secrets. */
function scriptOf(pid: number, program: string): string | undefined {
  if (!INTERPRETERS.test(program)) return undefined;
  try {
    const [, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    // What follows an option of the interpreter may be its value, such as code.
    const [first = ''] = args;
    if (first === '' || first.startsWith('-')) return undefined;
    return path.basename(first).replace(/\.(?:[cm]?[jt]s|pyw?|rb|pl)$/u, '') || undefined;
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
