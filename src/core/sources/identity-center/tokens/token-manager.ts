import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SsoSession } from '../../../state.ts';
import type { CachedToken, TokenToWrite } from './token-cache.ts';
import type { TokenStore } from './token-store.ts';
import type { IssuedToken, OidcGateway } from '../portal/oidc-gateway.ts';
import type { Ports } from '../../../ports.ts';
import type { PortalSessionHistory } from '../session/portal-session-history.ts';
import type { RefusedTokens, RenewalEnd } from '../sign-in/refused-tokens.ts';
import { refreshDueMillis } from '../session/refresh-time.ts';
import { isSamePortal } from '../../../../shared/text/start-url.ts';
import type { SignedInBy } from '../sign-in/sign-in-flow.ts';

/**
 * Another tool that has just spent the refresh token has the answer in hand some moments before it is in the file: so
 * long is waited before AWS's refusal is believed.
 */
const OTHERS_WRITE_MILLIS = 1_000;

/** Told what the portal does for a session's tokens. */
export type PortalNotes = Pick<PortalSessionHistory, 'seen' | 'signedIn' | 'renewed' | 'ended' | 'signedOut'>;

export type TokenRefusals = Pick<RefusedTokens, 'endOf' | 'note'>;

interface Refreshing {
  readonly token: Promise<StoredToken>;
  readonly abort: AbortController;
  /** The token of a sign-in that was done meanwhile, for those who wait for this refresh. */
  successor?: Promise<StoredToken>;
}

export interface StoredToken extends TokenToWrite {
  /** From its making to its end, by the file's time; undefined where that makes no sense. */
  readonly lifeMillis?: number;
  /** Set while the token is in memory only, because its file could not be written: no other tool has it. */
  readonly unsavedBecause?: DaypassError;
  /** Set if AWS has refused this very token, whichever of our processes heard it. */
  readonly refusedAs?: RenewalEnd;
}

/**
 * The token files, and the refresh that renews them: never two refreshes at once for one session over all our
 * processes, and never one with a refresh token that another tool has just used up.
 */
export class TokenManager {
  readonly #ports: Pick<Ports, 'clock' | 'alarm' | 'log'>;
  readonly #store: TokenStore;
  readonly #gatewayFor: (region: string) => Pick<OidcGateway, 'createToken'>;
  readonly #portalHistory: PortalNotes;
  readonly #refusals: TokenRefusals;
  readonly #refreshing = new Map<string, Refreshing>();
  /** How many sign-ins each session has had here: a sign-out that waits must not take a later one away. */
  readonly #signIns = new Map<string, number>();
  /** New tokens that could not be written: with one-use refresh tokens they are all that keeps the session. */
  readonly #unsaved = new Map<string, StoredToken>();

  constructor(
    ports: Pick<Ports, 'clock' | 'alarm' | 'log'>,
    store: TokenStore,
    gatewayFor: (region: string) => Pick<OidcGateway, 'createToken'>,
    portalHistory: PortalNotes,
    refusals: TokenRefusals,
  ) {
    this.#ports = ports;
    this.#store = store;
    this.#portalHistory = portalHistory;
    this.#refusals = refusals;
    this.#gatewayFor = gatewayFor;
  }

  /**
   * Returns the session's token from its file, live or not, or a newer one that is in memory only. Returns undefined for
   * truncated or invalid files. Returns undefined for a token of another portal, which the session's name stood for
   * before its config was edited: AWS would refuse its renewal, and its accounts are the other portal's.
   */
  async read(session: SsoSession): Promise<StoredToken | undefined> {
    const { token, note, modifiedAtMillis, unknownKeys } = await this.#store.read(session);
    if (note) this.#ports.log.warn('tokenFileOdd', { session: session.name, note });
    const isOurs = token !== undefined && isSamePortal(token, session);
    if (token && !isOurs) this.#ports.log.warn('tokenOfAnotherPortal', { session: session.name });
    const unsaved = this.#unsaved.get(session.name);
    if (unsaved && !isSupersededBy(unsaved, session, isOurs ? token : undefined)) return unsaved;
    if (!isOurs) return undefined;
    const lifeMillis = modifiedAtMillis === undefined ? 0 : token.expiresAtMillis - modifiedAtMillis;
    const stored = { ...token, ...(unknownKeys && { unknownKeys }), ...(lifeMillis > 0 && { lifeMillis }) };
    const refusedAs = await this.#refusals.endOf(session.name, token);
    return refusedAs === undefined ? stored : { ...stored, refusedAs };
  }

