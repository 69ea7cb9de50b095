import { join } from 'node:path';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { SessionState } from '../../../shared/domain/session-state.ts';
import type { Trouble } from '../../../shared/view.ts';
import type { SignedIn, SignInOptions } from '../../requests.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { Secret } from '../../secret.ts';
import type { SourceStanding } from '../../state.ts';
import { withFileLock } from '../../disk/write/file-lock.ts';
import type { SourceDeps } from '../role-source.ts';
import { readSamlResponse, type SamlAssertion, type SamlRole } from './assertion.ts';
import { isLive, isUseful, lastsLong, renewAtMillis } from './key-lifetimes.ts';
import { RoleMinter } from './role-minter.ts';
import { rolesToMint } from './roles-to-mint.ts';
import type { SamlAccount, SamlAccounts } from './saml-accounts.ts';
import {
  keysBeside,
  signedInSession,
  signedOutSession,
  whileSignedIn,
  withKeys,
  withoutRenewal,
} from './session-changes.ts';
import type { SamlSessionStore, StoredKeys, StoredSession } from './session-store.ts';
import { loopbackAcsUrl } from './sign-in/loopback-response.ts';
import type { ObtainedResponse, ResponseWays, SilentWay } from './sign-in/obtain-response.ts';
import { PersonSignIn } from './sign-in/person-sign-in.ts';

const SILENT_LOCK_WAIT_MILLIS = 20_000;

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

/** The sign-in at one application: its response in memory while AWS redeems it, its keys on disk until they expire. */
export class SamlSession {
  readonly #parts: SamlSessionParts;
  readonly #minter: RoleMinter;
  readonly #signingIn: PersonSignIn;
  #account: SamlAccount;
  #stored: StoredSession | undefined;
  #isLoaded = false;
  #live: LiveAssertion | undefined;
  #trouble: Trouble | undefined;
  /** The end before which a renewal ahead has been tried. */
  #triedForEndMillis: number | undefined;

