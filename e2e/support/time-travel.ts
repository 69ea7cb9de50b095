import type { ElectronApplication } from '@playwright/test';

/** Moves the app's clock ahead in one leap and wakes it, as a laptop that slept for so long. */
export async function sleepFor(electron: ElectronApplication, millis: number): Promise<void> {
  await electron.evaluate(({ powerMonitor }, ahead) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
    // The types know no emit; Electron's own monitor is an EventEmitter.
    (powerMonitor as unknown as NodeJS.EventEmitter).emit('resume');
  }, millis);
}
