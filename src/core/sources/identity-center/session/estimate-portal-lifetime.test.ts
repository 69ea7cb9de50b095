import { describe, expect, test } from 'vitest';
import {
  afterEnd,
  afterRenewal,
  afterSignIn,
  afterSignOut,
  afterTokenSeen,
  estimatedEndMillis,
  NO_RECORD,
  type PortalRecord,
} from './estimate-portal-lifetime.ts';

const NOW = 1_000_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const token = (madeAtMillis: number, client = 'ours') => ({
  client,
  madeAtMillis,
  expiresAtMillis: madeAtMillis + HOUR,
});

/** One portal session of ours: signed in, renewed every 40 minutes while awake, then refused. */
function lived(record: PortalRecord, lifeMillis: number, { startMillis = NOW, sleptMillis = 0 } = {}): PortalRecord {
  let now = afterSignIn(record, token(startMillis));
  for (let at = startMillis; at < startMillis + lifeMillis; at += 40 * MINUTE) now = afterRenewal(now, token(at));
  return afterEnd(now, startMillis + lifeMillis + sleptMillis);
}
const estimate = (record: PortalRecord) => {
  const end = estimatedEndMillis(afterSignIn(record, token(NOW)), NOW);
  return end === undefined ? undefined : (end - NOW) / HOUR;
};

describe('how long a portal session is likely to live', () => {
  test('is unknown before one has ended', () => {
    expect(estimatedEndMillis(NO_RECORD, NOW)).toBeUndefined();
    expect(estimate(NO_RECORD)).toBeUndefined();
  });

  test('is unknown from one life alone, or from lives that differ', () => {
    const once = lived(NO_RECORD, 8 * HOUR);
    expect(once.livesMillis).toEqual([8 * HOUR]);
    expect(estimate(once)).toBeUndefined();
    expect(estimate(lived(once, 3 * HOUR))).toBeUndefined();
    expect(estimate(lived(once, 8 * HOUR + 40 * MINUTE))).toBe(8);
  });

  test('is what the last ones lived, whatever one odd life among them', () => {
    let record = lived(lived(lived(NO_RECORD, 8 * HOUR), 3 * HOUR), 8 * HOUR);
    expect(estimate(record)).toBe(8);
    for (let times = 0; times < 5; times += 1) record = lived(record, 12 * HOUR);
    expect(estimate(record)).toBe(12);
    expect(record.livesMillis).toHaveLength(5);
  });

  test('is the shortest of those that agree, in whatever order they were lived', () => {
    expect(estimate({ livesMillis: [8 * HOUR + 30 * MINUTE, 8 * HOUR] })).toBe(8);
    expect(estimate({ livesMillis: [8 * HOUR, 8 * HOUR + 45 * MINUTE] })).toBe(8);
    expect(estimate({ livesMillis: [8 * HOUR, 8 * HOUR + 45 * MINUTE + 1] })).toBeUndefined();
    expect(estimate({ livesMillis: [15 * MINUTE, 15 * MINUTE] })).toBe(0.25);
    const [short, middle, long] = [8 * HOUR, 8 * HOUR + 40 * MINUTE, 8 * HOUR + 80 * MINUTE];
    expect(estimate({ livesMillis: [long, middle, short] })).toBe(8);
    expect(estimate({ livesMillis: [middle, long, short] })).toBe(8);
  });

  test('learns nothing from an end that was slept over, but that it was no longer', () => {
    expect(estimate(lived(NO_RECORD, 8 * HOUR, { sleptMillis: 14 * HOUR }))).toBeUndefined();
    const known = lived(lived(NO_RECORD, 12 * HOUR), 12 * HOUR);
    expect(lived(known, 8 * HOUR, { sleptMillis: 14 * HOUR }).livesMillis).toEqual(known.livesMillis);
    expect(lived(known, 2 * HOUR, { sleptMillis: 5 * HOUR }).livesMillis).toEqual([12 * HOUR, 12 * HOUR, 7 * HOUR]);
  });

  test('takes an end for late if the last sign of life is more than an hour and a half ago', () => {
    const signedIn = afterSignIn(NO_RECORD, token(NOW));
    expect(afterEnd(signedIn, NOW + 90 * MINUTE).livesMillis).toEqual([90 * MINUTE]);
    expect(afterEnd(signedIn, NOW + 90 * MINUTE + 1).livesMillis).toEqual([]);
    const known = afterSignIn({ livesMillis: [2 * HOUR, 2 * HOUR] }, token(NOW));
    expect(afterEnd(known, NOW + 2 * HOUR).livesMillis).toEqual([2 * HOUR, 2 * HOUR]);
    expect(afterEnd(known, NOW + 2 * HOUR - 1).livesMillis).toHaveLength(3);
  });

  test('learns nothing from an end where it is not known when the person signed in', () => {
    expect(afterEnd({ livesMillis: [HOUR], aliveAtMillis: NOW }, NOW + HOUR)).toEqual({
      livesMillis: [HOUR],
      endedAtMillis: NOW + HOUR,
    });
  });

  test('learns nothing from a sign-out, a clock that makes no sense, or an end told twice', () => {
    const signedIn = afterSignIn(NO_RECORD, token(NOW));
    expect(afterSignOut(signedIn, NOW + HOUR).livesMillis).toEqual([]);
    expect(afterEnd(afterSignOut(signedIn, NOW + HOUR), NOW + 2 * HOUR).livesMillis).toEqual([]);
    expect(afterEnd(signedIn, NOW - HOUR).livesMillis).toEqual([]);
    expect(afterEnd(afterEnd(signedIn, NOW + HOUR), NOW + 2 * HOUR).livesMillis).toEqual([HOUR]);
  });

  test('learns nothing from a life shorter than any that can be set, also one learned earlier', () => {
    expect(lived(NO_RECORD, 14 * MINUTE).livesMillis).toEqual([]);
    expect(lived(NO_RECORD, 15 * MINUTE).livesMillis).toEqual([15 * MINUTE]);
    expect(estimate({ livesMillis: [2 * MINUTE, 2 * MINUTE, 8 * HOUR, 8 * HOUR] })).toBe(8);
    expect(estimate({ livesMillis: [2 * MINUTE, 2 * MINUTE] })).toBeUndefined();
  });

  test('is raised by a session that lives on, and never an instant that has passed', () => {
    let record = lived(lived(NO_RECORD, 8 * HOUR), 8 * HOUR);
    record = lived(lived(record, 12 * HOUR), 12 * HOUR);
    let now = afterSignIn(record, token(NOW));
    expect(estimatedEndMillis(now, NOW)).toBe(NOW + 8 * HOUR);
    expect(estimatedEndMillis(now, NOW + 8 * HOUR)).toBeUndefined();
    now = afterRenewal(now, token(NOW + 8 * HOUR + MINUTE));
    expect(estimatedEndMillis(now, NOW + 9 * HOUR)).toBe(NOW + 12 * HOUR);
    now = afterRenewal(now, token(NOW + 13 * HOUR));
    expect(estimatedEndMillis(now, NOW + 13 * HOUR)).toBeUndefined();
  });
});

