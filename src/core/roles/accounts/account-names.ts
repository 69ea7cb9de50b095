import type { Clock } from '../../ports.ts';
import type { RoleSource } from '../../sources/role-source.ts';

interface Names {
  readonly byAccountId: ReadonlyMap<string, string>;
  readonly asOfMillis: number;
}

/**
 * Names of accounts that were asked of AWS for the production guard, where no listing had them yet. In memory only: names
 * that are needed before keys are handed out must not wait for a disk.
 */
export class AccountNames {
  readonly #clock: Clock;
  readonly #known = new Map<string, Names>();
  readonly #running = new Map<string, Promise<void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  nameOf(sourceId: string, accountId: string): string | undefined {
    return this.#known.get(sourceId)?.byAccountId.get(accountId);
  }

  /** True if the names of a source were fetched within that time. */
  isFresh(sourceId: string, forMillis: number): boolean {
    const ageMillis = this.#clock.nowMillis() - (this.#known.get(sourceId)?.asOfMillis ?? Number.NEGATIVE_INFINITY);
    return ageMillis >= 0 && ageMillis < forMillis;
  }

  /** Asks AWS, once for all who ask at the time. Rejects as `RoleSource.list`. */
  fetch({
    id,
    accountNames,
  }: {
    readonly id: string;
    readonly accountNames: NonNullable<RoleSource['accountNames']>;
  }): Promise<void> {
    const running = this.#running.get(id) ?? this.#fetch(id, accountNames).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    return running;
  }

  async #fetch(id: string, accountNames: NonNullable<RoleSource['accountNames']>): Promise<void> {
    this.#known.set(id, { byAccountId: await accountNames(), asOfMillis: this.#clock.nowMillis() });
  }
}
