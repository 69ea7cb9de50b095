import { describe, expect, it } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import { Pacer } from './pacer.ts';

const setUp = () => {
  const time = new VirtualTime();
  const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 0.5 };
  return { time, pacer: new Pacer({ clock: time, alarm: time, random }) };
};

describe('pacer', () => {
  it('gets 2,000 calls through a service that takes 15 a second, and nearly as fast as it allows', async () => {
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

  it('speeds up where nobody refuses', async () => {
    const { time, pacer } = setUp();
    const all = Promise.all(Array.from({ length: 500 }, () => pacer.run(() => time.sleep(10))));
    await time.runUntilSettled(all);
    expect(pacer.rate).toBeGreaterThan(50);
  });

  it('gives up with the true code, and at once on what will not pass', async () => {
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

  it('ends its waiting with the signal', async () => {
    const { time, pacer } = setUp();
    const abort = new AbortController();
    const run = pacer.run(() => Promise.reject(new DaypassError('throttled')), abort.signal);
    await time.advance(1);
    abort.abort(new DaypassError('signInCancelled'));
    await expect(time.runUntilSettled(run)).rejects.toMatchObject({ code: 'signInCancelled' });
  });
});
