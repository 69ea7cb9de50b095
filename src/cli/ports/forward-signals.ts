import { constants } from 'node:os';
import { isInForeground } from './foreground.ts';

/** A terminal sends these to every process of its foreground group, so that a child has got them already. */
const SENT_BY_TERMINAL: ReadonlySet<string> = new Set(['SIGINT', 'SIGQUIT', 'SIGWINCH']);

const NOT_FORWARDED: ReadonlySet<string> = new Set([
  // No process can catch them.
  'SIGKILL',
  'SIGSTOP',
  // After a real fault the faulting instruction would run again for ever (Node.js documentation, "Signal events").
  'SIGSEGV',
  'SIGBUS',
  'SIGFPE',
  'SIGILL',
  'SIGTRAP',
  // A shell's job control stops us and the child together.
  'SIGTSTP',
  'SIGTTIN',
  'SIGTTOU',
  // These say something about our own children and pipes, and end nobody.
  'SIGCHLD',
  'SIGPIPE',
]);

/**
 * Passes every signal that Node.js can catch to the callback instead of to us, except what the terminal sends to the
 * child as well. Returns a function that stops it.
 */
export function forwardSignals(forward: (signal: NodeJS.Signals) => void): () => void {
  const listeners = forwardedSignals().map((signal) => {
    const listener = (): void => {
      if (!SENT_BY_TERMINAL.has(signal) || !isInForeground()) forward(signal);
    };
    listenWherePossible(signal, listener);
    return () => void process.off(signal, listener);
  });
  return () => listeners.forEach((stop) => stop());
}

function forwardedSignals(): readonly NodeJS.Signals[] {
  // Windows sends a console's events to all of its processes, and there any `kill` just ends the process.
  if (process.platform === 'win32') return ['SIGINT', 'SIGBREAK', 'SIGHUP'];
  // SIGIOT and SIGPOLL are second names of other signals.
  const byNumber = new Map<number, string>();
  for (const [name, number] of Object.entries(constants.signals)) if (!byNumber.has(number)) byNumber.set(number, name);
  return [...byNumber.values()].filter(isSignal).filter((name) => !NOT_FORWARDED.has(name));
}

/** Platforms differ in what can be listened to. */
function listenWherePossible(signal: NodeJS.Signals, listener: () => void): void {
  try {
    process.on(signal, listener);
  } catch (thrown) {
    if (!(thrown instanceof Error) || !('syscall' in thrown)) throw thrown;
  }
}

function isSignal(name: string): name is NodeJS.Signals {
  return name in constants.signals;
}
