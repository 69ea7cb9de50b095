import type { Engine, EngineState } from '../../core/index.ts';

/** How often the way to the network is looked at while somebody waits for it. */
const LOOK_MILLIS = 10_000;

/**
 * Calls back when the network is there again. Electron has no event for it in the main process, so it is looked at:
 * often while something waits to be tried again, and never while all is well, for then nobody would gain by it.
 */
export function onReconnect(
  engine: Pick<Engine, 'state' | 'subscribe'>,
  isOnline: () => boolean,
  callback: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;

  const start = (): void => {
    let wasOnline = isOnline();
    timer = setInterval(() => {
      const isThere = isOnline();
      const hasReturned = isThere && !wasOnline;
      wasOnline = isThere;
      if (hasReturned) callback();
    }, LOOK_MILLIS);
    timer.unref();
  };
  const follow = (state: EngineState): void => {
    const isAwaited = state.sessions.some(
      ({ standing, listing }) => standing.at === 'retrying' || listing.at === 'failed',
    );
    if (!isAwaited) {
      clearInterval(timer);
      timer = undefined;
    } else if (timer === undefined) start();
  };

  follow(engine.state);
  const unsubscribe = engine.subscribe(follow);
  return () => {
    unsubscribe();
    clearInterval(timer);
  };
}
