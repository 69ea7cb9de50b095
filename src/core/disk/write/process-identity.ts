import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Names one process so that another can tell later whether it still runs. A process id alone is not enough: ids are
 * used again, and a home folder may be shared by containers that count ids on their own.
 */
export interface ProcessIdentity {
  /** Letters, digits and `-` only, so that an identity can be part of a file name. */
  readonly host: string;
  readonly pid: number;
  /** When the process started, in the system's own terms; empty where the system does not tell. */
  readonly start: string;
}

export function ownIdentity(): ProcessIdentity {
  return { host: ownHost(), pid: process.pid, start: startOf(process.pid) ?? '' };
}

/** `gone` and `alive` are certain; `unknown` is a process of another host, or one whose start cannot be compared. */
export function standingOf(identity: ProcessIdentity): 'alive' | 'gone' | 'unknown' {
  if (identity.host !== ownHost()) return 'unknown';
  if (!isRunning(identity.pid)) return 'gone';
  if (identity.pid === process.pid && identity.start === (startOf(process.pid) ?? '')) return 'alive';
  const start = startOf(identity.pid);
  if (start === undefined || identity.start === '') return 'unknown';
  return start === identity.start ? 'alive' : 'gone';
}

/**
 * True if this user wrote a file that names a process of another user. Only Linux shows the user of a process without a
 * command run; elsewhere this returns false.
 */
export function namesAnothersProcess(file: { readonly uid: number }, { host, pid }: ProcessIdentity): boolean {
  const ownUid = process.geteuid?.();
  if (host !== ownHost() || file.uid !== ownUid) return false;
  const uid = userOf(pid);
  return uid !== undefined && uid !== ownUid;
}

/** `host_pid_start`, fit for a file name. */
export function identityText({ host, pid, start }: ProcessIdentity): string {
  return `${host}_${pid}_${start}`;
}

export function parseIdentity(text: string): ProcessIdentity | undefined {
  const match = /^([A-Za-z0-9-]*)_(\d+)_([A-Za-z0-9-]*)$/.exec(text);
  return match === null ? undefined : { host: match[1] ?? '', pid: Number(match[2]), start: match[3] ?? '' };
}

function ownHost(): string {
  return hostname()
    .replaceAll(/[^A-Za-z0-9-]/g, '-')
    .slice(0, 64);
}

/** True for a process of any user; false for what is no process number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // EPERM: it runs, as somebody else.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** Linux tells a process's start in clock ticks since boot (proc(5), field 22 of stat); other systems need a command run. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the command in parentheses and may itself hold spaces and parentheses.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
    return ticks === undefined ? undefined : `${boot}-${ticks}`;
  } catch {
    return undefined;
  }
}

/** The effective user id (proc(5), `Uid` of status). The owner of /proc/PID is no measure: it is root for some processes. */
function userOf(pid: number): number | undefined {
  try {
    const uid = /^Uid:\t\d+\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return uid === undefined ? undefined : Number(uid);
  } catch {
    return undefined;
  }
}
