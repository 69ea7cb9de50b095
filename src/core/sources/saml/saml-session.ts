import { join } from 'node:path';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { SamlWay, SessionState } from '../../../shared/domain/session-state.ts';
import type { Trouble } from '../../../shared/view.ts';
import type { SignedIn, SignInOptions } from '../../requests.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { Secret } from '../../secret.ts';
import type { SourceStanding } from '../../state.ts';
import { withFileLock } from '../../disk/write/file-lock.ts';
import type { SourceDeps } from '../role-source.ts';
import { readSamlResponse, type SamlAssertion, type SamlRole } from './assertion.ts';
import { RoleMinter } from './role-minter.ts';
import type { SamlAccount, SamlAccounts } from './saml-accounts.ts';
import type { SamlSessionStore, StoredKeys, StoredSession } from './session-store.ts';
import { loopbackAcsUrl } from './sign-in/loopback-response.ts';
import type { ObtainedResponse, ResponseWays, SilentWay } from './sign-in/obtain-response.ts';

const SIGN_IN_LIMIT_MILLIS = 10 * 60_000;
const SILENT_LOCK_WAIT_MILLIS = 20_000;
/** Keys with less than this are replaced where that can be done without the person: 15 minutes, or a third of a short life. */
const LEAST_LIFE_MILLIS = 15 * 60_000;
/** Renewed so long before the end, so that no notice has to come: it comes at 15 minutes. Or a third of a short life. */
const RENEW_AHEAD_MILLIS = 20 * 60_000;
/** Keys with less than this are of no use to a tool that has yet to start its work. */
const LEAST_USEFUL_MILLIS = 60_000;
/** Keys of all roles are had at the sign-in up to this many; each is an AssumeRoleWithSAML in the account's CloudTrail. */
const MOST_ROLES_AT_ONCE = 8;
/** Where nothing but another sign-in brings an assertion. */
const MOST_ROLES_WITHOUT_RENEWAL = 40;

export interface SamlSessionParts {
  readonly deps: SourceDeps;
  readonly accounts: SamlAccounts;
  readonly store: SamlSessionStore;
  readonly ways: ResponseWays;
}

interface LiveAssertion {
  /** It came without the person, so that it serves no production account. */
  readonly isSilent: boolean;
  readonly response: Secret;
  readonly assertion: SamlAssertion;
}

interface SignInInProgress {
  /** Absent for a moment, until it is chosen. */
  way?: SamlWay;
  readonly abort: AbortController;
  readonly deadlineMillis: number;
}

/** The sign-in at one application: its response in memory while AWS redeems it, its keys on disk until they expire. */
export class SamlSession {
  readonly #parts: SamlSessionParts;
  readonly #minter: RoleMinter;
  #account: SamlAccount;
  #stored: StoredSession | undefined;
  #isLoaded = false;
  #live: LiveAssertion | undefined;
  #signingIn: SignInInProgress | undefined;
  #trouble: Trouble | undefined;
  /** The end before which a renewal ahead has been tried. */
  #triedForEndMillis: number | undefined;

  constructor(account: SamlAccount, parts: SamlSessionParts) {
    this.#account = account;
    this.#parts = parts;
    this.#minter = new RoleMinter(parts);
  }

  /** The application was changed: renamed, or given another duration. */
  follow(account: SamlAccount): void {
    this.#account = account;
  }

  /** The application was removed, maybe by another process. */
  removedElsewhere(): Promise<void> {
    return this.#parts.ways.signedOutElsewhere(this.#account);
  }

  get name(): string {
    return this.#account.name;
  }

  get roles(): readonly SamlRole[] {
    return this.#stored?.roles ?? [];
  }

