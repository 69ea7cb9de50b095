import { createHash } from 'node:crypto';
import { toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import { LockedJson } from '../../../disk/write/locked-json.ts';
import type { Secret } from '../../../secret.ts';
import type { Ports } from '../../../ports.ts';

/** Why AWS renews a token no more: its portal session has ended, or its client registration has. */
export type RenewalEnd = 'revoked' | 'registrationEnded';

/** A token by what tells it from its successor. */
interface RefusableToken {
  readonly accessToken: Secret;
}

interface Refusal {
  /** A hash: the record outlives the token and must not be one. */
  readonly token: string;
  readonly end: RenewalEnd;
}

/**
 * The tokens that AWS has refused, by session, in a file that app and command line share. A token's own file says nothing
 * of it: its expiry may be an hour away. Another token of the same session is not refused.
 */
export class RefusedTokens {
  readonly #file: LockedJson<ReadonlyMap<string, Refusal>>;
  readonly #log: Ports['log'];

  constructor(
    { refusedTokensPath, locksDir }: { readonly refusedTokensPath: string; readonly locksDir: string },
    ports: Pick<Ports, 'clock' | 'alarm' | 'random' | 'log'>,
  ) {
    this.#file = new LockedJson(
      {
        path: refusedTokensPath,
        locksDir,
        name: 'refused-tokens',
        parse: parseRefusals,
        toJson: Object.fromEntries,
        empty: new Map<string, Refusal>(),
      },
      ports,
    );
    this.#log = ports.log;
  }

  /** Returns why AWS refused the token, or undefined if no process has heard of a refusal. */
  async endOf(sessionName: string, token: RefusableToken): Promise<RenewalEnd | undefined> {
    const refusal = (await this.#file.read()).get(sessionName);
    return refusal?.token === hashOf(token) ? refusal.end : undefined;
  }

  /** Never rejects: without the record the other processes only ask AWS themselves. */
  async note(sessionName: string, token: RefusableToken, end: RenewalEnd): Promise<void> {
    try {
      await this.#file.change((known) => new Map(known).set(sessionName, { token: hashOf(token), end }));
    } catch (thrown) {
      this.#log.warn('refusalNotSaved', { code: toDaypassError(thrown).code });
    }
  }
}

function hashOf({ accessToken }: RefusableToken): string {
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
