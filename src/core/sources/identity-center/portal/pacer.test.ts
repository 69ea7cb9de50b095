import { describe, expect, test } from 'vitest';
import { DaypassError, type ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import { Pacer } from './pacer.ts';

const setUp = () => {
  const time = new VirtualTime();
  const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0.5 };
  return { time, pacer: new Pacer({ clock: time, alarm: time, random }) };
};

describe('pacer', () => {
  test('gets 2,000 calls through a service that takes 15 a second, and nearly as fast as it allows', async () => {
    const { time, pacer } = setUp();
    let windowStart = 0;
    let inWindow = 0;
    let refused = 0;
    const call = async () => {
      await time.sleep(20);
      const second = Math.floor(time.nowMillis() / 1000);
      if (second !== windowStart) [windowStart, inWindow] = [second, 0];
      inWindow += 1;
      if (inWindow <= 15) return;
      refused += 1;
      throw new DaypassError('throttled');
    };
    const startedMillis = time.nowMillis();
    const all = Promise.all(Array.from({ length: 2_000 }, () => pacer.run(call)));
    await time.runUntilSettled(all);
    const perSecond = 2_000 / ((time.nowMillis() - startedMillis) / 1000);
    expect(perSecond).toBeGreaterThan(9);
    expect(refused / 2_000).toBeLessThan(0.5);
  });

  test('speeds up where nobody refuses', async () => {
    const { time, pacer } = setUp();
    const all = Promise.all(Array.from({ length: 500 }, () => pacer.run(() => time.sleep(10))));
    await time.runUntilSettled(all);
    expect(pacer.rate).toBeGreaterThan(50);
  });

  test('gives up with the true code, and at once on what will not pass', async () => {
    const { time, pacer } = setUp();
    let calls = 0;
    const failing = (code: 'throttled' | 'noAccess' | 'offline') => () => {
      calls += 1;
      return Promise.reject(new DaypassError(code));
    };
    await expect(time.runUntilSettled(pacer.run(failing('noAccess')))).rejects.toMatchObject({ code: 'noAccess' });
    await expect(time.runUntilSettled(pacer.run(failing('offline')))).rejects.toMatchObject({ code: 'offline' });
    expect(calls).toBe(2);
    await expect(time.runUntilSettled(pacer.run(failing('throttled')))).rejects.toMatchObject({ code: 'throttled' });
    expect(calls).toBe(12);
  });

  test('ends its waiting with the signal', async () => {
    const { time, pacer } = setUp();
    const abort = new AbortController();
    const run = pacer.run(() => Promise.reject(new DaypassError('throttled')), abort.signal);
    await time.advance(1);
    abort.abort(new DaypassError('signInCancelled'));
    await expect(time.runUntilSettled(run)).rejects.toMatchObject({ code: 'signInCancelled' });
  });

  test('starts calls 50 ms apart at first, and twelve at once at most', async () => {
    const { time, pacer } = setUp();
    const [starts, answers]: [number[], (() => void)[]] = [[], []];
    const begin = time.nowMillis();
    const call = () => {
      starts.push(time.nowMillis() - begin);
      return new Promise<void>((resolve) => answers.push(resolve));
    };
    const runs = Array.from({ length: 14 }, () => pacer.run(call));
    await time.advance(10_000);
    expect(starts).toEqual(Array.from({ length: 12 }, (_, index) => index * 50));
    answers[0]?.();
    await time.advance(0);
    expect(starts).toHaveLength(13);
    for (let index = 1; index < 14; index += 1) {
      answers[index]?.();
      await time.advance(1_000);
    }
    await Promise.all(runs);
    expect(starts).toHaveLength(14);
  });

  test('slows down by a third for a burst of refusals, and not for other failures', async () => {
    const { time, pacer } = setUp();
    const refused = () => Promise.reject(new DaypassError('serviceUnavailable'));
    await expect(time.runUntilSettled(pacer.run(refused))).rejects.toMatchObject({ code: 'serviceUnavailable' });
    expect(pacer.rate).toBe(20);
    const failures: (() => void)[] = [];
    const abort = new AbortController();
    const pending = () =>
      new Promise<never>((_resolve, reject) => failures.push(() => reject(new DaypassError('throttled'))));
    const runs = Promise.allSettled([pacer.run(pending, abort.signal), pacer.run(pending, abort.signal)]);
    await time.advance(60);
    failures[0]?.();
    failures[1]?.();
    await time.advance(1);
    expect(pacer.rate).toBeCloseTo(13.4);
    abort.abort(new DaypassError('signInCancelled'));
    await runs;
  });

  test('goes on at once after a clock was set back', async () => {
    const { time, pacer } = setUp();
    await time.runUntilSettled(
      pacer.run(async () => undefined),
      1,
    );
    time.jump(-3_600_000);
    const before = time.nowMillis();
    await time.runUntilSettled(
      pacer.run(async () => undefined),
      1,
    );
    expect(time.nowMillis() - before).toBeLessThanOrEqual(601);
  });

  test('frees the place of a caller that leaves before its turn', async () => {
    const { time, pacer } = setUp();
    const abort = new AbortController();
    const started: number[] = [];
    const never = () => {
      started.push(0);
      return new Promise<never>(() => undefined);
    };
    void pacer.run(never);
    const left = pacer.run(never, abort.signal);
    abort.abort(new DaypassError('signInCancelled'));
    await expect(left).rejects.toMatchObject({ code: 'signInCancelled' });
    for (let count = 0; count < 11; count += 1) void pacer.run(never);
    await time.advance(10_000);
    expect(started).toHaveLength(12);
  });
});

describe('pauses between tries', () => {
  async function pausesOf(code: 'serviceUnavailable' | 'timedOut', facts: ErrorFacts = {}) {
    const { time, pacer } = setUp();
    const [ends, starts]: [number[], number[]] = [[], []];
    const run = pacer.run(async () => {
      starts.push(time.nowMillis());
      ends.push(time.nowMillis());
      throw new DaypassError(code, facts);
    });
    await expect(time.runUntilSettled(run, 1)).rejects.toMatchObject({ code });
    return starts.slice(1).map((start, index) => start - (ends[index] ?? 0));
  }

  test('grow, half of each at random', async () => {
    expect(await pausesOf('serviceUnavailable')).toEqual([375, 750, 1500, 3000]);
    expect(await pausesOf('timedOut')).toEqual([375]);
  });

  test('are those that AWS asks for where they are longer, up to 20 seconds', async () => {
    expect(await pausesOf('timedOut', { retryAfterSeconds: 3 })).toEqual([3_000]);
    expect(await pausesOf('timedOut', { retryAfterSeconds: 0.1 })).toEqual([375]);
    expect(await pausesOf('timedOut', { retryAfterSeconds: 60 })).toEqual([20_000]);
  });
});
