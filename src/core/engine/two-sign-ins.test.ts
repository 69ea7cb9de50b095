import { expect, test } from 'vitest';
import { approveInBrowser, startSimulator } from '../../simulator/index.ts';
import { testEngine } from '../testing/test-engine.ts';

const DEMO = { name: 'demo', startUrl: 'https://d-demo.awsapps.com/start', region: 'eu-west-1' };

test('a sign-in ends when another process has signed in to the session', async () => {
  let now = () => Date.now();
  await using simulator = await startSimulator({ now: () => now() });
  let noteShown = (): void => undefined;
  const shown = new Promise<void>((resolve) => {
    noteShown = resolve;
  });
  let pages = 0;
  await using home = await testEngine(simulator.environment, {
    async open(url) {
      pages += 1;
      noteShown();
      // The page of the first one stays open.
      if (pages > 1) await approveInBrowser(url);
    },
  });
  now = () => home.time.nowMillis();
  await home.engine.addSession(DEMO);
  const other = home.another();

  const first = home.engine.signIn('demo');
  await shown;
  const second = await other.signIn('demo');
  expect(await home.time.runUntilSettled(first, 50)).toEqual(second);
  expect(home.engine.state.sessions[0]?.standing).toMatchObject({ at: 'signedIn' });
});
