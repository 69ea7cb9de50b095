import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startSimulator } from '../../../src/simulator/index.ts';
import type { Told, Work } from './engine-process.ts';
import type { Reading } from './reading.ts';

const YEARS_SECONDS = 10 * 365 * 24 * 3600;

const LIVES = {
  // One sign-in for the whole soak: more than a year of renewals.
  refreshes: { portalSessionSeconds: YEARS_SECONDS, registrationSeconds: YEARS_SECONDS },
  // As AWS has them: the person signs in three times in a day and night.
  service: {},
};

/** Does the work in a process of its own, against a simulator in this one. Rejects if the work fails. */
export async function measure(
  work: Omit<Work, 'simulator'>,
  onReading: (reading: Reading) => void = () => undefined,
): Promise<readonly Reading[]> {
  let nowMillis = Date.now();
  const simulator = await startSimulator({
    now: () => nowMillis,
    settings: { refreshTokens: 'oneUse', ...LIVES[work.kind] },
    organization: { accounts: [{ accountId: '111122223333', accountName: 'pay', roles: ['Admin', 'ReadOnly'] }] },
  });
  const child = fork(path.join(import.meta.dirname, 'engine-process.ts'), { execArgv: ['--expose-gc'] });
  const readings: Reading[] = [];
  let failure: string | undefined;
  child.on('message', (told: Told) => {
    if ('setClock' in told) nowMillis = told.setClock;
    else if ('failed' in told) failure = told.failed;
    else {
      readings.push(told.reading);
      onReading(told.reading);
    }
    child.send('goOn');
  });
  try {
    const { startUrl, region } = simulator.portal;
    child.send({ ...work, simulator: { environment: simulator.environment, startUrl, region } });
    const [code] = await once(child, 'exit');
    if (failure !== undefined || code !== 0) throw new Error(failure ?? `The measured process ended with ${code}.`);
    return readings;
  } finally {
    child.kill('SIGKILL');
    await simulator.close();
  }
}
