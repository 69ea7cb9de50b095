import type { SimulatorClock } from '../clock.ts';
import { portalError } from './service-error.ts';
import type { SimulatorSettings } from '../settings.ts';

interface Bucket {
  tokens: number;
  filledAtMillis: number;
}

/** AWS throttles the portal by access token over all operations together: a bucket of one second's worth. */
export class RateLimit {
  readonly #clock: SimulatorClock;
  readonly #settings: SimulatorSettings;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: SimulatorClock, settings: SimulatorSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** @throws ServiceError TooManyRequestsException (429) when this token asks too often. */
  spend(accessToken: string): void {
    const perSecond = this.#settings.requestsPerSecond;
    if (perSecond === 0) return;
    const now = this.#clock.nowMillis();
    const bucket = this.#buckets.get(accessToken) ?? { tokens: perSecond, filledAtMillis: now };
    const refill = (Math.max(0, now - bucket.filledAtMillis) / 1000) * perSecond;
    const tokens = Math.min(perSecond, bucket.tokens + refill);
    this.#buckets.set(accessToken, { tokens: tokens < 1 ? tokens : tokens - 1, filledAtMillis: now });
    if (tokens < 1) throw portalError('TooManyRequestsException');
  }
}
