import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SessionState } from '../../../../shared/domain/session-state.ts';
import type { Trouble } from '../../../../shared/view.ts';
import type { SignInOptions } from '../../../requests.ts';
import type { SsoSession } from '../../../state.ts';
import type { Ports } from '../../../ports.ts';
import {
  heldToken,
  INITIAL_STATE,
  nextTickMillis,
  standingOf,
  step,
  type MachineEffect,
  type MachineEvent,
  type MachineState,
  type Refusal,
  type TokenFacts,
} from './session-machine.ts';
import { refreshDueMillis } from './refresh-time.ts';
import type { SignedInBy } from '../sign-in/sign-in-flow.ts';
import { SignIns, type RunFlow } from '../sign-in/sign-ins.ts';
import { isRenewable, type StoredToken, type TokenManager } from '../tokens/token-manager.ts';
import { isSamePortal } from './same-portal.ts';

export type { RunFlow } from '../sign-in/sign-ins.ts';

/** A registration that ends within this is told: time enough to sign in again on some other day than the last. */
const REGISTRATION_ENDS_SOON_MILLIS = 7 * 24 * 3_600_000;
/** A clock that goes back by less than this is being kept in step, not set. */
const SET_BACK_MILLIS = 60_000;
/** A token that is in memory only is tried to be written this often. */
const SAVE_AGAIN_MILLIS = 60_000;

export interface SupervisedSession {
  readonly standing: SessionState;
  readonly trouble?: Trouble;
  /** Only when that is before long. */
  readonly registrationEndsAtMillis?: number;
}

interface Entry {
  session: SsoSession;
  state: MachineState;
  trouble?: Trouble;
  /** Set while the token is in memory only. */
  saveAgainAtMillis?: number;
}

/**
 * Runs the session machines: feeds them events, carries out their effects, and keeps the one alarm that wakes
 * them. While `renewing` is off (command line), tokens are only looked at: whoever uses one renews it then.
 */
export class SessionManager {
  readonly #ports: Ports;
  readonly #tokenManager: TokenManager;
  readonly #signIns: SignIns<StoredToken>;
  readonly #onChange: (sessionName: string) => void;
  readonly #entries = new Map<string, Entry>();
  readonly #underWay = new Set<Promise<unknown>>();
  #renewing = false;
  #latestMillis = Number.NEGATIVE_INFINITY;
  #cancelAlarm: () => void = () => undefined;

