import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import { isSamePortal } from '../../../../shared/text/start-url.ts';
import type { Ports } from '../../../ports.ts';
import type { SignInOptions } from '../../../requests.ts';
import type { SsoSession } from '../../../state.ts';
import type { SignedInBy } from '../sign-in/sign-in-flow.ts';
import { tokenFromElsewhere } from '../sign-in/sign-in-elsewhere.ts';
import { SignIns, type RunFlow } from '../sign-in/sign-ins.ts';
import type { StoredToken, TokenManager } from '../tokens/token-manager.ts';
import { ClockWatch } from './clock-watch.ts';
import { refreshEnd } from './refresh-end.ts';
import { SessionAlarm } from './session-alarm.ts';
import type { MachineEffect, MachineEvent } from './machine/machine-events.ts';
import type { TokenFacts } from './machine/machine-state.ts';
import { SessionMachines } from './machine/session-machines.ts';
import { SessionTroubles } from './session-troubles.ts';
import { supervisedSession, type SupervisedSession } from './supervised-session.ts';
import { tokenFacts } from './token-facts.ts';
import { UnsavedTokens } from './unsaved-tokens.ts';

export type { RunFlow } from '../sign-in/sign-ins.ts';

/**
 * Passes events to the session machines and carries out their effects. Each of its parts has one job. While it isn't
 * renewing (command line), a token is only read: the caller that uses it renews it.
 */
export class SessionManager {
  readonly #ports: Ports;
  readonly #tokenManager: TokenManager;
  readonly #onChange: (sessionName: string) => void;
  readonly #regionChanged: (sessionName: string, region: string) => Promise<void>;
  readonly #machines = new SessionMachines();
  readonly #unsaved = new UnsavedTokens();
  readonly #clock: ClockWatch;
  readonly #troubles: SessionTroubles;
  readonly #alarm: SessionAlarm;
  readonly #signIns: SignIns<StoredToken>;
  readonly #inProgress = new Set<Promise<unknown>>();
  #isRenewing = false;

