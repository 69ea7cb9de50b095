import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SignInFlow } from '../../../../shared/domain/session-state.ts';
import type { SignInOptions, SignInPrompt } from '../../../requests.ts';
import type { SsoSession } from '../../../state.ts';
import type { Ports } from '../../../ports.ts';
import { chooseFlow } from './flow-choice.ts';
import type { MachineEvent } from '../session/machine/machine-events.ts';
import type { SignedInBy } from './sign-in-flow.ts';
import { mustWait, nextInTurn, turnPassesAtMillis, type Place } from './sign-in-turns.ts';

/** Signs in one session by one flow, start to token. */
export type RunFlow = (
  session: SsoSession,
  flow: SignInFlow,
  hooks: {
    readonly onPrompt: (prompt: SignInPrompt) => void;
    readonly signal: AbortSignal;
    readonly redirectPort?: number;
  },
) => Promise<SignedInBy>;

type SignInEvent = Extract<MachineEvent, { readonly type: 'signInAsked' | 'turnCame' | 'promptShown' | 'signInEnded' }>;

interface Hooks<Token> {
  readonly send: (sessionName: string, event: SignInEvent) => void;
  /** Before anything is asked of AWS or the person. */
  readonly prepare: (session: SsoSession) => Promise<void>;
  /** Takes what a sign-in brought and tells the machine. */
  readonly storeToken: (session: SsoSession, attempt: number, signedIn: SignedInBy) => Promise<Token>;
  /** What ends a sign-in: noted before its end is told, so that both are told as one. */
  readonly noteTrouble: (sessionName: string, error: DaypassError) => void;
  /** What does not end it. */
  readonly reportTrouble: (sessionName: string, error: DaypassError) => void;
}

interface Running {
  readonly sessionName: string;
  readonly abort: AbortController;
  readonly begin: () => void;
}

/**
 * The sign-ins under way, and whose page may open. A session's second ask takes the first one's place and never waits:
 * who clicks again wants it now.
 */
export class SignIns<Token> {
  readonly #ports: Ports;
  readonly #runFlow: RunFlow;
  readonly #hooks: Hooks<Token>;
  readonly #running = new Map<number, Running>();
  #places: readonly Place[] = [];
  #attempts = 0;

  constructor(ports: Ports, runFlow: RunFlow, hooks: Hooks<Token>) {
    this.#ports = ports;
    this.#runFlow = runFlow;
    this.#hooks = hooks;
  }

  /** Rejects with what ended the sign-in; `signInCancelled` also when another one took its place. */
  ask(session: SsoSession, options: SignInOptions): Promise<Token> {
    const flow = chooseFlow(session, options.flow, this.#ports.surroundings);
    const attempt = (this.#attempts += 1);
    const [turn, begin] = gate();
    const abort = new AbortController();
    this.#running.set(attempt, { sessionName: session.name, abort, begin });

    const others = this.#places.filter(({ sessionName }) => sessionName !== session.name);
    const isAskedAgain = others.length < this.#places.length;
    const opensPage = options.openBrowser ?? true;
    const isWaiting = opensPage && !isAskedAgain && mustWait(others, this.#now());
    this.#places = opensPage ? [...others, { sessionName: session.name, attempt, isWaiting }] : others;
    const signal = options.signal ? AbortSignal.any([abort.signal, cancelOn(options.signal)]) : abort.signal;
    const running = this.#run(session, flow, attempt, turn, signal, options);
    this.#hooks.send(session.name, { type: 'signInAsked', attempt, flow, mustWait: isWaiting });
    return running;
  }

  /** The machine says that it is this one's time. */
  begin(attempt: number): void {
    this.#running.get(attempt)?.begin();
  }

  abort(attempt: number): void {
    this.#running.get(attempt)?.abort.abort(new DaypassError('signInCancelled'));
  }

  cancel(sessionName: string): void {
    for (const [attempt, running] of this.#running) if (running.sessionName === sessionName) this.abort(attempt);
  }

  /** All of them, so that none gets its turn by another one's end. */
  cancelAll(): void {
    this.#places = [];
    for (const attempt of this.#running.keys()) this.abort(attempt);
  }

  /** Begins the next one if it is its turn. */
  passTurn(): void {
    const next = nextInTurn(this.#places, this.#now());
    if (next === undefined) return;
    this.#place(next.attempt, { isWaiting: false });
    this.#hooks.send(next.sessionName, { type: 'turnCame', attempt: next.attempt });
  }

  /** When `passTurn` is to be called although no sign-in ended. */
  get turnPassesAtMillis(): number | undefined {
    return turnPassesAtMillis(this.#places, this.#now());
  }

  async #run(
    session: SsoSession,
    flow: SignInFlow,
    attempt: number,
    turn: Promise<void>,
    signal: AbortSignal,
    { openBrowser = true, onPrompt, redirectPort }: SignInOptions,
  ): Promise<Token> {
    const ended = new AbortController();
    const show = (prompt: SignInPrompt) => {
      const { url, deadlineMillis } = prompt;
      const userCode = prompt.flow === 'device' ? { userCode: prompt.userCode } : {};
      this.#place(attempt, { shownAtMillis: this.#now() });
      this.#hooks.send(session.name, { type: 'promptShown', attempt, url, deadlineMillis, ...userCode });
      onPrompt?.(prompt);
      if (openBrowser) this.#open(session, url, AbortSignal.any([signal, ended.signal]));
    };
    try {
      await Promise.race([turn, abortOf(signal)]);
      await this.#hooks.prepare(session);
      const signedIn = await this.#runFlow(session, flow, {
        onPrompt: show,
        signal,
        ...(redirectPort !== undefined && { redirectPort }),
      });
      signal.throwIfAborted();
      return await this.#hooks.storeToken(session, attempt, signedIn);
    } catch (thrown) {
      const error = inSession(toDaypassError(thrown), session);
      if (error.code !== 'signInCancelled') this.#hooks.noteTrouble(session.name, error);
      this.#ports.log.warn('signInEnded', { session: session.name, flow, code: error.code });
      this.#hooks.send(session.name, { type: 'signInEnded', attempt });
      throw error;
    } finally {
      ended.abort();
      this.#running.delete(attempt);
      this.#places = this.#places.filter((place) => place.attempt !== attempt);
      this.passTurn();
    }
  }

  /** A browser that does not come up is no end of a sign-in: the link is there to copy. */
  #open(session: SsoSession, url: string, signal: AbortSignal): void {
    this.#ports.browser
      .open(url, signal)
      .catch((thrown: unknown) => this.#hooks.reportTrouble(session.name, toDaypassError(thrown)));
  }

  #place(attempt: number, change: Partial<Place>): void {
    this.#places = this.#places.map((place) => (place.attempt === attempt ? { ...place, ...change } : place));
  }

  #now(): number {
    return this.#ports.clock.nowMillis();
  }
}

function gate(): [opened: Promise<void>, open: () => void] {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [opened, open];
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

function inSession(error: DaypassError, { name }: SsoSession): DaypassError {
  return new DaypassError(error.code, { session: name, ...error.facts }, { cause: error.cause ?? error });
}

/** The caller's signal, with our reason: what it was aborted with is no DaypassError. */
function cancelOn(signal: AbortSignal): AbortSignal {
  const cancelled = new AbortController();
  const cancel = () => cancelled.abort(new DaypassError('signInCancelled'));
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  return cancelled.signal;
}
