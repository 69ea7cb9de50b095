import type { Reading } from './reading.ts';

export interface Limits {
  /** How much more heap may be used at the end than after the warm-up. */
  readonly heapGrowthBytes: number;
  /** By how much a count may differ by chance: a socket or a timer that happens to be there at that moment. */
  readonly countSlack: number;
}

/** Five megabytes for a long soak. */
const LONG: Limits = { heapGrowthBytes: 5_000_000, countSlack: 8 };

/**
 * What leaks, in sentences; nothing if all is well. The first reading is the one after the warm-up. A count grows if
 * it is higher than at first in each reading of the later half: a socket that is open at one moment is no leak.
 */
export function leaksIn(readings: readonly Reading[], limits: Limits = LONG): readonly string[] {
  const [first, ...later] = readings;
  const last = later.at(-1);
  if (first === undefined || last === undefined) throw new Error('One reading shows no growth.');
  const grownBytes = last.heapUsedBytes - first.heapUsedBytes;
  const cycles = last.cycles - first.cycles;
  const leaks: string[] = [];
  if (grownBytes > limits.heapGrowthBytes)
    leaks.push(
      `heap: ${megabytes(grownBytes)} MB more after ${cycles} cycles, ${Math.round(grownBytes / cycles)} bytes each`,
    );
  const secondHalf = later.slice(Math.floor(later.length / 2));
  const names = new Set(secondHalf.flatMap(({ counts }) => Object.keys(counts)));
  for (const name of names) {
    const before = first.counts[name] ?? 0;
    const least = Math.min(...secondHalf.map(({ counts }) => counts[name] ?? 0));
    if (least > before + limits.countSlack) leaks.push(`${name}: ${before} after the warm-up, at least ${least} later`);
  }
  return leaks;
}

/** A line for each reading. */
export function tableOf(readings: readonly Reading[]): string {
  return readings
    .map(({ cycles, heapUsedBytes, rssBytes, counts }) => {
      const shown = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
      return `${String(cycles).padStart(6)}  heap ${megabytes(heapUsedBytes)} MB  RSS ${megabytes(rssBytes)} MB  ${shown.join(', ')}`;
    })
    .join('\n');
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2);
}
