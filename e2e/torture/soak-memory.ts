import { electronRuntime } from '../../scripts/electron/electron-runtime.ts';
import { leaksIn, tableOf } from './memory/judge.ts';
import { measure } from './memory/measure.ts';
import type { Reading } from './memory/reading.ts';
import { windowCycles } from './memory/window-cycles.ts';

/**
 * `npm run soak:memory [-- refreshes|service|hidden|windows [CYCLES]]`: prints what a process holds over many cycles, and
 * fails if it becomes more. It ends by itself; of windows it creates as many as fit in two hours. Needs `npm run build`.
 */
const MOST_WINDOW_MILLIS = 2 * 60 * 60_000;

interface Soak {
  readonly cycles: number;
  /** Readings, the first of which comes after the warm-up. */
  readonly readings: number;
  readonly run: (cycles: number, readEvery: number) => Promise<readonly Reading[]>;
}

const print = (reading: Reading): void => console.log(tableOf([reading]));
const windows = (ends: 'hidden' | 'destroyed'): Soak['run'] => {
  return (cycles, readEvery) => windowCycles({ ends, cycles, readEvery, mostMillis: MOST_WINDOW_MILLIS }, print);
};

const SOAKS: Readonly<Record<string, Soak>> = {
  // Renewals of a token, by an app that runs for months.
  refreshes: {
    cycles: 10_000,
    readings: 10,
    run: (cycles, readEvery) => measure({ kind: 'refreshes', cycles, readEvery }, print),
  },
  // Minutes of the key service with five tools, a day and a night.
  service: {
    cycles: 24 * 60,
    readings: 12,
    run: (cycles, readEvery) => measure({ kind: 'service', cycles, readEvery }, print),
  },
  // The window of the real app, hidden and shown again.
  hidden: { cycles: 10_000, readings: 10, run: windows('hidden') },
  // Each cycle destroys the window and creates another.
  windows: { cycles: 10_000, readings: 50, run: windows('destroyed') },
};

const [only, count] = process.argv.slice(2);
if (only !== undefined && SOAKS[only] === undefined) throw new Error(`There is: ${Object.keys(SOAKS).join(', ')}.`);
const runtime = await electronRuntime();
for (const [name, { cycles, readings, run }] of Object.entries(SOAKS)) {
  if (only !== undefined && only !== name) continue;
  if ('missing' in runtime && (name === 'hidden' || name === 'windows'))
    console.log(`${name} left out: ${runtime.missing}`);
  else
    report(name, await timed(name, () => run(Number(count ?? cycles), Math.ceil(Number(count ?? cycles) / readings))));
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  console.log(`\n${name}`);
  const beganMillis = Date.now();
  const done = await work();
  console.log(`${Math.round((Date.now() - beganMillis) / 1000)} s`);
  return done;
}

function report(name: string, readings: readonly Reading[]): void {
  const leaks = leaksIn(readings);
  console.log(leaks.length === 0 ? `${name}: nothing leaks.` : `${name} LEAKS:\n${leaks.join('\n')}`);
  if (leaks.length > 0) process.exitCode = 1;
}
