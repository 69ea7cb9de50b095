import { memoryHome, type SimulatorHere } from './memory-home.ts';
import { plantLeak } from './planted-leak.ts';
import { takeReading, type Reading } from './reading.ts';
import { refreshCycles } from './refresh-cycles.ts';
import { serviceDay } from './service-day.ts';

/** The process that is measured: it does one kind of work, and sends a reading every so many cycles. */
export interface Work {
  readonly kind: 'refreshes' | 'service';
  readonly cycles: number;
  /** A reading after so many cycles; the first is the one after the warm-up. */
  readonly readEvery: number;
  readonly simulator: Omit<SimulatorHere, 'setClock'>;
  /** Leaks in each cycle, for the judge to find. */
  readonly leaks?: true;
}

export type Told = { readonly setClock: number } | { readonly reading: Reading } | { readonly failed: string };

const WORK = { refreshes: refreshCycles, service: serviceDay };

process.once('message', (work: Work) => void run(work));
// Nobody reads on.
process.once('disconnect', () => process.exit());

async function run({ kind, cycles, readEvery, simulator, leaks }: Work): Promise<void> {
  try {
    const home = await memoryHome({ ...simulator, setClock: (nowMillis) => tell({ setClock: nowMillis }) });
    const leak = leaks ? plantLeak() : () => undefined;
    await WORK[kind](home, cycles, async (done) => {
      leak();
      if (done % readEvery === 0)
        await tell({ reading: await takeReading(done, { 'waiting alarms': home.time.pendingCount }) });
    });
    await home[Symbol.asyncDispose]();
  } catch (thrown) {
    await tell({ failed: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
  }
  process.disconnect();
}

/** Resolves once the other side has it. */
function tell(told: Told): Promise<void> {
  return new Promise((resolve) => {
    process.once('message', () => resolve());
    process.send?.(told);
  });
}