describe('a token in its file', () => {
  const since = (record: PortalRecord) => record.signedInAtMillis;
  const ours = afterSignIn(NO_RECORD, token(NOW));

  test('is a sign-in where there was none, or of another registration: by the AWS CLI', () => {
    expect(since(afterTokenSeen(NO_RECORD, token(NOW)))).toBe(NOW);
    expect(since(afterTokenSeen(ours, token(NOW + 40 * MINUTE, 'the CLI')))).toBe(NOW + 40 * MINUTE);
  });

  test('is a sign-in where the one before had long to live, and a renewal where not', () => {
    expect(since(afterTokenSeen(ours, token(NOW + 10 * MINUTE)))).toBe(NOW + 10 * MINUTE);
    const renewed = afterTokenSeen(ours, token(NOW + 46 * MINUTE));
    expect([renewed.signedInAtMillis, renewed.aliveAtMillis]).toEqual([NOW, NOW + 46 * MINUTE]);
  });

  test('is a renewal from 25 minutes before the end on', () => {
    expect(since(afterTokenSeen(ours, token(NOW + 35 * MINUTE)))).toBe(NOW);
    expect(since(afterTokenSeen(ours, token(NOW + 35 * MINUTE - 1)))).toBe(NOW + 35 * MINUTE - 1);
  });

  test('is a sign-in where it is not known when the person signed in', () => {
    const record = { client: 'ours', livesMillis: [], expiresAtMillis: NOW };
    expect(since(afterTokenSeen(record, token(NOW)))).toBe(NOW);
  });

  test('says nothing new when it is seen again, nor once its session has ended', () => {
    expect(afterTokenSeen(ours, token(NOW))).toBe(ours);
    const ended = afterEnd(ours, NOW + HOUR);
    expect(afterTokenSeen(ended, token(NOW))).toBe(ended);
    expect(since(afterTokenSeen(ended, token(NOW + 2 * HOUR)))).toBe(NOW + 2 * HOUR);
  });
});
