import { DaypassError, toDaypassError } from '../../shared/daypass-error.ts';
import type { SessionStanding, SignInFlow, Trouble } from '../../shared/snapshots.ts';
import type { SignInOptions, SignInPrompt } from '../engine-api.ts';
import type { SsoSession } from '../engine-state.ts';
import type { Ports } from '../ports.ts';
import { chooseFlow } from './flow-choice.ts';
import {
  INITIAL_STATE,
  nextTickMillis,
  standingOf,
  step,
  type MachineEffect,
  type MachineEvent,
  type MachineState,
  type TokenFacts,
} from './machine.ts';
import { refreshDueMillis } from './refresh-due.ts';
import type { SignedInBy } from './sign-in-flow.ts';
import { isRenewable, type KeptToken, type TokenKeeper } from './token-keeper.ts';

/** Signs in one session by one flow, start to token. */
export type RunFlow = (
  session: SsoSession,
  flow: SignInFlow,
  hooks: { readonly onPrompt: (prompt: SignInPrompt) => void; readonly signal: AbortSignal },
) => Promise<SignedInBy>;

export interface SupervisedSession {
  readonly standing: SessionStanding;
  readonly trouble?: Trouble;
}

interface Entry {
  session: SsoSession;
  state: MachineState;
  trouble?: Trouble;
  signIn?: { readonly attempt: number; readonly abort: AbortController };
}

/**
 * Runs the session machines: feeds them events, carries out their effects, and keeps the one alarm that wakes
 * them. While `renewing` is off (command line), tokens are only looked at: whoever uses one renews it then.
 */
export class Supervisor {
  readonly #ports: Ports;
  readonly #keeper: TokenKeeper;
  readonly #runFlow: RunFlow;
  readonly #onChange: (sessionName: string) => void;
  readonly #entries = new Map<string, Entry>();
  readonly #underWay = new Set<Promise<unknown>>();
  #attempts = 0;
  #renewing = false;
  #cancelAlarm: () => void = () => undefined;

