import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import { withDeadline } from './deadline.ts';

/** A call that never answers, and hears of no signal. */
const deaf = () => new Promise<never>(() => undefined);

test('a call that answers in time is answered, and nothing rings afterwards', async () => {
  const time = new VirtualTime();
  const signals: AbortSignal[] = [];
  const call = async (signal: AbortSignal) => {
    signals.push(signal);
    await time.sleep(999);
    return 'answer';
  };
  const { signal } = new AbortController();
  expect(await time.runUntilSettled(withDeadline(time, 1_000, signal, call), 1)).toBe('answer');
  const before = time.rungCount;
  await time.advance(10_000);
  expect([time.rungCount, signals[0]?.aborted]).toEqual([before, false]);
});

test('what a call rejects with comes through', async () => {
  const time = new VirtualTime();
  const failing = withDeadline(time, 1_000, undefined, () => Promise.reject(new DaypassError('offline')));
  await expect(failing).rejects.toMatchObject({ code: 'offline' });
});

describe('a call that never ends', () => {
  test('ends at the limit, and is told so', async () => {
    const time = new VirtualTime();
    let reason: unknown;
    const limited = withDeadline(time, 1_000, undefined, (signal) => {
      signal.addEventListener('abort', () => (reason = signal.reason));
      return deaf();
    });
    const outcome = limited.then(
      () => 'answer',
      (error: DaypassError) => error.code,
    );
    await time.advance(999);
    expect(reason).toBeUndefined();
    await time.advance(1);
    expect(await outcome).toBe('timedOut');
    expect(reason).toMatchObject({ code: 'timedOut' });
  });

  test('ends with its caller, for its reason', async () => {
    const time = new VirtualTime();
    const caller = new AbortController();
    const left = withDeadline(time, 1_000, caller.signal, deaf);
    caller.abort(new DaypassError('signInCancelled'));
    await expect(left).rejects.toMatchObject({ code: 'signInCancelled' });
  });
});

test('a caller that has left already is not answered, and no call is made', async () => {
  let calls = 0;
  const left = AbortSignal.abort(new DaypassError('signInCancelled'));
  const asked = withDeadline(new VirtualTime(), 1_000, left, async () => {
    calls += 1;
  });
  await expect(asked).rejects.toMatchObject({ code: 'signInCancelled' });
  expect(calls).toBe(0);
});

test('the signal of the call has no listener of ours once it has ended', async () => {
  const time = new VirtualTime();
  const signals: AbortSignal[] = [];
  await withDeadline(time, 1_000, new AbortController().signal, async (signal) => void signals.push(signal));
  expect(signals.map((signal) => getEventListeners(signal, 'abort').length)).toEqual([0]);
});
