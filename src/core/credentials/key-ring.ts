import { toDaypassError } from '../../shared/daypass-error.ts';
import { isRetryable } from '../../shared/error-codes.ts';
import { roleKey, type RoleRef } from '../../shared/role-ref.ts';
import type { Clock } from '../ports.ts';
import type { RoleCredentials } from '../portal/role-credentials.ts';

const LEAST_LIFE_MILLIS = 15 * 60_000;

interface Held {
  readonly credentials: RoleCredentials;
  readonly mintedAtMillis: number;
}

interface Minting {
  readonly key: string;
  readonly credentials: Promise<RoleCredentials>;
  readonly abort: AbortController;
  askers: number;
}

type Mint = (role: RoleRef, signal: AbortSignal) => Promise<RoleCredentials>;

/**
 * Role credentials in memory, minted when asked for and again when less than 15 minutes (or a third of a short
 * life) are left. Any number of askers share one GetRoleCredentials; it is called off when the last of them has left.
 */
export class KeyRing {
  readonly #clock: Clock;
  readonly #mint: Mint;
  readonly #held = new Map<string, Held>();
  readonly #minting = new Map<string, Minting>();

  constructor(clock: Clock, mint: Mint) {
    this.#clock = clock;
    this.#mint = mint;
  }

  /** Keys that still live are given also where newer ones cannot be had for a passing reason. */
  async get(role: RoleRef, signal?: AbortSignal): Promise<RoleCredentials> {
    const key = roleKey(role);
    const held = this.#held.get(key);
    if (held && this.#hasLife(held)) return held.credentials;
    try {
      return await this.#join(this.#minting.get(key) ?? this.#mintInto(key, role), signal);
    } catch (thrown) {
      const isPassing = signal?.aborted !== true && isRetryable(toDaypassError(thrown).code);
      const isLive = held && this.#held.get(key) === held && this.#isLive(held);
      if (isPassing && isLive) return held.credentials;
      throw thrown;
    }
  }

  /** Drops a session's keys; an answer still on its way is given to its askers and not kept. */
  forgetSession(sessionName: string): void {
    const prefix = `[${JSON.stringify(sessionName)},`;
    for (const keys of [this.#held, this.#minting]) {
      for (const key of keys.keys()) if (key.startsWith(prefix)) keys.delete(key);
    }
  }

  #mintInto(key: string, role: RoleRef): Minting {
    const abort = new AbortController();
    const credentials = this.#mint(role, abort.signal);
    const minting: Minting = { key, credentials, abort, askers: 0 };
    this.#minting.set(key, minting);
    const settle = (minted?: RoleCredentials) => {
      if (this.#minting.get(key) !== minting) return;
      this.#minting.delete(key);
      if (minted) this.#held.set(key, { credentials: minted, mintedAtMillis: this.#clock.nowMillis() });
    };
    credentials.then(settle, () => settle());
    return minting;
  }

  async #join(minting: Minting, signal: AbortSignal | undefined): Promise<RoleCredentials> {
    signal?.throwIfAborted();
    minting.askers += 1;
    try {
      return await (signal ? Promise.race([minting.credentials, abortOf(signal)]) : minting.credentials);
    } finally {
      minting.askers -= 1;
      if (minting.askers === 0 && signal?.aborted === true) {
        // Who asks from now on must not be given what is being called off.
        if (this.#minting.get(minting.key) === minting) this.#minting.delete(minting.key);
        minting.abort.abort(signal.reason);
      }
    }
  }

  #hasLife(held: Held): boolean {
    const leftMillis = held.credentials.expiresAtMillis - this.#clock.nowMillis();
    return this.#isLive(held) && leftMillis > Math.min(LEAST_LIFE_MILLIS, lifeMillis(held) / 3);
  }

  /** Before their making is no time of theirs: the clock was set back, and their end is not where it seems. */
  #isLive(held: Held): boolean {
    const leftMillis = held.credentials.expiresAtMillis - this.#clock.nowMillis();
    return leftMillis > 0 && leftMillis <= lifeMillis(held);
  }
}

function lifeMillis({ credentials, mintedAtMillis }: Held): number {
  return credentials.expiresAtMillis - mintedAtMillis;
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