  /** Tries again to write a token that is in memory only. Drops it if the file has a newer one. */
  async saveUnsaved(session: SsoSession): Promise<void> {
    if (!this.#unsaved.has(session.name)) return;
    const token = await this.read(session);
    if (token?.unsavedBecause) await this.#save(session, token);
    else this.#unsaved.delete(session.name);
  }

  /** Adds a token that was read to what is known about its portal. */
  noteSeen(session: SsoSession, token: StoredToken): Promise<void> {
    // One in memory only was noted when it was issued.
    return token.unsavedBecause ? Promise.resolve() : this.#portalHistory.seen(session.name, token);
  }

  /** A token to use now: renewed first when it is due. `rejected` is one the portal has just answered 401 to. Rejects with signInNeeded. */
  async live(session: SsoSession, rejected?: CachedToken): Promise<StoredToken> {
    const token = await this.read(session);
    if (!token) throw signInNeeded(session);
    const isRejected = rejected !== undefined && sameToken(token, rejected);
    const now = this.#ports.clock.nowMillis();
    if (!isRejected && isRenewable(token) && now < refreshDueMillis(token, 0)) return token;
    const isUsable = !isRejected && now < token.expiresAtMillis;
    if (!isRenewable(token)) {
      if (isUsable) return token;
      if (isRejected) await this.#refusals.note(session.name, token, 'revoked');
      throw signInNeeded(session);
    }
    try {
      return await this.refresh(session, token);
    } catch (thrown) {
      if (isUsable && toDaypassError(thrown).code !== 'signInNeeded') return token;
      throw thrown;
    }
  }

  /**
   * Renews `seen`, or adopts what another process has made of it meanwhile. Rejects with `signInNeeded` where AWS
   * refuses for good, its fact `end` a RenewalEnd, or where the file is gone, without that fact; and with what writing
   * the token would meet.
   */
  refresh(session: SsoSession, seen: CachedToken): Promise<StoredToken> {
    const running = this.#refreshing.get(session.name);
    if (running) return running.token;
    const abort = new AbortController();
    const token = this.#store
      .alone(session, () => this.#refreshAlone(session, seen, abort.signal))
      .catch((thrown: unknown) => this.#refreshing.get(session.name)?.successor ?? Promise.reject(thrown))
      .finally(() => this.#refreshing.delete(session.name));
    this.#refreshing.set(session.name, { token, abort });
    return token;
  }

  /** Rejects where a new token could not be written now. */
  proveWritable(session: SsoSession): Promise<void> {
    return this.#store.proveWritable(session);
  }

  /**
   * Keeps what a sign-in brought; in memory where its file cannot be written. A refresh under way, here or in another
   * process, is over before: its token of the older sign-in must not take the new one's place.
   */
  async store(session: SsoSession, { token, registration }: SignedInBy): Promise<StoredToken> {
    const now = this.#ports.clock.nowMillis();
    const stored: StoredToken = {
      startUrl: session.startUrl,
      region: session.region,
      ...issued(token, now),
      clientId: registration.clientId,
      clientSecret: registration.clientSecret,
      registrationExpiresAtMillis: registration.expiresAtMillis,
    };
    this.#signIns.set(session.name, this.#signInsOf(session) + 1);
    const save = () => this.#save(session, stored);
    // Without the lock (no room for it, or held for too long) it is kept all the same.
    const saved = this.#store.alone(session, save).catch(save);
    const running = this.#refreshing.get(session.name);
    if (running) running.successor = saved;
    this.#endRefresh(session);
    this.#portalHistory.signedIn(session.name, stored);
    return saved;
  }

  /** Removes the token at once, and again what another process was about to write when it is done. */
  async forget(session: SsoSession): Promise<void> {
    this.#endRefresh(session);
    this.#unsaved.delete(session.name);
    await this.#store.remove(session);
    const signInsBefore = this.#signInsOf(session);
    const isStillWanted = () => this.#signInsOf(session) === signInsBefore;
    await this.#store
      .alone(session, async () => {
        if (isStillWanted()) await this.#store.remove(session);
      })
      .catch((thrown: unknown) => {
        this.#ports.log.warn('signOutUnguarded', { session: session.name, code: toDaypassError(thrown).code });
      });
    if (isStillWanted()) this.#portalHistory.signedOut(session.name);
  }

  #signInsOf({ name }: SsoSession): number {
    return this.#signIns.get(name) ?? 0;
  }

  /** What it brings is no longer wanted. */
  #endRefresh(session: SsoSession): void {
    this.#refreshing.get(session.name)?.abort.abort(signInNeeded(session));
  }

  async #refreshAlone(
    session: SsoSession,
    seen: CachedToken,
    signal: AbortSignal,
    isSecondTry = false,
  ): Promise<StoredToken> {
    const current = await this.read(session);
    signal.throwIfAborted();
    if (!current) throw signInNeeded(session);
    if (!sameToken(current, seen) && this.#ports.clock.nowMillis() < current.expiresAtMillis) return current;
    const { refreshToken, clientId, clientSecret, registrationExpiresAtMillis } = current;
    if (!refreshToken || !clientId || !clientSecret) throw signInNeeded(session);

    // A refresh token is good for one use: it is not spent where what it buys could not be kept. One that is in memory
    // only has no more to lose.
    if (!current.unsavedBecause) await this.#store.proveWritable(session, current);
    const registration = { clientId, clientSecret, expiresAtMillis: registrationExpiresAtMillis ?? 0 };
    const grant = { type: 'refresh', refreshToken } as const;
    const answer = await this.#gatewayFor(session.region).createToken(registration, grant, signal);
    signal.throwIfAborted();
    if (typeof answer === 'object') {
      const inFile = current.unsavedBecause ? undefined : await this.read(session);
      if (inFile && this.#isNewSignIn(inFile, current)) return inFile;
      const { refusedAs: _earlier, ...rest } = current;
      const unknownKeys = inFile?.unknownKeys ?? current.unknownKeys;
      const fromFile = { ...rest, ...(unknownKeys && { unknownKeys }) };
      const renewed = { ...fromFile, ...issued(answer, this.#ports.clock.nowMillis()) };
      this.#portalHistory.renewed(session.name, renewed);
      return this.#save(session, renewed);
    }
    if (answer === 'slowDown' || answer === 'pending') throw new DaypassError('throttled');
    // Another tool may have spent this refresh token between our reading and AWS's answer.
    if (answer === 'invalidGrant' && !isSecondTry && (await this.#hasBeenReplaced(session, current, signal))) {
      return this.#refreshAlone(session, current, signal, true);
    }
    signal.throwIfAborted();
    const isRegistrationOver = this.#ports.clock.nowMillis() >= (registrationExpiresAtMillis ?? Number.MAX_VALUE);
    const end: RenewalEnd = answer === 'invalidClient' || isRegistrationOver ? 'registrationEnded' : 'revoked';
    if (end === 'revoked') this.#portalHistory.ended(session.name);
    await this.#refusals.note(session.name, current, end);
    throw new DaypassError('signInNeeded', { session: session.name, end });
  }

  /**
   * Returns true if another tool has replaced a token that we have just renewed. That can't be a renewal, for the refresh
   * token was still good for ours: the person has signed in with that tool.
   */
  #isNewSignIn(inFile: StoredToken, renewed: StoredToken): boolean {
    return !sameToken(inFile, renewed) && isRenewable(inFile) && this.#isLive(inFile);
  }

  #isLive({ expiresAtMillis }: CachedToken): boolean {
    return this.#ports.clock.nowMillis() < expiresAtMillis;
  }

  async #hasBeenReplaced(session: SsoSession, known: CachedToken, signal: AbortSignal): Promise<boolean> {
    const isReplaced = async () => {
      const again = await this.read(session);
      return again !== undefined && !sameToken(again, known);
    };
    if (await isReplaced()) return true;
    await this.#ports.alarm.sleep(OTHERS_WRITE_MILLIS, signal);
    return isReplaced();
  }

  async #save(session: SsoSession, token: StoredToken): Promise<StoredToken> {
    const { unsavedBecause: _past, ...saved } = token;
    try {
      await this.#store.write(session, saved);
      this.#unsaved.delete(session.name);
      return saved;
    } catch (thrown) {
      const unsavedBecause = toDaypassError(thrown);
      if (!this.#unsaved.has(session.name)) {
        this.#ports.log.warn('tokenNotSaved', { session: session.name, code: unsavedBecause.code });
      }
      const unsaved = { ...saved, unsavedBecause };
      this.#unsaved.set(session.name, unsaved);
      return unsaved;
    }
  }
}

export function isRenewable(token: CachedToken): boolean {
  return token.refreshToken !== undefined && token.clientId !== undefined && token.clientSecret !== undefined;
}

function issued(token: IssuedToken, nowMillis: number) {
  return {
    accessToken: token.accessToken,
    // Whole seconds, as the file holds them: rounded down, never promising more.
    expiresAtMillis: Math.floor((nowMillis + token.expiresInMillis) / 1000) * 1000,
    lifeMillis: token.expiresInMillis,
    // Left out of an answer, the old one goes on.
    ...(token.refreshToken && { refreshToken: token.refreshToken }),
  };
}

/** Returns true if the unsaved token is of another portal, or the file's is newer. */
function isSupersededBy(unsaved: StoredToken, session: SsoSession, inFile: CachedToken | undefined): boolean {
  if (!isSamePortal(unsaved, session)) return true;
  return inFile !== undefined && inFile.expiresAtMillis > unsaved.expiresAtMillis;
}

function sameToken(a: CachedToken, b: CachedToken): boolean {
  return a.accessToken.reveal() === b.accessToken.reveal();
}

function signInNeeded(session: SsoSession): DaypassError {
  return new DaypassError('signInNeeded', { session: session.name });
}
