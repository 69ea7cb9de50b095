import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import { withFileLock } from '../../../disk/write/file-lock.ts';
import { readOwnJson, writeOwnJson } from '../../../disk/write/own-json.ts';
import type { CachedToken } from '../tokens/token-cache.ts';
import type { Ports } from '../../../ports.ts';

/** Why AWS renews a token no more: its portal session has ended, or its client registration has. */
export type RenewalEnd = 'revoked' | 'registrationEnded';

interface Refusal {
  /** A hash: the record outlives the token and must not be one. */
  readonly token: string;
  readonly end: RenewalEnd;
}

/** Others hold the lock for one small file's writing. */
const LOCK_WAIT_MILLIS = 5_000;

/**
 * The tokens that AWS has refused, by session, in a file that app and command line share. A token's own file says nothing
 * of it: its expiry may be an hour away. Another token of the same session is not refused.
 */
export class RefusedTokens {
  readonly #path: string;
  readonly #lockPath: string;
  readonly #ports: Pick<Ports, 'clock' | 'alarm' | 'random' | 'log'>;

  constructor(
    { refusedTokensPath, locksDir }: { readonly refusedTokensPath: string; readonly locksDir: string },
    ports: Pick<Ports, 'clock' | 'alarm' | 'random' | 'log'>,
  ) {
    this.#path = refusedTokensPath;
    this.#lockPath = join(locksDir, 'refused-tokens.lock');
    this.#ports = ports;
  }

  /** Returns why AWS refused the token, or undefined if no process has heard of a refusal. */
  async endOf(sessionName: string, token: CachedToken): Promise<RenewalEnd | undefined> {
    const refusal = (await readOwnJson(this.#path, parseRefusals))?.get(sessionName);
    return refusal?.token === hashOf(token) ? refusal.end : undefined;
  }

  /** Never rejects: without the record the other processes only ask AWS themselves. */
  async note(sessionName: string, token: CachedToken, end: RenewalEnd): Promise<void> {
    try {
      await withFileLock(this.#lockPath, { ...this.#ports, waitMillis: LOCK_WAIT_MILLIS }, async () => {
        const known = (await readOwnJson(this.#path, parseRefusals)) ?? new Map<string, Refusal>();
        await writeOwnJson(
          this.#path,
          Object.fromEntries(new Map(known).set(sessionName, { token: hashOf(token), end })),
        );
      });
    } catch (thrown) {
      this.#ports.log.warn('refusalNotSaved', { code: toDaypassError(thrown).code });
    }
  }
}

function hashOf({ accessToken }: CachedToken): string {
  return createHash('sha256').update(accessToken.reveal(), 'utf8').digest('base64url');
}

function parseRefusals(value: unknown): ReadonlyMap<string, Refusal> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).flatMap(([name, each]) => (isRefusal(each) ? [[name, each] as const] : [])));
}

function isRefusal(value: unknown): value is Refusal {
  if (typeof value !== 'object' || value === null || !('token' in value) || !('end' in value)) return false;
  return typeof value.token === 'string' && (value.end === 'revoked' || value.end === 'registrationEnded');
}
