import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { fixtures } from '../fixtures/fixtures.ts';
import type { Fixture } from '../fixtures/fixture.ts';
import { NOW_MILLIS } from '../fixtures/sessions.ts';
import { settle } from '../fixtures/settle.ts';
import { createClock, type BeatPeriods } from '../state/clock.ts';
import { PAGES } from '../../shared/pages.ts';
import { cleanUp, render } from './render.ts';

/** The product's clock, with beats that come often enough to be awaited. */
const PERIODS: BeatPeriods = { second: 20, minute: 40 };

const movingClock = () => {
  const offsetMillis = NOW_MILLIS - Date.now();
  return createClock(() => Date.now() + offsetMillis, PERIODS);
};

/** Resolves after two minute beats. The beats come from a clock of their own: one more listener would hide a loop. */
const twoBeats = () =>
  new Promise<void>((resolve) => {
    let beats = 0;
    const stop = createClock(Date.now, PERIODS).subscribe('minute', () => {
      beats += 1;
      if (beats < 2) return;
      stop();
      resolve();
    });
  });

const throttle = (rate: number): Promise<unknown> => cdp().send('Emulation.setCPUThrottlingRate', { rate });

const states = Object.entries<Fixture>(fixtures);

afterEach(cleanUp);

describe.each([1, 6])('with the CPU slowed %i times and a clock that moves', (rate) => {
  beforeEach(async () => {
    await throttle(rate);
    return () => throttle(1);
  });

  test.each(states)('%s is still shown after two beats', async (_, fixture) => {
    const { failures } = await render(fixture, { clock: movingClock() });
    await settle(fixture);
    await twoBeats();
    expect(failures).toEqual([]);
    expect(document.querySelector('h1')).not.toBeNull();
  });

  test.each(PAGES)('%s can be opened, left and opened again', async (name) => {
    const { failures, store } = await render(fixtures.ready, { clock: movingClock() });
    for (const page of [name, 'about', name, 'roles', name] as const) {
      store().send({ type: 'pageAsked', page });
      await twoBeats();
    }
    expect(failures).toEqual([]);
    expect(document.querySelector('h1')).not.toBeNull();
  });
});
