import type { ElectronApplication } from '@playwright/test';
import { startSimulator } from '../../../src/simulator/index.ts';
import { ssoSession, writeConfig } from '../../support/config-text.ts';
import { launchDaypass } from '../../support/daypass-app.ts';
import { startFakeDesktop } from '../../support/desktop/fake-desktop.ts';
import { startSessionBus } from '../../support/desktop/session-bus.ts';
import { startVirtualScreen } from '../../support/desktop/virtual-screen.ts';
import { makeTempHome } from '../../support/temp-home.ts';
import { inMain } from './in-main.ts';
import type { Reading } from './reading.ts';

export interface WindowWork {
  /** `hidden`: a closed window is retained and comes back. `destroyed`: each cycle creates a window, as the app does five minutes after a close. */
  readonly ends: 'hidden' | 'destroyed';
  readonly cycles: number;
  readonly readEvery: number;
  /** Ends after so long, with fewer cycles. */
  readonly mostMillis: number;
}

/** Opens and closes the window of the real app, as built, in real Electron. Returns readings of its main process. */
export async function windowCycles(
  work: WindowWork,
  onReading: (reading: Reading) => void,
): Promise<readonly Reading[]> {
  await using stack = new AsyncDisposableStack();
  const simulator = await startSimulator();
  stack.defer(() => simulator.close());
  const screen = await startVirtualScreen();
  stack.defer(() => screen.stop());
  const bus = await startSessionBus();
  stack.defer(() => bus.stop());
  const desktop = await startFakeDesktop({ busAddress: bus.address });
  stack.defer(() => desktop.stop());
  const home = await makeTempHome();
  stack.defer(() => home.remove());
  await home.storeSettings({});
  await writeConfig(home, ssoSession('acme', simulator.portal));
  const env = home.env({
    ...simulator.environment,
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    DISPLAY: screen.display,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
  });
  const app = await launchDaypass(env, ['--hidden']);
  stack.defer(() => app.close());
  await (await desktop.tray()).line(/^acme — /);
  // Awaited here: all of it ends when this block does.
  return await readEach(app.electron, work, onReading);
}

async function readEach(
  electron: ElectronApplication,
  { ends, cycles, readEvery, mostMillis }: WindowWork,
  onReading: (reading: Reading) => void,
): Promise<readonly Reading[]> {
  const endsAtMillis = Date.now() + mostMillis;
  const readings: Reading[] = [];
  for (let done = 0; done < cycles && Date.now() < endsAtMillis; done += readEvery) {
    await electron.evaluate(inMain.openAndClose, { count: readEvery, ends });
    const reading = { cycles: done + readEvery, ...(await electron.evaluate(inMain.read)) };
    readings.push(reading);
    onReading(reading);
  }
  return readings;
}
