import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Grant, IssuedToken, TokenRefusal } from '../sources/identity-center/portal/oidc-gateway.ts';
import { Secret } from '../secret.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A number in [0, 1) for each call, always the same ones for a seed (mulberry32). */
export function seededFraction(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Sky = 'fair' | 'offline' | 'throttled' | 'captive' | 'stumbling';

const TOKEN_LIFE_MILLIS = 3_600_000;

/**
 * One portal session at AWS, seen through a network with weather: refresh tokens are good for one use, and live by true
 * time, whatever the machine's clock says.
 */
export class WeatheredOidc {
  sky: Sky = 'fair';
  readonly #time: VirtualTime;
  readonly #fraction: () => number;
  /** How far the machine's clock is ahead of the true time. */
  #skewMillis = 0;
  #refreshToken: string | undefined;
  #accessTokens = new Map<string, number>();
  #made = 0;
  #spentTwice = 0;

  constructor(time: VirtualTime, fraction: () => number) {
    this.#time = time;
    this.#fraction = fraction;
  }

  /** Tokens given, by sign-in or renewal. */
  get issued(): number {
    return this.#made;
  }

  /** Refresh tokens that somebody else had spent before. */
  get spentTwice(): number {
    return this.#spentTwice;
  }

  get isAlive(): boolean {
    return this.#refreshToken !== undefined;
  }

  /** The machine's clock is set, for whatever reason but the passing of time. */
  setClock(byMillis: number): void {
    this.#skewMillis += byMillis;
    this.#time.setClock(byMillis);
  }

  signIn(): IssuedToken {
    this.#accessTokens.clear();
    return this.#issue();
  }

  end(): void {
    this.#refreshToken = undefined;
    this.#accessTokens.clear();
  }

  isLive(accessToken: Secret): boolean {
    return this.#trueNow() < (this.#accessTokens.get(accessToken.reveal()) ?? 0);
  }

  readonly createToken = async (_registration: unknown, grant: Grant): Promise<IssuedToken | TokenRefusal> => {
    if (grant.type !== 'refresh') throw new DaypassError('internal');
    await this.#time.sleep(30 + this.#fraction() * 1_500);
    if (this.sky === 'offline') throw new DaypassError(this.#fraction() < 0.5 ? 'offline' : 'timedOut');
    if (this.sky === 'throttled') throw new DaypassError('throttled');
    if (this.sky === 'captive') throw new DaypassError('unexpectedAnswer');
    if (this.sky === 'stumbling') throw new DaypassError('serviceUnavailable');
    if (this.#refreshToken === undefined) return 'invalidGrant';
    if (grant.refreshToken.reveal() !== this.#refreshToken) {
      this.#spentTwice += 1;
      return 'invalidGrant';
    }
    const issued = this.#issue();
    await this.#time.sleep(20 + this.#fraction() * 300);
    return issued;
  };

  #issue(): IssuedToken {
    this.#made += 1;
    const [access, refresh] = [`access-${this.#made}`, `refresh-${this.#made}`];
    this.#refreshToken = refresh;
    this.#accessTokens.set(access, this.#trueNow() + TOKEN_LIFE_MILLIS);
    const secrets = { accessToken: new Secret(access), refreshToken: new Secret(refresh) };
    return { ...secrets, expiresInMillis: TOKEN_LIFE_MILLIS };
  }

  #trueNow(): number {
    return this.#time.nowMillis() - this.#skewMillis;
  }
}
