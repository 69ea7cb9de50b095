import { isSignedIn } from '../../shared/domain/session-state.ts';
import type { Alarm, Clock, Engine, EngineState, Log } from '../../core/index.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import { isRetryable } from '../../shared/errors/error-codes.ts';
import type { ListingSnapshot } from '../../shared/view.ts';

/** After a listing failed for a passing reason: half a minute, doubling up to half an hour. */
const FIRST_PAUSE_MILLIS = 30_000;
const LONGEST_PAUSE_MILLIS = 30 * 60_000;

export interface BackgroundListingDeps {
  readonly engine: Pick<Engine, 'state' | 'subscribe' | 'listAccounts'>;
  readonly alarm: Pick<Alarm, 'set'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface BackgroundListing {
  /** The network may be back: listings that wait to be tried again are tried now. */
  tryAgain(): void;
}

interface Entry {
  failures: number;
  isAsking: boolean;
  /** Set while a next try is due. */
  cancelRetry?: () => void;
}

/**
 * Asks for the accounts of a session when it becomes live, so that they are there before the person looks for them.
 * Where a listing failed for a passing reason, it is asked for again while the session lives.
 */
export function startBackgroundListing({ engine, alarm, clock, log }: BackgroundListingDeps): BackgroundListing {
  const entries = new Map<string, Entry>();

  look(engine.state);
  engine.subscribe(look);
  return {
    tryAgain() {
      for (const [sourceId, entry] of entries) if (entry.cancelRetry !== undefined) ask(sourceId, entry);
    },
  };

  function look({ sessions }: EngineState): void {
    const live = sessions.filter(({ standing }) => isSignedIn(standing));
    const names = new Set(live.map(({ session }) => session.id));
    for (const [sourceId, entry] of entries) {
      if (names.has(sourceId)) continue;
      dropRetry(entry);
      entries.delete(sourceId);
    }
    for (const { session, listing } of live) {
      const entry = entries.get(session.id);
      if (entry === undefined) ask(session.id, { failures: 0, isAsking: false });
      else follow(session.id, entry, listing);
    }
  }

  function follow(sourceId: string, entry: Entry, { at, trouble }: ListingSnapshot): void {
    if (at === 'ready') {
      dropRetry(entry);
      entry.failures = 0;
    }
    if (at !== 'failed' || trouble === undefined || !isRetryable(trouble.code)) return;
    if (entry.isAsking || entry.cancelRetry !== undefined) return;
    const pauseMillis = Math.min(FIRST_PAUSE_MILLIS * 2 ** entry.failures, LONGEST_PAUSE_MILLIS);
    entry.failures += 1;
    entry.cancelRetry = alarm.set(clock.nowMillis() + pauseMillis, () => ask(sourceId, entry));
  }

  function ask(sourceId: string, entry: Entry): void {
    dropRetry(entry);
    entries.set(sourceId, entry);
    entry.isAsking = true;
    engine
      .listAccounts(sourceId)
      .catch((thrown: unknown) => log.info('listing.ended', { sourceId, code: toDaypassError(thrown).code }))
      .finally(() => {
        entry.isAsking = false;
        look(engine.state);
      });
  }
}

function dropRetry(entry: Entry): void {
  entry.cancelRetry?.();
  delete entry.cancelRetry;
}
