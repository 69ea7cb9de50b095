import { unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';
import type { SessionState } from '../../../shared/domain/session-state.ts';
import { errnoOf, toDiskError } from '../../disk/read/disk-error.ts';
import { withFileLock } from '../../disk/write/file-lock.ts';
import { isThere } from '../../disk/write/tidy-files.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { RefusedTokens } from '../identity-center/sign-in/refused-tokens.ts';
import type { SourceDeps } from '../role-source.ts';
import { loginFilePath, readLoginFile, writeLoginFile, type LoginFile } from './login-file.ts';
import { renewLogin, type RenewedLogin } from './sign-in-gateway.ts';
import { formatInstant } from '../../../shared/text/instant.ts';

/** The AWS CLI renews at five minutes: earlier, so that it stays idle. */
const RENEW_BELOW_MILLIS = 7 * 60_000;
/** Renewing is tried again after this while it fails for a passing reason. */
const RETRY_MILLIS = 60_000;
const LOCK_WAIT_MILLIS = 25_000;

export interface LoginProfile {
  readonly profileName: string;
  /** The source's id. */
  readonly sourceId: string;
  readonly loginSession: string;
  readonly region: string;
}

/** The file as last read, without its secrets. */
interface Seen {
  readonly expiresAtMillis: number;
  /** AWS has refused its refresh token. */
  readonly isRefused: boolean;
}

/** The keys of one `aws login`, which the AWS CLI and the SDKs read from the same file. */
export class LoginSession {
  readonly profile: LoginProfile;
  readonly #deps: SourceDeps;
  readonly #path: string;
  readonly #refused: RefusedTokens;
  #seen: Seen | undefined;
  #hadFile = false;
  #isRenewing = false;
  #failure: { readonly code: ErrorCode; readonly retryAtMillis: number } | undefined;

  constructor(deps: SourceDeps, profile: LoginProfile) {
    this.#deps = deps;
    this.profile = profile;
    this.#path = loginFilePath(profile.loginSession, deps.aws);
    this.#refused = new RefusedTokens(deps.own, deps.ports);
  }

  /** As last read. */
  standing(): Exclude<SessionState, { readonly at: 'queued' | 'registering' | 'awaitingUser' }> {
    const seen = this.#seen;
    if (!seen) return { at: 'signedOut', reason: this.#hadFile ? 'byUser' : 'never' };
    const { expiresAtMillis, isRefused } = seen;
    if (isRefused) return { at: 'signedOut', reason: 'revoked', expiredAtMillis: expiresAtMillis };
    if (this.#isRenewing) return { at: 'refreshing', expiresAtMillis };
    if (this.#failure) return { at: 'retrying', expiresAtMillis, ...this.#failure };
    return { at: 'signedIn', expiresAtMillis, refreshable: true };
  }

  /** When it wants to be renewed; undefined where only another sign-in helps. */
  get dueAtMillis(): number | undefined {
    if (!this.#seen || this.#seen.isRefused) return undefined;
    return this.#failure?.retryAtMillis ?? this.#seen.expiresAtMillis - RENEW_BELOW_MILLIS;
  }

  /** Reads the file. */
  async reload(): Promise<void> {
    await this.#read();
  }

  /** Keys with some minutes of life, renewed where that is due. Rejects: signInNeeded, and what a renewal can meet. */
  async keys(signal?: AbortSignal): Promise<RoleCredentials> {
    const file = await this.#read();
    if (!file) throw this.#signInNeeded();
    if (this.#hasLife(file)) return file.keys;
    if (this.#seen?.isRefused === true) throw this.#signInNeeded();
    try {
      this.#isRenewing = true;
      this.#changed();
      const keys = await this.#renewed(signal);
      this.#failure = undefined;
      return keys;
    } catch (thrown) {
      signal?.throwIfAborted();
      const error = toDaypassError(thrown);
      if (error.code === 'signInNeeded') throw error;
      this.#failure = { code: error.code, retryAtMillis: this.#now() + RETRY_MILLIS };
      // Keys that still live are good where renewing fails for a passing reason.
      if (this.#leftMillis(file) > 0) return file.keys;
      throw error;
    } finally {
      this.#isRenewing = false;
      this.#changed();
    }
  }

  /** Removes the file, as `aws logout` does. AWS has no call that ends such a sign-in. Rejects: fileForbidden, diskFailed, busy. */
  async remove(): Promise<void> {
    await this.#locked(undefined, async () => {
      await unlink(this.#path).catch((thrown: unknown) => {
        if (errnoOf(thrown) !== 'ENOENT') throw toDiskError(thrown, this.#path);
      });
    });
    await this.#deps.fileForgotten(this.#path);
    this.#hadFile = true;
    this.#seen = undefined;
    this.#failure = undefined;
    this.#changed();
  }

  async #read(): Promise<LoginFile | undefined> {
    const file = await readLoginFile(this.#path);
    const before = this.#seen;
    if (!file) {
      this.#seen = undefined;
      return undefined;
    }
    const end = await this.#refused.endOf(this.profile.sourceId, { accessToken: file.refreshToken });
    const { expiresAtMillis } = file.keys;
    if (before?.expiresAtMillis !== expiresAtMillis) this.#failure = undefined;
    this.#seen = { expiresAtMillis, isRefused: end !== undefined };
    this.#hadFile = true;
    return file;
  }

  /** Renews under a lock of ours; the file is read again before, and again before a refusal counts. */
  #renewed(signal: AbortSignal | undefined): Promise<RoleCredentials> {
    return this.#locked(signal, async () => {
      const file = await this.#read();
      if (!file) throw this.#signInNeeded();
      if (this.#hasLife(file)) return file.keys;
      const region = file.signInRegion ?? this.profile.region;
      let renewed: RenewedLogin;
      try {
        renewed = await renewLogin(file, region, this.#deps, signal);
      } catch (thrown) {
        const error = toDaypassError(thrown);
        if (error.code !== 'signInNeeded') throw error;
        // Another tool may have spent the refresh token a moment ago.
        const again = await this.#read();
        const isNewer = again !== undefined && again.refreshToken.reveal() !== file.refreshToken.reveal();
        if (isNewer && this.#leftMillis(again) > 0) return again.keys;
        await this.#refused.note(this.profile.sourceId, { accessToken: file.refreshToken }, 'revoked');
        await this.#read();
        throw this.#signInNeeded(error);
      }
      return (await this.#keysOfNewSignIn(file)) ?? (await this.#store(file, region, renewed));
    });
  }

  /**
   * The keys of a sign-in that another tool has made while AWS renewed `before`: it is newer than what the renewal brought.
   * Rejects with signInNeeded where the file is gone, which is all that a sign-out by the AWS CLI does.
   */
  async #keysOfNewSignIn(before: LoginFile): Promise<RoleCredentials | undefined> {
    const now = await this.#read();
    if (now === undefined && !(await isThere(this.#path))) throw this.#signInNeeded();
    const isNew = now !== undefined && now.refreshToken.reveal() !== before.refreshToken.reveal();
    return isNew && this.#leftMillis(now) > 0 ? now.keys : undefined;
  }

  #locked<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const { ports, own } = this.#deps;
    const lockPath = join(own.locksDir, `login-${basename(this.#path, '.json').slice(0, 32)}.lock`);
    return withFileLock(lockPath, { ...ports, waitMillis: LOCK_WAIT_MILLIS, ...(signal && { signal }) }, work);
  }

  async #store(
    { content, keys }: LoginFile,
    signInRegion: string,
    { refreshToken, expiresInSeconds, ...renewed }: RenewedLogin,
  ): Promise<RoleCredentials> {
    const expiresAtMillis = Math.floor(this.#now() / 1000 + expiresInSeconds) * 1000;
    const expiresAt = formatInstant(expiresAtMillis);
    const accessToken = { ...record(content['accessToken']), ...renewed, accountId: keys.accountId, expiresAt };
    const beforeRename = (identity: string): void => this.#deps.noteWrite?.(this.#path, identity);
    await writeLoginFile(this.#path, { ...content, accessToken, refreshToken, signInRegion }, beforeRename);
    const file = await this.#read();
    if (!file) throw new DaypassError('unexpectedAnswer');
    return file.keys;
  }

  #hasLife(file: LoginFile): boolean {
    return this.#leftMillis(file) > RENEW_BELOW_MILLIS;
  }

  #leftMillis({ keys }: LoginFile): number {
    return keys.expiresAtMillis - this.#now();
  }

  #now(): number {
    return this.#deps.ports.clock.nowMillis();
  }

  #changed(): void {
    this.#deps.onChange(this.profile.sourceId);
  }

  #signInNeeded(cause?: unknown): DaypassError {
    return new DaypassError('signInNeeded', { session: this.profile.sourceId }, { cause });
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