  constructor(ports: Ports, keeper: TokenKeeper, runFlow: RunFlow, onChange: (sessionName: string) => void) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#runFlow = runFlow;
    this.#onChange = onChange;
  }

  startRenewing(): void {
    this.#renewing = true;
  }

  /** Ends sign-ins and the alarm, and waits for writes under way. */
  async stop(): Promise<void> {
    this.#renewing = false;
    this.#cancelAlarm();
    for (const { signIn } of this.#entries.values()) signIn?.abort.abort(new DaypassError('signInCancelled'));
    await Promise.allSettled(this.#underWay);
  }

  /** Takes the sessions the config names now, forgets others, and reads every token file. */
  async follow(sessions: readonly SsoSession[]): Promise<void> {
    const names = new Set(sessions.map(({ name }) => name));
    for (const [name, entry] of this.#entries) {
      if (names.has(name)) continue;
      entry.signIn?.abort.abort(new DaypassError('signInCancelled'));
      this.#entries.delete(name);
    }
    await Promise.all(
      sessions.map(async (session) => {
        await this.ensure(session);
        await this.look(session.name);
      }),
    );
  }

  /** Takes one session, also where nothing is followed yet (command line). */
  async ensure(session: SsoSession): Promise<void> {
    const known = this.#entries.get(session.name);
    if (known) known.session = session;
    else {
      this.#entries.set(session.name, { session, state: INITIAL_STATE });
      await this.look(session.name);
    }
  }

  /** Reads the session's token file again. */
  async look(sessionName: string): Promise<void> {
    const entry = this.#entries.get(sessionName);
    if (!entry) return;
    const token = await this.#keeper.read(entry.session);
    this.#dispatch(entry, { type: 'tokenSeen', token: token ? this.#facts(token) : null });
  }

  /** Compares every machine with the clock; harmless at any time. */
  tick(): void {
    for (const entry of this.#entries.values()) this.#dispatch(entry, { type: 'tick' });
  }

  /** The portal answered 401 to a token that looked live: renew it now, whatever its expiry says. */
  tokenRejected(sessionName: string): void {
    const entry = this.#entries.get(sessionName);
    if (entry && this.#renewing) this.#dispatch(entry, { type: 'tokenRejected' });
  }

  of(sessionName: string): SupervisedSession {
    const entry = this.#entries.get(sessionName);
    if (!entry) return { standing: standingOf(INITIAL_STATE) };
    return { standing: standingOf(entry.state), ...(entry.trouble && { trouble: entry.trouble }) };
  }

  /** Rejects with what ended the sign-in; `signInCancelled` also when another one took its place. */
  signIn(session: SsoSession, options: SignInOptions): Promise<KeptToken> {
    const entry = this.#entries.get(session.name);
    if (!entry) return Promise.reject(new DaypassError('sessionUnknown', { session: session.name }));
    const flow = chooseFlow(session, options.flow, this.#ports.surroundings);
    const attempt = (this.#attempts += 1);
    const abort = new AbortController();
    this.#dispatch(entry, { type: 'signInAsked', attempt, flow });
    entry.signIn = { attempt, abort };
    const signingIn = this.#signIn(entry, attempt, flow, abort, options);
    this.#track(signingIn);
    return signingIn;
  }

  cancelSignIn(sessionName: string): void {
    this.#entries.get(sessionName)?.signIn?.abort.abort(new DaypassError('signInCancelled'));
  }

  /** To be called once the token file is gone. */
  signedOutHere(sessionName: string): void {
    const entry = this.#entries.get(sessionName);
    if (!entry) return;
    this.#setTrouble(entry, undefined);
    this.#dispatch(entry, { type: 'signedOutHere' });
  }

  async #signIn(
    entry: Entry,
    attempt: number,
    flow: SignInFlow,
    abort: AbortController,
    { openBrowser = true, onPrompt, signal: callersSignal }: SignInOptions,
  ): Promise<KeptToken> {
    const signal = callersSignal ? AbortSignal.any([abort.signal, cancelOn(callersSignal)]) : abort.signal;
    const show = (prompt: SignInPrompt) => {
      const { url, deadlineMillis } = prompt;
      const userCode = prompt.flow === 'device' ? { userCode: prompt.userCode } : {};
      this.#dispatch(entry, { type: 'promptShown', attempt, url, deadlineMillis, ...userCode });
      onPrompt?.(prompt);
      if (openBrowser) this.#open(entry, url);
    };
    try {
      const signedIn = await this.#runFlow(entry.session, flow, { onPrompt: show, signal });
      signal.throwIfAborted();
      const token = await this.#keeper.store(entry.session, signedIn);
      this.#setTrouble(entry, undefined);
      this.#dispatch(entry, { type: 'signInSucceeded', attempt, token: this.#facts(token) });
      return token;
    } catch (thrown) {
      const error = inSession(toDaypassError(thrown), entry.session);
      if (error.code !== 'signInCancelled') this.#setTrouble(entry, this.#trouble(error));
      this.#ports.log.warn('signInEnded', { session: entry.session.name, flow, code: error.code });
      this.#dispatch(entry, { type: 'signInEnded', attempt });
      throw error;
    } finally {
      if (entry.signIn?.attempt === attempt) delete entry.signIn;
    }
  }

  /** A browser that does not come up is no end of a sign-in: the link is there to copy. */
  #open(entry: Entry, url: string): void {
    const opening = this.#ports.browser.open(url).catch((thrown: unknown) => {
      this.#setTrouble(entry, this.#trouble(toDaypassError(thrown)));
      this.#onChange(entry.session.name);
    });
    this.#track(opening);
  }

  #dispatch(entry: Entry, event: MachineEvent): void {
    const before = entry.state;
    const { state, effects } = step(before, event, this.#ports.clock.nowMillis());
    entry.state = state;
    for (const effect of effects) this.#carryOut(entry, effect);
    this.#setAlarm();
    if (state !== before) this.#onChange(entry.session.name);
  }

  #carryOut(entry: Entry, effect: MachineEffect): void {
    switch (effect.do) {
      case 'abortSignIn':
        if (entry.signIn?.attempt === effect.attempt) entry.signIn.abort.abort(new DaypassError('signInCancelled'));
        return;
      case 'refresh':
        this.#track(this.#refresh(entry));
        return;
    }
  }

  async #refresh(entry: Entry): Promise<void> {
    const { session } = entry;
    try {
      const seen = await this.#keeper.read(session);
      if (!seen) throw new DaypassError('signInNeeded', { session: session.name });
      const token = await this.#keeper.refresh(session, seen);
      this.#setTrouble(entry, undefined);
      this.#dispatch(entry, { type: 'refreshSucceeded', token: this.#facts(token) });
    } catch (thrown) {
      const error = toDaypassError(thrown);
      this.#ports.log.warn('refreshEnded', { session: session.name, code: error.code });
      if (error.code === 'signInNeeded') {
        this.#setTrouble(entry, undefined);
        this.#dispatch(entry, { type: 'refreshRefused' });
        return;
      }
      this.#setTrouble(entry, this.#trouble(error));
      this.#dispatch(entry, { type: 'refreshFailed', code: error.code, jitter: this.#ports.random.fraction() });
    }
  }

  #setAlarm(): void {
    this.#cancelAlarm();
    if (!this.#renewing) return;
    const instants = [...this.#entries.values()].flatMap(({ state }) => nextTickMillis(state) ?? []);
    if (instants.length === 0) return;
    this.#cancelAlarm = this.#ports.alarm.set(Math.min(...instants), () => {
      this.tick();
      this.#setAlarm();
    });
  }

  /** While nobody renews, a due token is only a token: it never asks for a refresh by being looked at. */
  #facts(token: KeptToken): TokenFacts {
    const { expiresAtMillis } = token;
    const dueAtMillis = refreshDueMillis(token, this.#ports.random.fraction());
    const refreshable = isRenewable(token);
    return { expiresAtMillis, refreshable, dueAtMillis: this.#renewing ? dueAtMillis : Number.MAX_SAFE_INTEGER };
  }

  #trouble(error: DaypassError): Trouble {
    return { code: error.code, facts: error.facts, atMillis: this.#ports.clock.nowMillis() };
  }

  #setTrouble(entry: Entry, trouble: Trouble | undefined): void {
    if (trouble) entry.trouble = trouble;
    else delete entry.trouble;
  }

  #track(work: Promise<unknown>): void {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    this.#underWay.add(settled);
    void settled.finally(() => this.#underWay.delete(settled));
  }
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
