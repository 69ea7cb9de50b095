import { afterEach, beforeEach, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../simulator/index.ts';
import { FOR_TESTS, testEngine, type TestEngine } from './testing/test-engine.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let simulator: Simulator;
let home: TestEngine;
let offMillis: number;

/** AWS's clock runs beside ours, off by so much. */
beforeEach(async () => {
  offMillis = 0;
  simulator = await startSimulator({ now: () => (home?.time.nowMillis() ?? Date.now()) - offMillis });
  home = await testEngine(simulator.environment, { open: async (url) => void (await approveInBrowser(url)) });
});
afterEach(async () => {
  await home[Symbol.asyncDispose]();
  await simulator.close();
});

test.each([2 * HOUR, -2 * HOUR])('a clock off by %i ms is told, and renews tokens as a right one does', async (off) => {
  offMillis = off;
  const { engine, time } = home;
  const { startUrl, region } = simulator.portal;
  await engine.addSession({ name: 'demo', startUrl, region });
  await engine.start();
  const { expiresAtMillis } = await engine.signIn('demo');
  expect(expiresAtMillis - time.nowMillis()).toBeGreaterThan(59 * MINUTE);
  expect(Math.abs((engine.state.clockAheadMillis ?? 0) - off)).toBeLessThanOrEqual(1_000);

  const refreshes = (): number =>
    simulator.requests.list().filter(({ grantType }) => grantType === 'refresh_token').length;
  await time.advance(30 * MINUTE);
  expect(refreshes()).toBe(0);
  const refreshed = simulator.nextRequest(({ grantType }) => grantType === 'refresh_token');
  await time.advance(15 * MINUTE);
  expect((await refreshed).status).toBe(200);

  // The person sets our clock right; AWS's runs on.
  offMillis = 0;
  time.jump(-off);
  // Also a “no” carries AWS's time.
  const asking = engine.issue({ sourceId: 'demo', accountId: '999999999999', roleName: 'None' }, FOR_TESTS);
  await expect(asking).rejects.toMatchObject({ code: expect.stringMatching(/^(noAccess|roleNotFound)$/) });
  expect(engine.state.clockAheadMillis).toBeUndefined();
});
