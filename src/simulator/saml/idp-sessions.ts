import type { SimulatorClock } from '../clock.ts';
import { randomToken } from '../random-text.ts';

const idpSessionSeconds = 8 * 3600;

/** Sessions that the identity provider keeps by cookie: while one lives, an application needs no password. */
export class IdpSessionStore {
  readonly #clock: SimulatorClock;
  readonly #endsAtMillis = new Map<string, number>();

  constructor(clock: SimulatorClock) {
    this.#clock = clock;
  }

  open(): string {
    const id = randomToken(24);
    this.#endsAtMillis.set(id, this.#clock.nowMillis() + idpSessionSeconds * 1000);
    return id;
  }

  isLive(id: string): boolean {
    return this.#clock.nowMillis() < (this.#endsAtMillis.get(id) ?? 0);
  }

  /** Ends all of them; returns how many there were. */
  endAll(): number {
    const count = this.#endsAtMillis.size;
    this.#endsAtMillis.clear();
    return count;
  }
}
