import { net, powerMonitor } from 'electron';

/** How often the way to the network is looked at; there is no event for it in the main process. */
const NETWORK_LOOK_MILLIS = 30_000;

/**
 * Calls `wake` whenever time or the network may have moved on without us: resume, unlock and network-up. On Linux
 * each power event comes twice, and network-up may follow: `wake` must not mind being called again.
 */
export function wakeOnReturn(wake: () => void): () => void {
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  let wasOnline = net.isOnline();
  const timer = setInterval(() => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) wake();
    wasOnline = isOnline;
  }, NETWORK_LOOK_MILLIS);
  timer.unref();
  return () => {
    clearInterval(timer);
    powerMonitor.off('resume', wake);
    powerMonitor.off('unlock-screen', wake);
  };
}
