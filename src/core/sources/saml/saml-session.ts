import { join } from 'node:path';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
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
import type { ResponseWays } from './sign-in/obtain-response.ts';

const SIGN_IN_LIMIT_MILLIS = 10 * 60_000;
const SILENT_LOCK_WAIT_MILLIS = 20_000;
/** Keys with less than this are replaced where that can be done without the person: 15 minutes, or a third of a short life. */
const LEAST_LIFE_MILLIS = 15 * 60_000;
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
  readonly response: Secret;
  readonly assertion: SamlAssertion;
}

interface SignInInProgress {
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

  constructor(account: SamlAccount, parts: SamlSessionParts) {
    this.#account = account;
    this.#parts = parts;
    this.#minter = new RoleMinter(parts);
  }

  /** The application was changed: renamed, or given another duration. */
  follow(account: SamlAccount): void {
    this.#account = account;
  }

  get roles(): readonly SamlRole[] {
    return this.#stored?.roles ?? [];
  }

  state(): SourceStanding {
    const heldUntilMillis = this.#liveUntilMillis();
    const signingIn = this.#signingIn;
    if (signingIn) {
      const { url } = this.#account;
      const held = heldUntilMillis === undefined ? {} : { heldUntilMillis };
      const { deadlineMillis } = signingIn;
      return { standing: { at: 'awaitingUser', flow: 'browser', url, deadlineMillis, ...held } };
    }
    if (heldUntilMillis !== undefined)
      return { standing: { at: 'signedIn', expiresAtMillis: heldUntilMillis, refreshable: false } };
    if (this.#stored === undefined) return { standing: { at: 'signedOut', reason: 'never' } };
    if (this.#stored.isSignedOutByUser) return { standing: { at: 'signedOut', reason: 'byUser' } };
    return { standing: { at: 'signedOut', reason: 'expired', expiredAtMillis: this.#stored.endsAtMillis } };
  }

  async load(): Promise<void> {
    if (!this.#isLoaded) await this.reload();
  }

  async reload(): Promise<void> {
    this.#stored = (await this.#parts.store.read()).get(this.#account.id);
    this.#isLoaded = true;
    if (this.#stored === undefined || this.#stored.isSignedOutByUser) this.#live = undefined;
  }

  async signIn({ flow, openBrowser = true, onPrompt, signal, samlResponse }: SignInOptions): Promise<SignedIn> {
    if (flow === 'device') throw new DaypassError('deviceCodeUnsupported', { session: this.#account.name });
    this.cancelSignIn();
    await this.load();
    if (samlResponse) return this.#accept(samlResponse, false, signal);
    const abort = new AbortController();
    const signingIn = { abort, deadlineMillis: this.#now() + SIGN_IN_LIMIT_MILLIS };
    this.#signingIn = signingIn;
    const combined = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
    const cancelDeadline = this.#ports.alarm.set(signingIn.deadlineMillis, () =>
      abort.abort(new DaypassError('signInExpired', { session: this.#account.name })),
    );
    try {
      const asked = this.#parts.ways.byPerson(this.#account, openBrowser, combined);
      // What is awaited below may be ended first.
      asked.catch(() => undefined);
      this.#changed();
      onPrompt?.({ flow: 'browser', url: this.#account.url, deadlineMillis: signingIn.deadlineMillis });
      const response = await Promise.race([asked, rejectionOf(combined)]);
      return await this.#accept(response, this.#account.loopbackPort === undefined, combined);
    } catch (thrown) {
      if (signal?.aborted === true) throw new DaypassError('signInCancelled', {}, { cause: thrown });
      throw toDaypassError(thrown);
    } finally {
      cancelDeadline();
      if (this.#signingIn === signingIn) this.#signingIn = undefined;
      this.#changed();
    }
  }

  cancelSignIn(): void {
    const signingIn = this.#signingIn;
    this.#signingIn = undefined;
    signingIn?.abort.abort(new DaypassError('signInCancelled'));
    if (signingIn) this.#changed();
  }

  async signOut(): Promise<void> {
    this.#live = undefined;
    this.#stored = await this.#parts.store.change(this.#account.id, () => ({
      endsAtMillis: this.#now(),
      roles: [],
      keys: [],
      isSignedOutByUser: true,
      canRenewSilently: false,
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
    if (live) return this.#store(await this.#minter.mint(this.#account, role, live, signal), live.assertion);
    const stored = this.#keysOf(role);
    if (stored && this.#hasLife(stored)) return stored.credentials;
    const renewed = await this.#renewSilently(role, signal);
    if (renewed) return renewed;
    if (stored && stored.credentials.expiresAtMillis - this.#now() > LEAST_USEFUL_MILLIS) return stored.credentials;
    throw this.#signInNeeded();
  }

  /** Takes a response: reads it, and has the keys that the person will want while AWS redeems it. */
  async #accept(response: Secret, canRenewSilently: boolean, signal?: AbortSignal): Promise<SignedIn> {
    const { loopbackPort } = this.#account;
    const assertion = readSamlResponse(response.reveal(), {
      nowMillis: this.#now(),
      ...(loopbackPort !== undefined && { loopbackRecipient: loopbackAcsUrl(loopbackPort) }),
    });
    const live = { response, assertion };
    const wanted = rolesToMint(assertion.roles, this.#stored, canRenewSilently);
    const keys = await this.#minter.mintAll(this.#account, wanted, live, signal);
    const ends = [assertion.expiresAtMillis, ...keys.map(({ credentials }) => credentials.expiresAtMillis)];
    const { sessionSeconds } = assertion;
    this.#stored = await this.#parts.store.change(this.#account.id, () => ({
      endsAtMillis: Math.max(...ends),
      roles: assertion.roles,
      ...(sessionSeconds !== undefined && { sessionSeconds }),
      keys,
      isSignedOutByUser: false,
      canRenewSilently,
    }));
    this.#live = live;
    this.#changed();
    return { expiresAtMillis: Math.max(...ends), refreshable: false };
  }

  /** Undefined where the identity provider wants the person; it is then not asked again before the next sign-in. */
  async #renewSilently(role: SamlRole, signal: AbortSignal): Promise<RoleCredentials | undefined> {
    if (this.#stored?.canRenewSilently !== true || this.#signingIn) return undefined;
    const { own } = this.#parts.deps;
    const lockPath = join(own.locksDir, `saml-${this.#account.id}.lock`);
    const wait = { ...this.#ports, waitMillis: SILENT_LOCK_WAIT_MILLIS, signal };
    return withFileLock(lockPath, wait, async () => {
      await this.reload();
      const stored = this.#keysOf(role);
      // Another process has renewed meanwhile.
      if (stored && this.#hasLife(stored)) return stored.credentials;
      if (this.#stored?.canRenewSilently !== true) return undefined;
      try {
        await this.#accept(await this.#parts.ways.silently(this.#account, signal), true, signal);
      } catch (thrown) {
        signal.throwIfAborted();
        this.#ports.log.info('saml.notRenewed', { code: toDaypassError(thrown).code });
        this.#stored = await this.#parts.store.change(
          this.#account.id,
          (known) => known && { ...known, canRenewSilently: false },
        );
        return undefined;
      }
      const live = this.#liveAssertion();
      const kept = this.#keysOf(role);
      if (kept && this.#hasLife(kept)) return kept.credentials;
      return live && this.#store(await this.#minter.mint(this.#account, role, live, signal), live.assertion);
    });
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
