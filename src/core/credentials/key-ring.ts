import { roleKey, type RoleRef } from '../../shared/role-ref.ts';
import type { Clock } from '../ports.ts';
import type { RoleCredentials } from '../portal/role-credentials.ts';

const LEAST_LIFE_MILLIS = 15 * 60_000;

interface Held {
  readonly credentials: RoleCredentials;
  readonly mintedAtMillis: number;
}

/**
 * Role credentials in memory, minted when asked for and again when less than 15 minutes (or a third of a short
 * life) are left. Any number of askers share one GetRoleCredentials.
 */
export class KeyRing {
  readonly #clock: Clock;
  readonly #mint: (role: RoleRef, signal?: AbortSignal) => Promise<RoleCredentials>;
  readonly #held = new Map<string, Held>();
  readonly #minting = new Map<string, Promise<RoleCredentials>>();
  #generation = 0;

  constructor(clock: Clock, mint: (role: RoleRef, signal?: AbortSignal) => Promise<RoleCredentials>) {
    this.#clock = clock;
    this.#mint = mint;
  }

  get(role: RoleRef, signal?: AbortSignal): Promise<RoleCredentials> {
    const key = roleKey(role);
    const held = this.#held.get(key);
    if (held && this.#hasLife(held)) return Promise.resolve(held.credentials);
    const minting = this.#minting.get(key) ?? this.#mintInto(key, role, signal);
    return minting;
  }

  /** Drops a session's keys; an answer still on its way is given to its askers and not kept. */
  forgetSession(sessionName: string): void {
    this.#generation += 1;
    const prefix = `[${JSON.stringify(sessionName)},`;
    for (const key of this.#held.keys()) if (key.startsWith(prefix)) this.#held.delete(key);
  }

  #mintInto(key: string, role: RoleRef, signal?: AbortSignal): Promise<RoleCredentials> {
    const generation = this.#generation;
    const minting = this.#mint(role, signal)
      .then((credentials) => {
        if (generation === this.#generation) {
          this.#held.set(key, { credentials, mintedAtMillis: this.#clock.nowMillis() });
        }
        return credentials;
      })
      .finally(() => this.#minting.delete(key));
    this.#minting.set(key, minting);
    return minting;
  }

  #hasLife({ credentials, mintedAtMillis }: Held): boolean {
    const lifeMillis = credentials.expiresAtMillis - mintedAtMillis;
    const leftMillis = credentials.expiresAtMillis - this.#clock.nowMillis();
    return leftMillis > Math.min(LEAST_LIFE_MILLIS, lifeMillis / 3) && leftMillis <= lifeMillis;
  }
}
