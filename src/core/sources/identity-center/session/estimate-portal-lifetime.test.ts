import { describe, expect, it } from 'vitest';
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
  it('is unknown before one has ended', () => {
    expect(estimatedEndMillis(NO_RECORD, NOW)).toBeUndefined();
    expect(estimate(NO_RECORD)).toBeUndefined();
  });

  it('is what the last ones lived, whatever one odd life among them', () => {
    let record = lived(NO_RECORD, 8 * HOUR);
    expect(estimate(record)).toBe(8);
    record = lived(lived(record, 3 * HOUR), 8 * HOUR);
    expect(estimate(record)).toBe(8);
    for (let times = 0; times < 5; times += 1) record = lived(record, 12 * HOUR);
    expect(estimate(record)).toBe(12);
    expect(record.livesMillis).toHaveLength(5);
  });

  it('learns nothing from an end that was slept over, but that it was no longer', () => {
    expect(estimate(lived(NO_RECORD, 8 * HOUR, { sleptMillis: 14 * HOUR }))).toBeUndefined();
    const known = lived(NO_RECORD, 12 * HOUR);
    expect(lived(known, 8 * HOUR, { sleptMillis: 14 * HOUR }).livesMillis).toEqual(known.livesMillis);
    expect(lived(known, 2 * HOUR, { sleptMillis: 5 * HOUR }).livesMillis).toEqual([12 * HOUR, 7 * HOUR]);
  });

  it('learns nothing from a sign-out, a clock that makes no sense, or an end told twice', () => {
    const signedIn = afterSignIn(NO_RECORD, token(NOW));
    expect(afterSignOut(signedIn, NOW + HOUR).livesMillis).toEqual([]);
    expect(afterEnd(afterSignOut(signedIn, NOW + HOUR), NOW + 2 * HOUR).livesMillis).toEqual([]);
    expect(afterEnd(signedIn, NOW - HOUR).livesMillis).toEqual([]);
    expect(afterEnd(afterEnd(signedIn, NOW + HOUR), NOW + 2 * HOUR).livesMillis).toEqual([HOUR]);
  });

  it('learns nothing from a life shorter than any that can be set, also one learned earlier', () => {
    expect(lived(NO_RECORD, 14 * MINUTE).livesMillis).toEqual([]);
    expect(lived(NO_RECORD, 15 * MINUTE).livesMillis).toEqual([15 * MINUTE]);
    expect(estimate({ livesMillis: [MINUTE, MINUTE, 8 * HOUR] })).toBe(8);
  });

  it('is raised by a session that lives on, and never an instant that has passed', () => {
    const record = lived(lived(NO_RECORD, 8 * HOUR), 12 * HOUR);
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

  it('is a sign-in where there was none, or of another registration: by the AWS CLI', () => {
    expect(since(afterTokenSeen(NO_RECORD, token(NOW)))).toBe(NOW);
    expect(since(afterTokenSeen(ours, token(NOW + 40 * MINUTE, 'the CLI')))).toBe(NOW + 40 * MINUTE);
  });

  it('is a sign-in where the one before had long to live, and a renewal where not', () => {
    expect(since(afterTokenSeen(ours, token(NOW + 10 * MINUTE)))).toBe(NOW + 10 * MINUTE);
    const renewed = afterTokenSeen(ours, token(NOW + 46 * MINUTE));
    expect([renewed.signedInAtMillis, renewed.aliveAtMillis]).toEqual([NOW, NOW + 46 * MINUTE]);
  });

  it('says nothing new when it is seen again, nor once its session has ended', () => {
    expect(afterTokenSeen(ours, token(NOW))).toBe(ours);
    const ended = afterEnd(ours, NOW + HOUR);
    expect(afterTokenSeen(ended, token(NOW))).toBe(ended);
    expect(since(afterTokenSeen(ended, token(NOW + 2 * HOUR)))).toBe(NOW + 2 * HOUR);
  });
});
