import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Alarm } from '../ports.ts';

/** A tool that waits until the person has signed in. */
export interface Waiter {
  /** For words: `terraform`. */
  readonly program: string;
}

interface WaitingCaller extends Waiter {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Callers that met an ended session. They wait together for one sign-in, each up to its own limit. `onChange` is called
 * with a source's waiters whenever they change, so that one notice can name them.
 */
export class SignInWaiters {
  readonly #alarm: Alarm;
  readonly #onChange: (sourceId: string, waiters: readonly Waiter[]) => void;
  readonly #bySource = new Map<string, Set<WaitingCaller>>();
  #closedBecause: Error | undefined;

  constructor(alarm: Alarm, onChange: (sourceId: string, waiters: readonly Waiter[]) => void) {
    this.#alarm = alarm;
    this.#onChange = onChange;
  }

  get count(): number {
    return [...this.#bySource.values()].reduce((sum, waiters) => sum + waiters.size, 0);
  }

  waitersOf(sourceId: string): readonly Waiter[] {
    return [...(this.#bySource.get(sourceId) ?? [])].map(({ program }) => ({ program }));
  }

  /** Resolves when the source is signed in. Rejects: signInNeeded after `waitMillis`, signInCancelled if the signal aborts, and what `close` was called with. */
  async wait(sourceId: string, waiter: Waiter, waitMillis: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw new DaypassError('signInCancelled');
    if (this.#closedBecause !== undefined) throw this.#closedBecause;
    const waiters = this.#bySource.get(sourceId) ?? new Set<WaitingCaller>();
    this.#bySource.set(sourceId, waiters);
    const over = new AbortController();
    let caller: WaitingCaller | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        caller = { ...waiter, resolve, reject };
        waiters.add(caller);
        const onAbort = (): void => reject(new DaypassError('signInCancelled'));
        signal.addEventListener('abort', onAbort, { once: true, signal: over.signal });
        const tooLong = (): void => reject(new DaypassError('signInNeeded', { session: sourceId }));
        this.#alarm.sleep(waitMillis, over.signal).then(tooLong, () => undefined);
        this.#onChange(sourceId, this.waitersOf(sourceId));
      });
    } finally {
      over.abort();
      if (caller !== undefined) waiters.delete(caller);
      this.#onChange(sourceId, this.waitersOf(sourceId));
    }
  }

  /** The source is signed in: everybody who waits for it goes on. */
  signedIn(sourceId: string): void {
    for (const caller of this.#bySource.get(sourceId) ?? []) caller.resolve();
  }

  /** The person said no, or nobody is there: everybody who waits for the source is refused. */
  refuse(sourceId: string, error: Error): void {
    for (const caller of this.#bySource.get(sourceId) ?? []) caller.reject(error);
  }

  /** Refuses everybody who waits, and those who would begin to wait later. */
  close(error: Error): void {
    this.#closedBecause = error;
    for (const sourceId of this.#bySource.keys()) this.refuse(sourceId, error);
  }
}
