import { expect, test } from 'vitest';
import { VirtualTime } from '../../core/testing/virtual-time.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { SourceState } from '../../core/index.ts';
import type { ErrorCode } from '../../shared/errors/error-codes.ts';
import { startBackgroundListing } from './background-listing.ts';
import { engineState, fakeEngine, NOW_MILLIS, quietLog, sessionState } from '../testing/fake-shell.ts';

const READY = { at: 'ready', accountsListed: 3 } as const;
const failedBy = (code: ErrorCode) => ({
  at: 'failed' as const,
  accountsListed: 0,
  trouble: { code, facts: {}, atMillis: NOW_MILLIS },
});
const liveWith = (listing: SourceState['listing']) => {
  const session = sessionState({ at: 'signedIn', expiresAtMillis: NOW_MILLIS + 1, refreshable: true });
  return engineState({ sessions: [{ ...session, listing }] });
};
const live = liveWith({ at: 'empty', accountsListed: 0 });
const out = engineState({ sessions: [sessionState({ at: 'signedOut', reason: 'expired' })] });

/** An engine whose listings end as told, one after another, and well when nothing is left to tell. */
function setUp(initial = live, ...ends: readonly ErrorCode[]) {
  const time = new VirtualTime(NOW_MILLIS);
  const asked: string[] = [];
  const engine = fakeEngine(initial, {
    listAccounts: async (sourceId) => {
      const end = ends[asked.length];
      asked.push(sourceId);
      await Promise.resolve();
      engine.become(liveWith(end === undefined ? READY : failedBy(end)));
      if (end !== undefined) throw new DaypassError(end);
      return { accounts: [], asOfMillis: NOW_MILLIS };
    },
  });
  return {
    time,
    asked,
    engine,
    start: () => startBackgroundListing({ engine, alarm: time, clock: time, log: quietLog }),
  };
}

test('asks once for each time a session becomes live, not for each change of it', async () => {
  const { time, engine, asked, start } = setUp(out);
  start();
  expect(asked).toEqual([]);
  engine.become(live);
  engine.become({ ...live });
  await time.advance(1);
  expect(asked).toEqual(['corp']);
  engine.become(out);
  engine.become(live);
  expect(asked).toHaveLength(2);
});

test('asks for a session that is live from the start', () => {
  const { asked, start } = setUp();
  start();
  expect(asked).toEqual(['corp']);
});

test('asks again after a passing failure, at ever longer pauses, and no more once it came', async () => {
  const { time, asked, start } = setUp(live, 'offline', 'serviceUnavailable');
  start();
  await time.advance(29_999);
  expect(asked).toHaveLength(1);
  await time.advance(1);
  expect(asked).toHaveLength(2);
  await time.advance(59_999);
  expect(asked).toHaveLength(2);
  await time.advance(1);
  expect(asked).toHaveLength(3);
  await time.advance(24 * 3_600_000);
  expect(asked).toHaveLength(3);
});

test('asks again also where the person asked for the listing that failed', async () => {
  const { time, asked, engine, start } = setUp();
  start();
  await time.advance(1);
  engine.become(liveWith(failedBy('throttled')));
  engine.become({ ...engine.state });
  await time.advance(30_000);
  expect(asked).toHaveLength(2);
});

test('asks at once when the network comes back, and only for what failed', async () => {
  const { time, asked, start } = setUp(live, 'offline');
  const kept = start();
  await time.advance(1);
  kept.tryAgain();
  expect(asked).toHaveLength(2);
  await time.advance(1);
  kept.tryAgain();
  await time.advance(24 * 3_600_000);
  expect(asked).toHaveLength(2);
});

test('lets be what would fail again', async () => {
  const { time, asked, start } = setUp(live, 'noAccess');
  start();
  await time.advance(24 * 3_600_000);
  expect(asked).toHaveLength(1);
});

test('lets be a session that has ended', async () => {
  const { time, asked, engine, start } = setUp(live, 'offline');
  start();
  await time.advance(1);
  engine.become(out);
  await time.advance(24 * 3_600_000);
  expect(asked).toHaveLength(1);
});
