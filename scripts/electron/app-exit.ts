import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How Chromium ends when it can't start its sandbox, and when it fails a check. */
const ABORTS: ReadonlySet<string> = new Set(['SIGTRAP', 'SIGABRT', 'SIGILL', 'SIGSEGV']);

export const SANDBOX_ADVICE =
  'Electron could not start. If this system forbids user namespaces (Ubuntu 24.04 and later), allow them until the next start: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';

/**
 * Waits until the app ends and returns the exit code to end with. An app that a signal ended has failed, unless the
 * signal was passed on by `wasAsked`, as after Ctrl-C. What to do about an abort is printed.
 */
export async function exitOfApp(
  app: ChildProcess,
  { wasAsked, print }: { readonly wasAsked: () => boolean; readonly print: (line: string) => void },
): Promise<number> {
  const [code, signal]: unknown[] = await once(app, 'exit');
  if (typeof code === 'number') return code;
  if (wasAsked()) return 0;
  if (process.platform === 'linux' && ABORTS.has(String(signal))) print(SANDBOX_ADVICE);
  else print(`The app was ended by ${String(signal)}.`);
  return 1;
}