  state(): SourceStanding {
    return { standing: this.#standing(), ...(this.#trouble && { trouble: this.#trouble }) };
  }

  #standing(): SessionState {
    const heldUntilMillis = this.#liveUntilMillis();
    const signingIn = this.#signingIn;
    if (signingIn) {
      const { url } = this.#account;
      const held = heldUntilMillis === undefined ? {} : { heldUntilMillis };
      const { deadlineMillis, way } = signingIn;
      const by = way === undefined ? {} : { way };
      return { at: 'awaitingUser', flow: 'browser', url, deadlineMillis, ...by, ...held };
    }
    if (heldUntilMillis !== undefined) return { at: 'signedIn', expiresAtMillis: heldUntilMillis, refreshable: false };
    if (this.#stored === undefined) return { at: 'signedOut', reason: 'never' };
    if (this.#stored.isSignedOutByUser) return { at: 'signedOut', reason: 'byUser' };
    return { at: 'signedOut', reason: 'expired', expiredAtMillis: this.#stored.endsAtMillis };
  }

  async load(): Promise<void> {
    if (!this.#isLoaded) await this.reload();
  }

  async reload(): Promise<void> {
    this.#stored = (await this.#parts.store.read()).get(this.#account.id);
    this.#isLoaded = true;
    if (this.#stored !== undefined && !this.#stored.isSignedOutByUser) return;
    this.#live = undefined;
    // The command line can't clear the cookies of the app's window, so the app does it when it learns of the sign-out.
    if (this.#stored && !this.#signingIn) await this.#parts.ways.signedOutElsewhere(this.#account);
  }

  async signIn({ flow, openBrowser = true, onPrompt, signal, samlResponse }: SignInOptions): Promise<SignedIn> {
    if (flow === 'device') throw new DaypassError('deviceCodeUnsupported', { session: this.#account.name });
    await this.load();
    if (samlResponse) {
      // One that is refused leaves a sign-in in the browser as it is.
      const signedIn = await this.#accept({ response: samlResponse }, signal);
      this.cancelSignIn();
      return signedIn;
    }
    this.cancelSignIn();
    const abort = new AbortController();
    const signingIn: SignInInProgress = { abort, deadlineMillis: this.#now() + SIGN_IN_LIMIT_MILLIS };
    this.#signingIn = signingIn;
    this.#trouble = undefined;
    const combined = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
    const cancelDeadline = this.#ports.alarm.set(signingIn.deadlineMillis, () =>
      abort.abort(new DaypassError('signInExpired', { session: this.#account.name })),
    );
    try {
      signingIn.way = await this.#parts.ways.wayOf(this.#account);
      combined.throwIfAborted();
      const asked = this.#parts.ways.byPerson(this.#account, openBrowser, combined);
      // What is awaited below may be ended first.
      asked.catch(() => undefined);
      this.#changed();
      onPrompt?.({ flow: 'browser', url: this.#account.url, deadlineMillis: signingIn.deadlineMillis });
      const response = await Promise.race([asked, rejectionOf(combined)]);
      return await this.#accept(response, combined);
    } catch (thrown) {
      if (signal?.aborted === true) throw new DaypassError('signInCancelled', {}, { cause: thrown });
      throw this.#noted(toDaypassError(thrown));
    } finally {
      cancelDeadline();
      if (this.#signingIn === signingIn) this.#signingIn = undefined;
      this.#changed();
    }
  }

  /** Keeps what went wrong for the shells to show; a person who cancels knows. */
  #noted(error: DaypassError): DaypassError {
    const { code, facts } = error;
    if (code !== 'signInCancelled') this.#trouble = { code, facts, atMillis: this.#now() };
    return error;
  }

  cancelSignIn(): void {
    const signingIn = this.#signingIn;
    this.#signingIn = undefined;
    signingIn?.abort.abort(new DaypassError('signInCancelled'));
    if (signingIn) this.#changed();
  }

  async signOut(): Promise<void> {
    this.#live = undefined;
    this.#trouble = undefined;
    this.#stored = await this.#parts.store.change(this.#account.id, () => ({
      endsAtMillis: this.#now(),
      roles: [],
      keys: [],
      isSignedOutByUser: true,
    }));
    await this.#parts.ways.forget(this.#account);
    this.#changed();
  }

  ensureSignedIn(): void {
    if (this.#liveUntilMillis() === undefined) throw this.#signInNeeded();
  }

  /**
   * Keys for a role: by the response in memory, from the sign-in's stored ones, or by a new response that needs nobody.
   * Rejects: signInNeeded, noAccess, and what a call can meet.
   */
  async mint(accountId: string, roleName: string, signal: AbortSignal): Promise<RoleCredentials> {
    await this.load();
    if (this.#stored === undefined || this.#stored.isSignedOutByUser) throw this.#signInNeeded();
    const role = this.#role(accountId, roleName);
    const live = this.#liveAssertion();
    const maySilently = await this.#maySilently(role);
    if (live && (maySilently || !live.isSilent))
      return this.#store(await this.#minter.mint(this.#account, role, live, signal), live.assertion);
    const stored = this.#keysOf(role);
    if (stored && this.#hasLife(stored)) return stored.credentials;
    const renewed = maySilently ? await this.#renewSilently(role, signal) : undefined;
    if (renewed) return renewed;
    if (stored && stored.credentials.expiresAtMillis - this.#now() > LEAST_USEFUL_MILLIS) return stored.credentials;
    throw this.#signInNeeded();
  }

  /** When it should be renewed without the person, if it can be. */
  get dueAtMillis(): number | undefined {
    const { keys = [], endsAtMillis } = this.#stored ?? {};
    if (this.#silentWay() === undefined || this.#triedForEndMillis === endsAtMillis) return undefined;
    const dues = keys.map(
      ({ credentials: { expiresAtMillis }, mintedAtMillis }) =>
        expiresAtMillis - Math.min(RENEW_AHEAD_MILLIS, (expiresAtMillis - mintedAtMillis) / 3),
    );
    return dues.length === 0 ? undefined : Math.max(...dues);
  }

  /** When the sign-in ends by itself; undefined where it has ended. */
  get endsAtMillis(): number | undefined {
    return this.#liveUntilMillis();
  }

  /** Renews the keys that the person uses, if the settings allow that for one of them. Never rejects. */
  async renewAhead(): Promise<void> {
    this.#triedForEndMillis = this.#stored?.endsAtMillis;
    const used = new Set(this.#stored?.keys.map(({ roleArn }) => roleArn));
    const [role] = await this.#allowed(this.roles.filter(({ roleArn }) => used.has(roleArn)));
    if (!role || this.#signingIn) return;
    await this.#renewSilently(role, new AbortController().signal, true).catch((thrown: unknown) => {
      this.#ports.log.info('saml.notRenewed', { code: toDaypassError(thrown).code });
    });
  }

  #maySilently({ accountId, roleName }: SamlRole): Promise<boolean> {
    return this.#parts.deps.renewsSilently({ sourceId: this.#account.name, accountId, roleName });
  }

  async #allowed(roles: readonly SamlRole[]): Promise<readonly SamlRole[]> {
    const answers = await Promise.all(roles.map((role) => this.#maySilently(role)));
    return roles.filter((_role, at) => answers[at]);
  }

  /** Takes a response: reads it, and has the keys that the person will want while AWS redeems it. */
  async #accept({ response, renewsBy }: ObtainedResponse, signal?: AbortSignal, isSilent = false): Promise<SignedIn> {
    const { loopbackPort } = this.#account;
    const assertion = readSamlResponse(response.reveal(), {
      nowMillis: this.#now(),
      ...(loopbackPort !== undefined && { loopbackRecipient: loopbackAcsUrl(loopbackPort) }),
    });
    const live = { response, assertion, isSilent };
    const usual = rolesToMint(assertion.roles, this.#stored, renewsBy !== undefined);
    const wanted = isSilent ? await this.#allowed(usual) : usual;
    const minted = await this.#minter.mintAll(this.#account, wanted, live, signal);
    const keys = [...minted, ...(isSilent ? this.#othersThan(minted, assertion.roles) : [])];
    const ends = [assertion.expiresAtMillis, ...keys.map(({ credentials }) => credentials.expiresAtMillis)];
    const { sessionSeconds } = assertion;
    this.#stored = await this.#parts.store.change(this.#account.id, () => ({
      endsAtMillis: Math.max(...ends),
      roles: assertion.roles,
      ...(sessionSeconds !== undefined && { sessionSeconds }),
      keys,
      isSignedOutByUser: false,
      ...(renewsBy !== undefined && { renewsBy }),
    }));
    this.#live = live;
    this.#trouble = undefined;
    this.#changed();
    return { expiresAtMillis: Math.max(...ends), refreshable: false };
  }

  /** Keys that live on beside new ones: those of production accounts are not renewed with the others. */
  #othersThan(minted: readonly StoredKeys[], roles: readonly SamlRole[]): readonly StoredKeys[] {
    const isNew = new Set(minted.map(({ roleArn }) => roleArn));
    const isAllowed = new Set(roles.map(({ roleArn }) => roleArn));
    const known = this.#stored?.keys ?? [];
    return known.filter((each) => !isNew.has(each.roleArn) && isAllowed.has(each.roleArn) && isLive(each, this.#now()));
  }

  /** Undefined where the identity provider wants the person; it is then not asked again before the next sign-in. */
  async #renewSilently(role: SamlRole, signal: AbortSignal, isAhead = false): Promise<RoleCredentials | undefined> {
    if (this.#silentWay() === undefined || this.#signingIn) return undefined;
    const endBefore = this.#stored?.endsAtMillis;
    const { own } = this.#parts.deps;
    const lockPath = join(own.locksDir, `saml-${this.#account.id}.lock`);
    const wait = { ...this.#ports, waitMillis: SILENT_LOCK_WAIT_MILLIS, signal };
    return withFileLock(lockPath, wait, async () => {
      await this.reload();
      const stored = this.#keysOf(role);
      // Another process has renewed meanwhile.
      const isRenewed = this.#stored?.endsAtMillis !== endBefore;
      if (stored && this.#hasLife(stored) && (isRenewed || !isAhead)) return stored.credentials;
      const way = this.#silentWay();
      if (way === undefined) return undefined;
      try {
        await this.#accept(await this.#parts.ways.silently(this.#account, way, signal), signal, true);
      } catch (thrown) {
        signal.throwIfAborted();
        this.#ports.log.info('saml.notRenewed', { code: toDaypassError(thrown).code });
        this.#stored = await this.#parts.store.change(this.#account.id, (known) => known && withoutRenewal(known));
        return undefined;
      }
      const live = this.#liveAssertion();
      const kept = this.#keysOf(role);
      if (kept && this.#hasLife(kept)) return kept.credentials;
      return live && this.#store(await this.#minter.mint(this.#account, role, live, signal), live.assertion);
    });
  }

  /** How another response can be had without the person, if this process has that way. */
  #silentWay(): SilentWay | undefined {
    const way = this.#stored?.renewsBy;
    return way !== undefined && this.#parts.ways.hasSilentWay(way) ? way : undefined;
  }

  async #store(minted: StoredKeys, { expiresAtMillis }: SamlAssertion): Promise<RoleCredentials> {
    const { credentials, roleArn } = minted;
    const nowMillis = this.#now();
    this.#stored = await this.#parts.store.change(
      this.#account.id,
      (known) =>
        (known &&
          !known.isSignedOutByUser && {
            ...known,
            endsAtMillis: Math.max(known.endsAtMillis, expiresAtMillis, credentials.expiresAtMillis),
            keys: [...known.keys.filter((each) => each.roleArn !== roleArn && isLive(each, nowMillis)), minted],
          }) ||
        known,
    );
    this.#changed();
    return credentials;
  }

  #role(accountId: string, roleName: string): SamlRole {
    const role = this.roles.find((each) => each.accountId === accountId && each.roleName === roleName);
    if (!role) throw new DaypassError('noAccess', {});
    return role;
  }

  #keysOf({ roleArn }: SamlRole): StoredKeys | undefined {
    return this.#stored?.keys.find((each) => each.roleArn === roleArn && isLive(each, this.#now()));
  }

  #hasLife({ credentials: { expiresAtMillis }, mintedAtMillis }: StoredKeys): boolean {
    const leastMillis = Math.min(LEAST_LIFE_MILLIS, (expiresAtMillis - mintedAtMillis) / 3);
    return expiresAtMillis - this.#now() > leastMillis;
  }

  #liveAssertion(): LiveAssertion | undefined {
    const live = this.#live;
    if (live && live.assertion.expiresAtMillis > this.#now()) return live;
    this.#live = undefined;
    return undefined;
  }

  #liveUntilMillis(): number | undefined {
    const { endsAtMillis = 0, isSignedOutByUser = false } = this.#stored ?? {};
    return !isSignedOutByUser && endsAtMillis > this.#now() ? endsAtMillis : undefined;
  }

  #signInNeeded(): DaypassError {
    return new DaypassError('signInNeeded', { session: this.#account.name });
  }

  #now(): number {
    return this.#ports.clock.nowMillis();
  }

  #changed(): void {
    this.#parts.deps.onChange(this.#account.name);
  }

  get #ports(): SourceDeps['ports'] {
    return this.#parts.deps.ports;
  }
}

/** Roles used before, or all where there are few, or where only the person can bring another response. */
function rolesToMint(
  roles: readonly SamlRole[],
  stored: StoredSession | undefined,
  canRenewSilently: boolean,
): readonly SamlRole[] {
  if (!canRenewSilently) return roles.slice(0, MOST_ROLES_WITHOUT_RENEWAL);
  const used = new Set(stored?.keys.map(({ roleArn }) => roleArn));
  const again = roles.filter(({ roleArn }) => used.has(roleArn));
  if (again.length > 0) return again;
  return roles.length <= MOST_ROLES_AT_ONCE ? roles : [];
}

function withoutRenewal(stored: StoredSession): StoredSession {
  const { renewsBy: _renewsBy, ...rest } = stored;
  return rest;
}

/** Before their issue is no time of theirs: the clock was set back, and their end is not where it seems. */
function isLive({ credentials, mintedAtMillis }: StoredKeys, nowMillis: number): boolean {
  return nowMillis >= mintedAtMillis - 60_000 && credentials.expiresAtMillis > nowMillis;
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