  constructor(
    ports: Ports,
    tokenManager: TokenManager,
    runFlow: RunFlow,
    onChange: (sessionName: string) => void,
    regionChanged: (sessionName: string, region: string) => Promise<void> = async () => undefined,
  ) {
    this.#ports = ports;
    this.#tokenManager = tokenManager;
    this.#onChange = onChange;
    this.#regionChanged = regionChanged;
    this.#clock = new ClockWatch(ports.clock);
    this.#troubles = new SessionTroubles(ports.clock);
    this.#alarm = new SessionAlarm(ports);
    this.#signIns = new SignIns<StoredToken>(ports, runFlow, {
      send: (sessionName, event) => this.#send(sessionName, event),
      prepare: (session) => this.#prepareSignIn(session),
      storeToken: (session, attempt, signedIn) => this.#storeSignIn(session, attempt, signedIn),
      noteTrouble: (sessionName, error) => this.#troubles.note(sessionName, error),
      reportTrouble: (sessionName, error) => {
        this.#troubles.note(sessionName, error);
        this.#onChange(sessionName);
      },
    });
  }

  startRenewing(): void {
    this.#isRenewing = true;
  }

  /** Ends sign-ins and the alarm, and waits for writes in progress. */
  async stop(): Promise<void> {
    this.#isRenewing = false;
    this.#signIns.cancelAll();
    this.#alarm.cancel();
    await Promise.allSettled(this.#inProgress);
    this.#alarm.cancel();
  }

  /** Takes the sessions that the config names now, forgets others, and reads every token file. */
  async follow(sessions: readonly SsoSession[]): Promise<void> {
    const names = new Set(sessions.map(({ name }) => name));
    for (const name of this.#machines.names) if (!names.has(name)) this.#forget(name);
    await Promise.all(
      sessions.map(async (session) => {
        if (!(await this.#take(session))) await this.look(session.name);
      }),
    );
  }

  /** Takes one session, also where nothing is followed yet (command line). */
  async ensure(session: SsoSession): Promise<void> {
    await this.#take(session);
  }

  /** Reads the session's token file again, and writes a token that is in memory only. */
  async look(sessionName: string): Promise<void> {
    const session = this.#machines.session(sessionName);
    if (!session) return;
    await this.#tokenManager.saveUnsaved(session);
    const token = await this.#tokenManager.read(session);
    if (token) await this.#tokenManager.noteSeen(session, token);
    const isNews = this.#noteToken(sessionName, token);
    this.#send(sessionName, { type: 'tokenSeen', token: token ? this.#facts(token) : null });
    if (isNews) this.#onChange(sessionName);
  }

  /** Compares everything with the clock; harmless at any time. */
  tick(): void {
    for (const name of this.#machines.names) this.#send(name, { type: 'tick' });
    this.#signIns.passTurn();
    for (const name of this.#unsaved.dueAt(this.#clock.nowMillis())) this.#track(this.look(name));
  }

  /** The machine woke, or the network came back: what waits to be tried again is tried now. */
  wake(): void {
    for (const name of this.#machines.names) this.#send(name, { type: 'woken' });
    this.tick();
  }

  /** The portal answered 401 to a token that looked live: renew it now, whatever its expiry says. */
  tokenRejected(sessionName: string, { accessToken }: Pick<StoredToken, 'accessToken'>): void {
    // Another token may have been read from the file since this one was sent.
    const isCurrent = this.#machines.lastToken(sessionName)?.accessToken.reveal() === accessToken.reveal();
    if (this.#isRenewing && isCurrent) this.#send(sessionName, { type: 'tokenRejected' });
  }

  of(sessionName: string): SupervisedSession {
    return supervisedSession(
      {
        standing: this.#machines.standing(sessionName),
        trouble: this.#troubles.of(sessionName),
        registrationEndsAtMillis: this.#machines.registrationEndsAtMillis(sessionName),
      },
      this.#clock.nowMillis(),
    );
  }

  /** Rejects with what ended the sign-in; `signInCancelled` also when another one took its place. */
  async signIn(session: SsoSession, options: SignInOptions): Promise<StoredToken> {
    const { name } = session;
    if (!this.#machines.session(name)) throw new DaypassError('sessionUnknown', { session: name });
    const signingIn = this.#signIns.ask(session, options);
    this.#track(signingIn);
    // The tray app watches the files instead.
    if (this.#isRenewing) return signingIn;
    const elsewhere = await tokenFromElsewhere(session, signingIn, this.#tokenManager, this.#ports);
    if (!elsewhere) return signingIn;
    // The person approves one of two pages. This one is of no use any more.
    this.#signIns.cancel(name);
    await signingIn.catch(() => undefined);
    await this.look(name);
    return elsewhere;
  }

  cancelSignIn(sessionName: string): void {
    this.#signIns.cancel(sessionName);
  }

  cancelSignIns(): void {
    this.#signIns.cancelAll();
  }

  /** To be called once the token file is gone. That AWS could not be told becomes the session's trouble. */
  signedOutHere(sessionName: string, isRevoked: boolean): void {
    if (!this.#machines.session(sessionName)) return;
    if (isRevoked) this.#troubles.clear(sessionName);
    else this.#troubles.note(sessionName, new DaypassError('signOutNotTold', { session: sessionName }));
    this.#unsaved.forget(sessionName);
    this.#machines.noteToken(sessionName, undefined);
    this.#send(sessionName, { type: 'signedOutHere' });
  }

  /** Returns true if the token file had to be read. */
  async #take(session: SsoSession): Promise<boolean> {
    const known = this.#machines.put(session);
    if (known && isSamePortal(known, session)) return false;
    // The name stands for another portal now: a sign-in at the previous one is of no use, nor is its token.
    if (known) this.#signIns.cancel(session.name);
    await this.look(session.name);
    return true;
  }

  #forget(sessionName: string): void {
    this.#machines.remove(sessionName);
    this.#troubles.clear(sessionName);
    this.#unsaved.forget(sessionName);
    this.#signIns.cancel(sessionName);
  }

  /** The command line ends with the sign-in, so that it asks for no token that can't be stored. */
  async #prepareSignIn(session: SsoSession): Promise<void> {
    if (!this.#isRenewing) await this.#tokenManager.proveWritable(session);
  }

  async #storeSignIn(session: SsoSession, attempt: number, signedIn: SignedInBy): Promise<StoredToken> {
    const at = await this.#signedInAt(session, signedIn);
    const token = await this.#tokenManager.store(at, signedIn);
    if (token.unsavedBecause && !this.#isRenewing) throw token.unsavedBecause;
    this.#takeNewToken(session.name, token, { type: 'signInSucceeded', attempt, token: this.#facts(token) });
    return token;
  }

  /** The config file gets the Region first: with another one there no tool would take the token. */
  async #signedInAt(session: SsoSession, { region = session.region }: SignedInBy): Promise<SsoSession> {
    if (region.toLowerCase() === session.region.toLowerCase()) return session;
    await this.#regionChanged(session.name, region);
    const moved = { ...session, region };
    this.#machines.put(moved);
    return moved;
  }

  #takeNewToken(sessionName: string, token: StoredToken, event: MachineEvent): void {
    if (!this.#machines.session(sessionName)) return;
    this.#troubles.clear(sessionName);
    this.#unsaved.forget(sessionName);
    this.#noteToken(sessionName, token);
    this.#send(sessionName, event);
  }

  /** A token in memory only is a trouble for as long as it lasts. Returns true if that has begun or ended. */
  #noteToken(sessionName: string, token: StoredToken | undefined): boolean {
    this.#machines.noteToken(sessionName, token);
    const unsavedBecause = token?.unsavedBecause;
    const isNews = this.#unsaved.note(sessionName, unsavedBecause !== undefined, this.#clock.nowMillis());
    if (!isNews) return false;
    if (unsavedBecause) this.#troubles.note(sessionName, unsavedBecause);
    else this.#troubles.clear(sessionName);
    return true;
  }

  /** Every event comes through here, so that the clock is compared before each. */
  #send(sessionName: string, event: MachineEvent): void {
    if (this.#clock.wasSetBack()) this.#clockSetBack();
    this.#step(sessionName, event);
  }

  #clockSetBack(): void {
    for (const name of this.#machines.names) this.#step(name, { type: 'clockSetBack' });
  }

  #step(sessionName: string, event: MachineEvent): void {
    const stepped = this.#machines.send(sessionName, event, this.#clock.nowMillis());
    if (!stepped) return;
    const { before, after, effects } = stepped;
    // Another tool has signed in: an earlier trouble is over.
    const isBack = event.type === 'tokenSeen' && before.at === 'signedOut' && after.at !== 'signedOut';
    if (isBack && !this.#unsaved.has(sessionName)) this.#troubles.clear(sessionName);
    for (const effect of effects) this.#carryOut(sessionName, effect);
    this.#setAlarm();
    if (after !== before) this.#onChange(sessionName);
  }

  #carryOut(sessionName: string, effect: MachineEffect): void {
    switch (effect.do) {
      case 'startSignIn':
        return this.#signIns.begin(effect.attempt);
      case 'abortSignIn':
        return this.#signIns.abort(effect.attempt);
      case 'refresh':
        return this.#track(this.#refresh(sessionName));
    }
  }

  async #refresh(sessionName: string): Promise<void> {
    const session = this.#machines.session(sessionName);
    const seen = this.#machines.lastToken(sessionName);
    try {
      if (!session || !seen) throw new DaypassError('signInNeeded', { session: sessionName });
      const token = await this.#tokenManager.refresh(session, seen);
      this.#takeNewToken(sessionName, token, { type: 'refreshSucceeded', token: this.#facts(token) });
    } catch (thrown) {
      this.#refreshEnded(sessionName, toDaypassError(thrown));
    }
  }

  #refreshEnded(sessionName: string, error: DaypassError): void {
    this.#ports.log.warn('refreshEnded', { session: sessionName, code: error.code });
    if (!this.#machines.session(sessionName)) return;
    const end = refreshEnd(error, this.#ports.random);
    if (end.type === 'refreshRefused') this.#troubles.clear(sessionName);
    else this.#troubles.note(sessionName, error);
    this.#send(sessionName, end);
  }

  #setAlarm(): void {
    const turn = this.#signIns.turnPassesAtMillis;
    const ticks = this.#isRenewing ? [...this.#machines.tickInstants, ...this.#unsaved.instants] : [];
    this.#alarm.set(turn === undefined ? ticks : [...ticks, turn], (isEarly) => {
      // The latest reading may be too old to show that the clock was set back.
      if (isEarly) this.#clockSetBack();
      this.tick();
      this.#setAlarm();
    });
  }

  #facts(token: StoredToken): TokenFacts {
    const [nowMillis, jitter] = [this.#clock.nowMillis(), this.#ports.random.fraction()];
    return tokenFacts(token, { isRenewing: this.#isRenewing, nowMillis, jitter });
  }

  #track(work: Promise<unknown>): void {
    const settled = Promise.allSettled([work]);
    this.#inProgress.add(settled);
    void settled.then(() => this.#inProgress.delete(settled));
  }
}
