import type { MemoryHome } from './memory-home.ts';

const MINUTE = 60_000;
/** A token of an hour is renewed twenty minutes before its end; nothing else happens until shortly before. */
const QUIET_MILLIS = 38 * MINUTE;
const STEP_MILLIS = 30_000;

/** A signed-in session whose token is renewed, over and over, as by an app that runs for months. */
export async function refreshCycles(
  home: MemoryHome,
  count: number,
  afterCycle: (done: number) => Promise<void>,
): Promise<void> {
  const { engine, time, passing } = home;
  await engine.start();
  await home.signIn();
  for (let done = 1; done <= count; done += 1) {
    const before = home.tokenEndsAtMillis();
    await home.pass(QUIET_MILLIS);
    while (home.tokenEndsAtMillis() === before && !isBusy()) await home.pass(STEP_MILLIS);
    await passing(until(() => home.tokenEndsAtMillis() > before));
    await afterCycle(done);
  }

  function isBusy(): boolean {
    return engine.state.sessions.some(({ standing }) => standing.at === 'refreshing');
  }

  function until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const unsubscribe = engine.subscribe(look);
      look();

      function look(): void {
        const [session] = engine.state.sessions;
        const isLost = session?.standing.at === 'signedOut';
        if (!isSo() && !isLost) return;
        unsubscribe();
        if (isLost) reject(new Error(`The session was lost after ${(time.nowMillis() / MINUTE).toFixed()} min.`));
        else resolve();
      }
    });
  }
}
