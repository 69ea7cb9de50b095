import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mustWait, nextInTurn, PAGE_HOLDS_TURN_MILLIS, turnPassesAtMillis, type Place } from './sign-in-turns.ts';

const NOW = 1_000_000_000_000;
const place = (attempt: number, more: Partial<Place> = {}): Place => ({
  sessionName: `session ${attempt}`,
  attempt,
  isWaiting: false,
  ...more,
});
const waiting = (attempt: number) => place(attempt, { isWaiting: true });
const open = (attempt: number, sinceMillis = 0) => place(attempt, { shownAtMillis: NOW - sinceMillis });

describe('whose page may open', () => {
  test('is the first one, and the next only once that is done', () => {
    expect(mustWait([], NOW)).toBe(false);
    expect(mustWait([place(1)], NOW)).toBe(true);
    expect(nextInTurn([open(1), waiting(2), waiting(3)], NOW)).toBeUndefined();
    expect(nextInTurn([waiting(2), waiting(3)], NOW)?.attempt).toBe(2);
  });

  test('does not wait for ever for a page that was left behind', () => {
    const places = [open(1), waiting(2)];
    const passesAt = NOW + PAGE_HOLDS_TURN_MILLIS;
    expect(turnPassesAtMillis(places, NOW)).toBe(passesAt);
    expect(nextInTurn(places, passesAt - 1)).toBeUndefined();
    expect(nextInTurn(places, passesAt)?.attempt).toBe(2);
    expect(mustWait([open(1, PAGE_HOLDS_TURN_MILLIS)], NOW)).toBe(false);
  });

  test('waits for the calls before a page however long they take, and needs no alarm where nobody waits', () => {
    expect(turnPassesAtMillis([place(1), waiting(2)], NOW)).toBeUndefined();
    expect(turnPassesAtMillis([open(1)], NOW)).toBeUndefined();
    expect(turnPassesAtMillis([], NOW)).toBeUndefined();
  });

  test('is that of the newest page where several are open, as one that was asked for again', () => {
    expect(turnPassesAtMillis([open(1, 60_000), open(2, 1_000), waiting(3)], NOW)).toBe(
      NOW - 1_000 + PAGE_HOLDS_TURN_MILLIS,
    );
    expect(turnPassesAtMillis([open(1, PAGE_HOLDS_TURN_MILLIS), open(2, 1_000), waiting(3)], NOW)).toBe(
      NOW - 1_000 + PAGE_HOLDS_TURN_MILLIS,
    );
    expect(turnPassesAtMillis([waiting(3)], NOW)).toBeUndefined();
  });

  test('passes on when the clock was set back', () => {
    expect(nextInTurn([open(1), waiting(2)], NOW - 3_600_000)?.attempt).toBe(2);
  });

  test('is nobody else’s while one has it, and always somebody’s in the end', () => {
    const places = fc.array(
      fc.record({
        sessionName: fc.string(),
        attempt: fc.nat(),
        isWaiting: fc.boolean(),
        shownAtMillis: fc.integer({ min: NOW - 600_000, max: NOW }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(places, (all) => {
        const next = nextInTurn(all, NOW);
        if (next) expect(next).toBe(all.find(({ isWaiting }) => isWaiting));
        if (!all.some(({ isWaiting }) => isWaiting)) return;
        const passesAt = next ? NOW : (turnPassesAtMillis(all, NOW) ?? Number.NaN);
        expect(passesAt).toBeLessThanOrEqual(NOW + PAGE_HOLDS_TURN_MILLIS);
        expect(nextInTurn(all, passesAt)).toBeDefined();
      }),
    );
  });
});
