import { powerMonitor } from 'electron';

/**
 * Tells when nobody can see a notice, and when somebody can again: sleep, and on macOS and Windows a locked screen. Do Not
 * Disturb, Focus and presentations are none of ours: every notification service holds what it is handed back by itself then.
 */
export function watchAway(setAway: (isAway: boolean) => void): () => void {
  // A machine wakes to its lock screen.
  let [isAsleep, isLocked] = [false, false];
  const reactions = {
    suspend: () => (isAsleep = true),
    resume: () => (isAsleep = false),
    'lock-screen': () => (isLocked = true),
    'unlock-screen': () => (isLocked = isAsleep = false),
  };
  const listeners = Object.entries(reactions).map(([event, react]) => {
    const listener = (): void => {
      react();
      setAway(isAsleep || isLocked);
    };
    return { event, listener };
  });
  // The types give each event an overload of its own.
  const monitor: NodeJS.EventEmitter = powerMonitor;
  for (const { event, listener } of listeners) monitor.on(event, listener);
  return () => {
    for (const { event, listener } of listeners) monitor.off(event, listener);
  };
}
