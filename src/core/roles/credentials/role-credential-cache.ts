import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { isRetryable } from '../../../shared/errors/error-codes.ts';
import { roleKey, type RoleRef } from '../../../shared/domain/role.ts';
import type { Clock } from '../../ports.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import type { Minted, EncryptedCredentialStore } from './encrypted-credential-store.ts';

const LEAST_LIFE_MILLIS = 15 * 60_000;

interface Minting {
  readonly key: string;
  readonly minted: Promise<Minted>;
  readonly abort: AbortController;
  askers: number;
}

type Sealed = Pick<EncryptedCredentialStore, 'recall' | 'store' | 'forgetSession'>;
type Mint = (role: RoleRef, signal: AbortSignal) => Promise<RoleCredentials>;

/**
 * Role credentials in memory, minted when asked for and again when less than 15 minutes (or a third of a short
 * life) are left; where the person allows it also sealed on disk, for the next start. Any number of askers share one GetRoleCredentials; it is called off when the last of them has left.
 */
export class RoleCredentialCache {
  readonly #clock: Clock;
  readonly #mint: Mint;
  readonly #held = new Map<string, Minted>();
  readonly #sealed: Sealed | undefined;
  readonly #minting = new Map<string, Minting>();

  constructor(clock: Clock, mint: Mint, sealed?: Sealed) {
    this.#clock = clock;
    this.#mint = mint;
    this.#sealed = sealed;
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
  forgetSession(sourceId: string): void {
    const prefix = `[${JSON.stringify(sourceId)},`;
    for (const keys of [this.#held, this.#minting]) {
      for (const key of keys.keys()) if (key.startsWith(prefix)) keys.delete(key);
    }
    this.#sealed?.forgetSession(sourceId);
  }

  #mintInto(key: string, role: RoleRef): Minting {
    const abort = new AbortController();
    const minted = this.#recallOrMint(key, role, abort.signal);
    const minting: Minting = { key, minted, abort, askers: 0 };
    this.#minting.set(key, minting);
    const settle = (made?: Minted) => {
      if (this.#minting.get(key) !== minting) return;
      this.#minting.delete(key);
      if (made) this.#held.set(key, made);
    };
    minted.then(settle, () => settle());
    return minting;
  }

  async #recallOrMint(key: string, role: RoleRef, signal: AbortSignal): Promise<Minted> {
    if (this.#sealed && !this.#held.has(key)) {
      const recalled = await this.#sealed.recall(role);
      signal.throwIfAborted();
      if (recalled && this.#hasLife(recalled)) return recalled;
    }
    const credentials = await this.#mint(role, signal);
    const minted = { credentials, mintedAtMillis: this.#clock.nowMillis() };
    this.#sealed?.store(role, minted, () => this.#held.get(key) === minted);
    return minted;
  }

  async #join(minting: Minting, signal: AbortSignal | undefined): Promise<RoleCredentials> {
    signal?.throwIfAborted();
    minting.askers += 1;
    const over = new AbortController();
    try {
      const minted = signal ? Promise.race([minting.minted, abortOf(signal, over.signal)]) : minting.minted;
      return (await minted).credentials;
    } finally {
      // The signal of an asker that asks for hours would gather listeners.
      over.abort();
      minting.askers -= 1;
      if (minting.askers === 0 && signal?.aborted === true) {
        // Who asks from now on must not be given what is being called off.
        if (this.#minting.get(minting.key) === minting) this.#minting.delete(minting.key);
        minting.abort.abort(signal.reason);
      }
    }
  }

  #hasLife(held: Minted): boolean {
    const leftMillis = held.credentials.expiresAtMillis - this.#clock.nowMillis();
    return this.#isLive(held) && leftMillis > Math.min(LEAST_LIFE_MILLIS, lifeMillis(held) / 3);
  }

  /** Before their making is no time of theirs: the clock was set back, and their end is not where it seems. */
  #isLive(held: Minted): boolean {
    const leftMillis = held.credentials.expiresAtMillis - this.#clock.nowMillis();
    return leftMillis > 0 && leftMillis <= lifeMillis(held);
  }
}

function lifeMillis({ credentials, mintedAtMillis }: Minted): number {
  return credentials.expiresAtMillis - mintedAtMillis;
}

function abortOf(signal: AbortSignal, until: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: until });
  });
}
