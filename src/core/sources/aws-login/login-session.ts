import { basename, join } from 'node:path';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { withFileLock } from '../../disk/write/file-lock.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { SourceDeps } from '../role-source.ts';
import { loginFilePath, readLoginFile, writeLoginFile, type LoginFile } from './login-file.ts';
import { renewLogin } from './sign-in-gateway.ts';

/** The AWS CLI renews at five minutes: earlier, so that it stays idle. */
const RENEW_BELOW_MILLIS = 7 * 60_000;
const LOCK_WAIT_MILLIS = 25_000;

/** The keys of one `aws login`, which the AWS CLI and the SDKs read from the same file. */
export class LoginSession {
  readonly #deps: SourceDeps;
  readonly #profileName: string;
  readonly #region: string;
  readonly #path: string;

  constructor(
    deps: SourceDeps,
    profile: { readonly name: string; readonly loginSession: string; readonly region: string },
  ) {
    this.#deps = deps;
    this.#profileName = profile.name;
    this.#region = profile.region;
    this.#path = loginFilePath(profile.loginSession, deps.ports.surroundings);
  }

  /** Keys with some minutes of life, renewed where that is due. Rejects: loginSessionEnded, and what a renewal can meet. */
  async keys(signal?: AbortSignal): Promise<RoleCredentials> {
    const file = await readLoginFile(this.#path);
    if (!file) throw this.#ended();
    if (this.#hasLife(file)) return file.keys;
    try {
      return await this.#renewed(signal);
    } catch (thrown) {
      signal?.throwIfAborted();
      const error = toDaypassError(thrown);
      // Keys that still live are good where renewing fails for a passing reason.
      if (error.code !== 'loginSessionEnded' && this.#leftMillis(file) > 0) return file.keys;
      throw error;
    }
  }

  /** Renews under a lock of ours; the file is read again before, and again before a refusal counts. */
  #renewed(signal: AbortSignal | undefined): Promise<RoleCredentials> {
    const { ports, own } = this.#deps;
    const lockPath = join(own.locksDir, `login-${basename(this.#path, '.json').slice(0, 32)}.lock`);
    const wait = { ...ports, waitMillis: LOCK_WAIT_MILLIS, ...(signal && { signal }) };
    return withFileLock(lockPath, wait, async () => {
      const file = await readLoginFile(this.#path);
      if (!file) throw this.#ended();
      if (this.#hasLife(file)) return file.keys;
      const region = file.signInRegion ?? this.#region;
      try {
        return await this.#store(file, region, await renewLogin(file, region, this.#deps, signal));
      } catch (thrown) {
        const error = toDaypassError(thrown);
        if (error.code !== 'loginSessionEnded') throw error;
        // Another tool may have spent the refresh token a moment ago.
        const again = await readLoginFile(this.#path);
        const isNewer = again !== undefined && again.refreshToken.reveal() !== file.refreshToken.reveal();
        if (isNewer && this.#leftMillis(again) > 0) return again.keys;
        throw this.#ended(error);
      }
    });
  }

  async #store(
    { content, keys }: LoginFile,
    signInRegion: string,
    { refreshToken, expiresInSeconds, ...renewed }: Awaited<ReturnType<typeof renewLogin>>,
  ): Promise<RoleCredentials> {
    const expiresAtMillis = Math.floor(this.#deps.ports.clock.nowMillis() / 1000 + expiresInSeconds) * 1000;
    const expiresAt = new Date(expiresAtMillis).toISOString().replace('.000Z', 'Z');
    const accessToken = { ...record(content['accessToken']), ...renewed, accountId: keys.accountId, expiresAt };
    await writeLoginFile(this.#path, { ...content, accessToken, refreshToken, signInRegion });
    const file = await readLoginFile(this.#path);
    if (!file) throw new DaypassError('unexpectedAnswer');
    return file.keys;
  }

  #hasLife(file: LoginFile): boolean {
    return this.#leftMillis(file) > RENEW_BELOW_MILLIS;
  }

  #leftMillis({ keys }: LoginFile): number {
    return keys.expiresAtMillis - this.#deps.ports.clock.nowMillis();
  }

  #ended(cause?: unknown): DaypassError {
    return new DaypassError('loginSessionEnded', { profile: this.#profileName }, { cause });
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
