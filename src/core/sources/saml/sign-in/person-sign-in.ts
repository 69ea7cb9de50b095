import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SamlWay, SessionState } from '../../../../shared/domain/session-state.ts';
import type { Ports } from '../../../ports.ts';
import type { SignedIn, SignInOptions } from '../../../requests.ts';
import type { SamlAccount } from '../saml-accounts.ts';
import type { ObtainedResponse, ResponseWays } from './obtain-response.ts';

const SIGN_IN_LIMIT_MILLIS = 10 * 60_000;

export interface PersonSignInParts {
  readonly ports: Pick<Ports, 'clock' | 'alarm'>;
  readonly ways: Pick<ResponseWays, 'wayOf' | 'byPerson'>;
  readonly onChange: () => void;
}

interface InProgress {
  /** Absent for a moment, until it is chosen. */
  way?: SamlWay;
  readonly abort: AbortController;
  readonly deadlineMillis: number;
}

/** A sign-in at one application that waits for the person, one at a time. */
export class PersonSignIn {
  readonly #parts: PersonSignInParts;
  #inProgress: InProgress | undefined;

  constructor(parts: PersonSignInParts) {
    this.#parts = parts;
  }

  get isInProgress(): boolean {
    return this.#inProgress !== undefined;
  }

  /** What is shown while a sign-in runs; undefined without one. */
  standing({ url }: SamlAccount, heldUntilMillis: number | undefined): SessionState | undefined {
    if (!this.#inProgress) return undefined;
    const { deadlineMillis, way } = this.#inProgress;
    const by = way === undefined ? {} : { way };
    const held = heldUntilMillis === undefined ? {} : { heldUntilMillis };
    return { at: 'awaitingUser', flow: 'browser', url, deadlineMillis, ...by, ...held };
  }

  /** Passes the response to `accept`. Rejects: signInExpired, signInCancelled, and what `byPerson` and `accept` reject with. */
  async run(
    account: SamlAccount,
    { openBrowser = true, onPrompt, signal }: Pick<SignInOptions, 'openBrowser' | 'onPrompt' | 'signal'>,
    accept: (response: ObtainedResponse, signal: AbortSignal) => Promise<SignedIn>,
  ): Promise<SignedIn> {
    this.cancel();
    const { ports, ways, onChange } = this.#parts;
    const abort = new AbortController();
    const deadlineMillis = ports.clock.nowMillis() + SIGN_IN_LIMIT_MILLIS;
    const inProgress: InProgress = { abort, deadlineMillis };
    this.#inProgress = inProgress;
    const combined = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
    const cancelDeadline = ports.alarm.set(deadlineMillis, () =>
      abort.abort(new DaypassError('signInExpired', { session: account.name })),
    );
    try {
      inProgress.way = await ways.wayOf(account);
      combined.throwIfAborted();
      const asked = ways.byPerson(account, openBrowser, combined);
      // What is awaited below may be ended first.
      asked.catch(() => undefined);
      onChange();
      onPrompt?.({ flow: 'browser', url: account.url, deadlineMillis });
      return await accept(await Promise.race([asked, rejectionOf(combined)]), combined);
    } catch (thrown) {
      if (signal?.aborted === true) throw new DaypassError('signInCancelled', {}, { cause: thrown });
      throw toDaypassError(thrown);
    } finally {
      cancelDeadline();
      if (this.#inProgress === inProgress) this.#inProgress = undefined;
    }
  }

  cancel(): void {
    const inProgress = this.#inProgress;
    this.#inProgress = undefined;
    inProgress?.abort.abort(new DaypassError('signInCancelled'));
    if (inProgress) this.#parts.onChange();
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