  constructor(account: SamlAccount, parts: SamlSessionParts) {
    this.#account = account;
    this.#parts = parts;
    this.#minter = new RoleMinter(parts);
    this.#signingIn = new PersonSignIn({ ports: parts.deps.ports, ways: parts.ways, onChange: () => this.#changed() });
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
    const signingIn = this.#signingIn.standing(this.#account, heldUntilMillis);
    if (signingIn) return signingIn;
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
    if (this.#stored && !this.#signingIn.isInProgress) await this.#parts.ways.signedOutElsewhere(this.#account);
  }

  async signIn(options: SignInOptions): Promise<SignedIn> {
    const { flow, signal, samlResponse } = options;
    if (flow === 'device') throw new DaypassError('deviceCodeUnsupported', { session: this.#account.name });
    await this.load();
    if (samlResponse) {
      // One that is refused leaves a sign-in in the browser as it is.
      const signedIn = await this.#accept({ response: samlResponse }, signal);
      this.cancelSignIn();
      return signedIn;
    }
    this.#trouble = undefined;
    try {
      return await this.#signingIn.run(this.#account, options, (response, limited) => this.#accept(response, limited));
    } catch (thrown) {
      throw this.#noted(toDaypassError(thrown));
    } finally {
      this.#changed();
    }
  }

  cancelSignIn(): void {
    this.#signingIn.cancel();
  }

  async signOut(): Promise<void> {
    this.#live = undefined;
    this.#trouble = undefined;
    await this.#change(() => signedOutSession(this.#now()));
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
    if (this.#isSignedOut) throw this.#signInNeeded();
    const role = this.#role(accountId, roleName);
    const live = this.#liveAssertion();
    const maySilently = await this.#maySilently(role);
    if (live && (maySilently || !live.isSilent))
      return this.#store(await this.#minter.mint(this.#account, role, live, signal), live.assertion);
    const stored = this.#keysOf(role);
    if (stored && lastsLong(stored, this.#now())) return stored.credentials;
    const renewed = maySilently ? await this.#renewSilently(role, signal) : undefined;
    if (renewed) return renewed;
    const left = this.#keysOf(role);
    if (left && isUseful(left, this.#now())) return left.credentials;
    throw this.#signInNeeded();
  }

  /** When it should be renewed without the person, if it can be. */
  get dueAtMillis(): number | undefined {
    const keys = this.#storedKeys;
    const isTried = this.#triedForEndMillis === this.#stored?.endsAtMillis;
    if (this.#silentWay() === undefined || isTried || keys.length === 0) return undefined;
    return Math.max(...keys.map(renewAtMillis));
  }

  /** When the sign-in ends by itself; undefined where it has ended. */
  get endsAtMillis(): number | undefined {
    return this.#liveUntilMillis();
  }

  /** Renews the keys that the person uses, if the settings allow that for one of them. Never rejects. */
  async renewAhead(): Promise<void> {
    this.#triedForEndMillis = this.#stored?.endsAtMillis;
    const used = new Set(this.#storedKeys.map(({ roleArn }) => roleArn));
    const [role] = await this.#allowed(this.roles.filter(({ roleArn }) => used.has(roleArn)));
    if (!role || this.#signingIn.isInProgress) return;
    await this.#renewSilently(role, new AbortController().signal, true).catch((thrown: unknown) => {
      this.#ports.log.info('saml.notRenewed', { code: toDaypassError(thrown).code });
    });
  }

  /** Keeps what went wrong for the shells to show; a person who cancels knows. */
  #noted(error: DaypassError): DaypassError {
    const { code, facts } = error;
    if (code !== 'signInCancelled') this.#trouble = { code, facts, atMillis: this.#now() };
    return error;
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
    const usual = rolesToMint(assertion.roles, this.#storedKeys, renewsBy !== undefined);
    const wanted = isSilent ? await this.#allowed(usual) : usual;
    const minted = await this.#minter.mintAll(this.#account, wanted, live, signal);
    const others = isSilent ? keysBeside(minted, this.#storedKeys, assertion.roles, this.#now()) : [];
    const session = signedInSession(assertion, [...minted, ...others], renewsBy);
    await this.#change((stored) => (isSilent ? whileSignedIn(stored, session) : session));
    // The person has signed out since, here or in another process.
    if (isSilent && this.#isSignedOut) throw this.#signInNeeded();
    this.#live = live;
    this.#trouble = undefined;
    this.#changed();
    return { expiresAtMillis: session.endsAtMillis, refreshable: false };
  }

  /** Undefined where the identity provider wants the person; it is then not asked again before the next sign-in. */
  async #renewSilently(role: SamlRole, signal: AbortSignal, isAhead = false): Promise<RoleCredentials | undefined> {
    if (this.#silentWay() === undefined || this.#signingIn.isInProgress) return undefined;
    const endBefore = this.#stored?.endsAtMillis;
    const { own } = this.#parts.deps;
    const lockPath = join(own.locksDir, `saml-${this.#account.id}.lock`);
    const wait = { ...this.#ports, waitMillis: SILENT_LOCK_WAIT_MILLIS, signal };
    return withFileLock(lockPath, wait, async () => {
      await this.reload();
      const stored = this.#keysOf(role);
      // Another process has renewed meanwhile.
      const isRenewed = this.#stored?.endsAtMillis !== endBefore;
      if (stored && lastsLong(stored, this.#now()) && (isRenewed || !isAhead)) return stored.credentials;
      const way = this.#silentWay();
      if (way === undefined) return undefined;
      try {
        await this.#accept(await this.#parts.ways.silently(this.#account, way, signal), signal, true);
      } catch (thrown) {
        signal.throwIfAborted();
        this.#ports.log.info('saml.notRenewed', { code: toDaypassError(thrown).code });
        await this.#change(withoutRenewal);
        return undefined;
      }
      const live = this.#liveAssertion();
      const again = this.#keysOf(role);
      if (again && lastsLong(again, this.#now())) return again.credentials;
      return live && this.#store(await this.#minter.mint(this.#account, role, live, signal), live.assertion);
    });
  }

  /** How another response can be had without the person, if this process has that way. */
  #silentWay(): SilentWay | undefined {
    const way = this.#stored?.renewsBy;
    return way !== undefined && this.#parts.ways.hasSilentWay(way) ? way : undefined;
  }

  async #store(minted: StoredKeys, assertion: SamlAssertion): Promise<RoleCredentials> {
    const nowMillis = this.#now();
    await this.#change((known) => withKeys(known, minted, assertion, nowMillis));
    this.#changed();
    return minted.credentials;
  }

  async #change(change: Parameters<SamlSessionStore['change']>[1]): Promise<void> {
    this.#stored = await this.#parts.store.change(this.#account.id, change);
  }

  #role(accountId: string, roleName: string): SamlRole {
    const role = this.roles.find((each) => each.accountId === accountId && each.roleName === roleName);
    if (!role) throw new DaypassError('noAccess', {});
    return role;
  }

  get #isSignedOut(): boolean {
    return this.#stored?.isSignedOutByUser !== false;
  }

  get #storedKeys(): readonly StoredKeys[] {
    return this.#stored?.keys ?? [];
  }

  #keysOf({ roleArn }: SamlRole): StoredKeys | undefined {
    return this.#storedKeys.find((each) => each.roleArn === roleArn && isLive(each, this.#now()));
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
