import { net, powerMonitor } from 'electron';
import type { Engine } from '../../core/index.ts';
import { onReconnect } from './reconnect.ts';

/**
 * Calls `wake` whenever time or the network may have moved on without us: resume, unlock and network-up. On Linux
 * each power event comes twice, and network-up may follow: `wake` must not mind being called again.
 */
export function wakeOnReconnect(engine: Pick<Engine, 'state' | 'subscribe'>, wake: () => void): () => void {
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  const stopWatching = onReconnect(engine, () => net.isOnline(), wake);
  return () => {
    stopWatching();
    powerMonitor.off('resume', wake);
    powerMonitor.off('unlock-screen', wake);
  };
}
