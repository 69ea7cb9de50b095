import { expect, test } from 'vitest';
import { DaypassError, type ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../../shared/errors/error-codes.ts';
import { patiently } from './patience.ts';

/** A call that fails so often, in this way, and then answers. */
function setUp(
  failures: number,
  code: ErrorCode,
  { facts = {}, fraction = 0.5 }: { facts?: ErrorFacts; fraction?: number } = {},
) {
  const pausesMillis: number[] = [];
  const abort = new AbortController();
  let calls = 0;
  const ports = {
    alarm: { set: () => () => undefined, sleep: async (millis: number) => void pausesMillis.push(millis) },
    random: { bytes: (count: number) => new Uint8Array(count), fraction: () => fraction },
  };
  const asked = () =>
    patiently(ports, abort.signal, async () => {
      calls += 1;
      if (calls <= failures) throw new DaypassError(code, facts);
      return 'answer';
    });
  return { asked, pausesMillis, calls: () => calls, abort };
}

test.each(['throttled', 'serviceUnavailable'] as const)(
  'a call that AWS answers by %s is made four times',
  async (code) => {
    const { asked, pausesMillis, calls } = setUp(3, code);
    expect(await asked()).toBe('answer');
    expect([calls(), pausesMillis]).toEqual([4, [375, 750, 1500]]);
    const given = setUp(4, code);
    await expect(given.asked()).rejects.toMatchObject({ code });
    expect(given.calls()).toBe(4);
  },
);

test('pauses are half at random', async () => {
  for (const [fraction, pausesMillis] of [
    [0, [250, 500, 1000]],
    [1, [500, 1000, 2000]],
  ] as const) {
    const one = setUp(3, 'throttled', { fraction });
    await one.asked();
    expect(one.pausesMillis).toEqual(pausesMillis);
  }
});

test.each(['noAccess', 'offline', 'signInNeeded'] as const)('a call that ends by %s is made once', async (code) => {
  const { asked, calls } = setUp(1, code);
  await expect(asked()).rejects.toMatchObject({ code });
  expect(calls()).toBe(1);
});

test('a pause that AWS asks for is taken if it is longer than ours, up to 15 seconds', async () => {
  const asking = async (retryAfterSeconds: number) => {
    const one = setUp(1, 'throttled', { facts: { retryAfterSeconds } });
    const outcome = await one.asked().catch((error: DaypassError) => error.code);
    return [outcome, ...one.pausesMillis];
  };
  expect(await asking(0.1)).toEqual(['answer', 375]);
  expect(await asking(15)).toEqual(['answer', 15_000]);
  expect(await asking(16)).toEqual(['throttled']);
});

test('a caller that has left gets its reason, and no call more', async () => {
  const { asked, abort, calls, pausesMillis } = setUp(9, 'throttled');
  abort.abort(new DaypassError('signInCancelled'));
  await expect(asked()).rejects.toMatchObject({ code: 'signInCancelled' });
  expect([calls(), pausesMillis]).toEqual([1, []]);
});