  constructor(ports: Ports, tokenManager: TokenManager, runFlow: RunFlow, onChange: (sessionName: string) => void) {
    this.#ports = ports;
    this.#tokenManager = tokenManager;
    this.#onChange = onChange;
    this.#signIns = new SignIns<StoredToken>(ports, runFlow, {
      send: (sessionName, event) => this.#send(sessionName, event),
      prepare: (session) => this.#prepareSignIn(session),
      storeToken: (session, attempt, signedIn) => this.#storeSignIn(session, attempt, signedIn),
      noteTrouble: (sessionName, error) => this.#noteTrouble(sessionName, error),
      reportTrouble: (sessionName, error) => {
        this.#noteTrouble(sessionName, error);
        this.#onChange(sessionName);
      },
    });
  }

  startRenewing(): void {
    this.#renewing = true;
  }

  /** Ends sign-ins and the alarm, and waits for writes under way. */
  async stop(): Promise<void> {
    this.#renewing = false;
    this.#signIns.cancelAll();
    this.#cancelAlarm();
    await Promise.allSettled(this.#underWay);
    this.#cancelAlarm();
  }

  /** Takes the sessions the config names now, forgets others, and reads every token file. */
  async follow(sessions: readonly SsoSession[]): Promise<void> {
    const names = new Set(sessions.map(({ name }) => name));
    for (const name of this.#entries.keys()) {
      if (names.has(name)) continue;
      this.#entries.delete(name);
      this.#signIns.cancel(name);
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
    if (known) {
      const isAnother = !isSamePortal(known.session, session);
      known.session = session;
      if (!isAnother) return;
      // What the person was signing in to is no longer what the name stands for; nor is the token.
      this.#signIns.cancel(session.name);
      await this.look(session.name);
    } else {
      this.#entries.set(session.name, { session, state: INITIAL_STATE });
      await this.look(session.name);
    }
  }

  /** Reads the session's token file again. */
  async look(sessionName: string): Promise<void> {
    const entry = this.#entries.get(sessionName);
    if (!entry) return;
    const token = await this.#tokenManager.read(entry.session);
    const isNews = this.#noteSaved(entry, token);
    this.#dispatch(entry, { type: 'tokenSeen', token: token ? this.#facts(token) : null });
    if (isNews) this.#onChange(sessionName);
  }

  /** Compares everything with the clock; harmless at any time. */
  tick(): void {
    for (const entry of this.#entries.values()) this.#dispatch(entry, { type: 'tick' });
    this.#signIns.passTurn();
    const now = this.#now();
    for (const { session, saveAgainAtMillis } of this.#entries.values()) {
      if (saveAgainAtMillis !== undefined && now >= saveAgainAtMillis) this.#track(this.look(session.name));
    }
  }

  /** The machine woke, or the network came back: what waits to be tried again is tried now. */
  wake(): void {
    for (const entry of this.#entries.values()) this.#dispatch(entry, { type: 'woken' });
    this.tick();
  }

  /** The portal answered 401 to a token that looked live: renew it now, whatever its expiry says. */
  tokenRejected(sessionName: string): void {
    const entry = this.#entries.get(sessionName);
    if (entry && this.#renewing) this.#dispatch(entry, { type: 'tokenRejected' });
  }

  of(sessionName: string): SupervisedSession {
    const entry = this.#entries.get(sessionName);
    if (!entry) return { standing: standingOf(INITIAL_STATE) };
    const endsAtMillis = heldToken(entry.state)?.registrationEndsAtMillis;
    const endsSoon =
      endsAtMillis !== undefined && endsAtMillis - this.#ports.clock.nowMillis() < REGISTRATION_ENDS_SOON_MILLIS;
    return {
      standing: standingOf(entry.state),
      ...(entry.trouble && { trouble: entry.trouble }),
      ...(endsSoon && { registrationEndsAtMillis: endsAtMillis }),
    };
  }

  /** Rejects with what ended the sign-in; `signInCancelled` also when another one took its place. */
  async signIn(session: SsoSession, options: SignInOptions): Promise<StoredToken> {
    if (!this.#entries.has(session.name)) throw new DaypassError('sessionUnknown', { session: session.name });
    const signingIn = this.#signIns.ask(session, options);
    this.#track(signingIn);
    return signingIn;
  }

  cancelSignIn(sessionName: string): void {
    this.#signIns.cancel(sessionName);
  }

  cancelSignIns(): void {
    this.#signIns.cancelAll();
  }

  /** To be called once the token file is gone; that AWS could not be told stands as the session's trouble. */
  signedOutHere(sessionName: string, isRevoked: boolean): void {
    const entry = this.#entries.get(sessionName);
    if (!entry) return;
    const notTold = new DaypassError('signOutNotTold', { session: sessionName });
    this.#setTrouble(entry, isRevoked ? undefined : this.#trouble(notTold));
    delete entry.saveAgainAtMillis;
    this.#dispatch(entry, { type: 'signedOutHere' });
  }

  /** One-shot, the process ends with the sign-in: what could not be kept is not asked for. */
  async #prepareSignIn(session: SsoSession): Promise<void> {
    if (!this.#renewing) await this.#tokenManager.proveWritable(session);
  }

  async #storeSignIn(session: SsoSession, attempt: number, signedIn: SignedInBy): Promise<StoredToken> {
    const token = await this.#tokenManager.store(session, signedIn);
    if (token.unsavedBecause && !this.#renewing) throw token.unsavedBecause;
    const entry = this.#entries.get(session.name);
    if (entry) this.#takeToken(entry, token, { type: 'signInSucceeded', attempt, token: this.#facts(token) });
    return token;
  }

  #takeToken(entry: Entry, token: StoredToken, event: MachineEvent): void {
    this.#setTrouble(entry, undefined);
    delete entry.saveAgainAtMillis;
    this.#noteSaved(entry, token);
    this.#dispatch(entry, event);
  }

  /** Notes as trouble that a token is in memory only, until it no longer is. Answers whether that is news. */
  #noteSaved(entry: Entry, token: StoredToken | undefined): boolean {
    const wasUnsaved = entry.saveAgainAtMillis !== undefined;
    if (token?.unsavedBecause) {
      entry.saveAgainAtMillis = this.#now() + SAVE_AGAIN_MILLIS;
      if (wasUnsaved) return false;
      this.#setTrouble(entry, this.#trouble(token.unsavedBecause));
    } else {
      delete entry.saveAgainAtMillis;
      if (!wasUnsaved) return false;
      this.#setTrouble(entry, undefined);
    }
    return true;
  }

  #send(sessionName: string, event: MachineEvent): void {
    const entry = this.#entries.get(sessionName);
    if (entry) this.#dispatch(entry, event);
  }

  #noteTrouble(sessionName: string, error: DaypassError): void {
    const entry = this.#entries.get(sessionName);
    if (entry) this.#setTrouble(entry, this.#trouble(error));
  }

  #dispatch(entry: Entry, event: MachineEvent): void {
    // First of all: it may tell the machines that the clock was set back.
    const now = this.#now();
    const before = entry.state;
    const { state, effects } = step(before, event, now);
    entry.state = state;
    // Signed in by another tool: what went wrong here before is settled.
    const isBack = event.type === 'tokenSeen' && before.at === 'signedOut' && state.at !== 'signedOut';
    if (isBack && entry.saveAgainAtMillis === undefined) this.#setTrouble(entry, undefined);
    for (const effect of effects) this.#carryOut(entry, effect);
    this.#setAlarm();
    if (state !== before) this.#onChange(entry.session.name);
  }

  #carryOut(entry: Entry, effect: MachineEffect): void {
    switch (effect.do) {
      case 'startSignIn':
        return this.#signIns.begin(effect.attempt);
      case 'abortSignIn':
        return this.#signIns.abort(effect.attempt);
      case 'refresh':
        return this.#track(this.#refresh(entry));
    }
  }

  async #refresh(entry: Entry): Promise<void> {
    const { session } = entry;
    try {
      const seen = await this.#tokenManager.read(session);
      if (!seen) throw new DaypassError('signInNeeded', { session: session.name });
      const token = await this.#tokenManager.refresh(session, seen);
      this.#takeToken(entry, token, { type: 'refreshSucceeded', token: this.#facts(token) });
    } catch (thrown) {
      const error = toDaypassError(thrown);
      this.#ports.log.warn('refreshEnded', { session: session.name, code: error.code });
      if (error.code === 'signInNeeded') {
        this.#setTrouble(entry, undefined);
        this.#dispatch(entry, { type: 'refreshRefused', reason: refusalOf(error) });
        return;
      }
      this.#setTrouble(entry, this.#trouble(error));
      this.#dispatch(entry, { type: 'refreshFailed', code: error.code, jitter: this.#ports.random.fraction() });
    }
  }

  #setAlarm(): void {
    this.#cancelAlarm();
    const turn = this.#signIns.turnPassesAtMillis;
    const ticks = this.#renewing ? [...this.#entries.values()].flatMap(wakeInstants) : [];
    const instants = turn === undefined ? ticks : [...ticks, turn];
    if (instants.length === 0) return;
    const atMillis = Math.min(...instants);
    this.#cancelAlarm = this.#ports.alarm.set(atMillis, () => {
      // Alarms ring early only because the clock was set back; what we last read of it may be too old to show that.
      if (this.#now() < atMillis) this.#clockSetBack();
      this.tick();
      this.#setAlarm();
    });
  }

  /** The clock, and whether it went back since it was last read. */
  #now(): number {
    const now = this.#ports.clock.nowMillis();
    const isSetBack = now < this.#latestMillis - SET_BACK_MILLIS;
    this.#latestMillis = isSetBack ? now : Math.max(this.#latestMillis, now);
    if (isSetBack) this.#clockSetBack();
    return now;
  }

  #clockSetBack(): void {
    for (const entry of this.#entries.values()) this.#dispatch(entry, { type: 'clockSetBack' });
  }

  /** While nobody renews, a due token is only a token: it never asks for a refresh by being looked at. */
  #facts(token: StoredToken): TokenFacts {
    const { expiresAtMillis, lifeMillis = 0, registrationExpiresAtMillis, refusedAs } = token;
    const refreshable = isRenewable(token);
    const isMadeLater = lifeMillis > 0 && expiresAtMillis - lifeMillis > this.#now() + SET_BACK_MILLIS;
    const dueAtMillis = isMadeLater ? this.#now() : refreshDueMillis(token, this.#ports.random.fraction());
    return {
      expiresAtMillis,
      refreshable,
      dueAtMillis: this.#renewing ? dueAtMillis : Number.MAX_SAFE_INTEGER,
      ...(refusedAs !== undefined && { refusedAs }),
      ...(refreshable &&
        registrationExpiresAtMillis !== undefined && { registrationEndsAtMillis: registrationExpiresAtMillis }),
    };
  }

  #trouble(error: DaypassError): Trouble {
    return { code: error.code, facts: error.facts, atMillis: this.#now() };
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

function wakeInstants({ state, saveAgainAtMillis }: Entry): readonly number[] {
  return [nextTickMillis(state), saveAgainAtMillis].filter((instant) => instant !== undefined);
}

/** No reason given: the file is gone, so another tool signed out. */
function refusalOf({ facts }: DaypassError): Refusal {
  const { end } = facts;
  return end === 'revoked' || end === 'registrationEnded' ? end : 'byUser';
}
