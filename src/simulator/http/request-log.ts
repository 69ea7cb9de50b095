import type { RouteName } from './routes.ts';

/** What came in and what was answered. Names and public ids only: no token, code or secret is ever in here. */
export interface LoggedRequest {
  /** Counts up from 1 in the order of arrival. */
  readonly sequence: number;
  readonly atMillis: number;
  readonly method: string;
  readonly path: string;
  readonly route: RouteName | undefined;
  /** Names of the query parameters, in order. */
  readonly queryNames: readonly string[];
  /** Names of the JSON or form members of the body, in order. */
  readonly bodyNames: readonly string[];
  readonly grantType: string | undefined;
  readonly accountId: string | undefined;
  readonly roleName: string | undefined;
  readonly hasBearerToken: boolean;
  /** `http`, or the AWS host that was asked over TLS. */
  readonly via: string;
  readonly userAgent: string | undefined;
  /** Known once answered; 0 when the connection was dropped without an answer. */
  readonly status: number | undefined;
  /** The exception's name when it was a refusal. */
  readonly exception: string | undefined;
}

type Predicate = (request: LoggedRequest) => boolean;
type Waiter = {
  readonly accepts: Predicate;
  readonly resolve: (request: LoggedRequest) => void;
  readonly reject: (error: Error) => void;
};

const mostEntries = 50_000;

/** Keeps the latest requests and wakes those who wait for one. */
export class RequestLog {
  readonly #waiters = new Set<Waiter>();
  #entries: LoggedRequest[] = [];
  #sequence = 0;
  #closed = false;

  /** Notes an arrival; the entry is complete once `answered` is called with its sequence. */
  arrived(request: Omit<LoggedRequest, 'sequence' | 'status' | 'exception'>): number {
    this.#sequence += 1;
    this.#entries.push({ ...request, sequence: this.#sequence, status: undefined, exception: undefined });
    if (this.#entries.length > mostEntries) this.#entries = this.#entries.slice(-mostEntries / 2);
    return this.#sequence;
  }

  answered(sequence: number, outcome: Pick<LoggedRequest, 'status' | 'exception'>): void {
    const index = this.#entries.findLastIndex((entry) => entry.sequence === sequence);
    const arrived = this.#entries[index];
    if (arrived === undefined) return;
    const entry = { ...arrived, ...outcome };
    this.#entries[index] = entry;
    for (const waiter of this.#waiters) {
      if (!waiter.accepts(entry)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(entry);
    }
  }

  /** Requests in order of arrival, those after `sinceSequence` only; unanswered ones have no status. */
  list(sinceSequence = 0): readonly LoggedRequest[] {
    return this.#entries.filter(({ sequence }) => sequence > sinceSequence);
  }

  get lastSequence(): number {
    return this.#sequence;
  }

  /**
   * The first answered request that `accepts` holds for: among those after `sinceSequence` (default: from now on).
   * Rejects when the simulator closes first or `signal` aborts.
   */
  next(
    accepts: Predicate,
    options: { readonly sinceSequence?: number; readonly signal?: AbortSignal } = {},
  ): Promise<LoggedRequest> {
    const { sinceSequence = this.#sequence, signal } = options;
    const past = this.list(sinceSequence).find((entry) => entry.status !== undefined && accepts(entry));
    if (past !== undefined) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error('The simulator is closed.'));
        return;
      }
      if (signal?.aborted === true) {
        reject(new Error('Waiting for a request was given up.'));
        return;
      }
      const waiter: Waiter = { accepts, resolve, reject };
      this.#waiters.add(waiter);
      signal?.addEventListener('abort', () => {
        this.#waiters.delete(waiter);
        reject(new Error('Waiting for a request was given up.'));
      });
    });
  }

  clear(): void {
    this.#entries = [];
  }

  close(): void {
    this.#closed = true;
    for (const waiter of this.#waiters)
      waiter.reject(new Error('The simulator was closed before such a request came.'));
    this.#waiters.clear();
  }
}
