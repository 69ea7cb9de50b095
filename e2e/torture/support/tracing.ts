import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Every call that opens, writes or changes a file; `?` for those that not every processor has. */
const CALLS =
  'open openat creat write pwrite64 writev pwritev sendfile copy_file_range fsync fdatasync ftruncate truncate fallocate ' +
  'rename renameat renameat2 chmod fchmod fchmodat chown fchown lchown fchownat utimensat ' +
  'unlink unlinkat rmdir mkdir mkdirat symlink symlinkat link linkat';

export interface Call {
  readonly name: string;
  /** The how manieth call of that name on its thread, from 1. */
  readonly nth: number;
  /** As strace tells it, paths of descriptors included. */
  readonly line: string;
  readonly isInjected: boolean;
}

/** What strace does to one call: kills the process before it, or lets it fail. */
export type Injection =
  | { readonly call: string; readonly nth: number; readonly kill: true }
  | { readonly call: string; readonly nth: number; readonly errno: string };

export interface Trace {
  /** Lets go of the thread, unless its process is dead, and answers all calls it made. */
  end(): Promise<readonly Call[]>;
}

/** Follows one thread's calls on files from now on. */
export async function trace(thread: number, injection?: Injection): Promise<Trace> {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-strace-'));
  const log = join(folder, 'log');
  const set = CALLS.split(' ')
    .map((call) => `?${call}`)
    .join(',');
  const args = ['-p', String(thread), '-y', '-s', '0', '-o', log, '-e', `trace=${set}`, '-e', 'signal=none'];
  const strace = spawn('strace', [...args, ...injectArgs(injection)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(strace, 'close');
  // It says so when it holds the thread.
  for await (const line of createInterface({ input: strace.stderr })) {
    if (line.includes('attached')) break;
    throw new Error(line);
  }
  return {
    async end() {
      // Of two signals it would take the second for impatience; once its thread is dead it ends by itself.
      strace.kill('SIGTERM');
      await ended;
      const text = await readFile(log, 'utf8');
      await rm(folder, { recursive: true });
      return parseLog(text);
    },
  };
}

/**
 * Why calls cannot be tampered with here, in words; undefined when they can. Where all layers are asked for, as in CI,
 * nothing is left out, so that a missing strace must fail.
 */
export async function tracingIsLeftOut(): Promise<string | undefined> {
  return process.env['DAYPASS_ALL_LAYERS'] === '1' ? undefined : tracingIsMissing();
}

/** Tries it: to trace a process that is not its own child is more than strace may do everywhere. */
export async function tracingIsMissing(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'strace is for Linux';
  const waiting = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const strace = spawn('strace', ['-p', String(waiting.pid), '-e', 'trace=none'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const failed = once(strace, 'error').then(() => 'there is no strace');
  try {
    const [first] = await Promise.race([
      once(createInterface({ input: strace.stderr }), 'line'),
      failed.then((why) => [why]),
    ]);
    return String(first).includes('attached') ? undefined : `strace may not trace: ${String(first)}`;
  } finally {
    strace.kill();
    waiting.kill();
  }
}

/** A call without what differs from one run to the next. */
export function shapeOf({ name, line }: Call): string {
  const shape = line
    .replaceAll(/\/[^"<>]*daypass-torture-[A-Za-z0-9]+/gu, '~')
    .replaceAll(/config-[0-9a-f]{16}/gu, 'config-H')
    .replaceAll(/[A-Za-z0-9-]+_\d+_[0-9a-f-]+\.\d+/gu, 'WRITER')
    .replace(/^[a-z0-9_]+\((?:AT_FDCWD<[^>]*>, )?(?:\d+)?/u, '');
  return `${name} ${shape.split(/, "?[^"]*$| <unfinished|\) +=/u)[0] ?? ''}`;
}

function injectArgs(injection: Injection | undefined): readonly string[] {
  if (injection === undefined) return [];
  const what = 'kill' in injection ? 'signal=KILL' : `error=${injection.errno}`;
  return ['-e', `inject=${injection.call}:${what}:when=${injection.nth}`];
}

function parseLog(text: string): readonly Call[] {
  const counts = new Map<string, number>();
  return text.split('\n').flatMap((line) => {
    const name = /^([a-z0-9_]+)\(/u.exec(line)?.[1];
    if (name === undefined) return [];
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return [{ name, nth, line, isInjected: line.includes('(INJECTED)') }];
  });
}

/**
 * Whether the call that was tampered with, the last of `until`, is the one that was meant. Other calls of its name come and
 * go from one run to the next, so it is told by its shape, and among those of one shape by its place.
 */
export function aimOf(until: readonly Call[], meant: Call, rehearsed: readonly Call[]): 'hit' | 'early' | 'late' {
  const shape = shapeOf(meant);
  const isAlike = (call: Call) => shapeOf(call) === shape;
  const place = rehearsed.slice(0, rehearsed.indexOf(meant) + 1).filter(isAlike).length;
  const made = until.filter(isAlike).length;
  const last = until.at(-1);
  if (last !== undefined && isAlike(last) && made === place) return 'hit';
  return made >= place ? 'late' : 'early';
}
