import { performance } from 'node:perf_hooks';

export interface Contender {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/**
 * Runs contenders in turn, round after round, so that a busy machine slows all of them alike, and prints the
 * median of each beside its ratio to the first.
 */
export async function compare(title: string, rounds: number, contenders: readonly Contender[]): Promise<void> {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run }] of contenders.entries()) {
      const startedMillis = performance.now();
      await run();
      times[index]?.push(performance.now() - startedMillis);
    }
  }
  const medians = times.map(median);
  const [first = 1] = medians;
  console.log(`\n${title} (median of ${rounds}, and the quickest)`);
  for (const [index, { name }] of contenders.entries()) {
    const millis = medians[index] ?? 0;
    const quickest = Math.min(...(times[index] ?? []));
    console.log(
      `  ${name.padEnd(50)} ${millis.toFixed(1).padStart(9)} ms   ${(millis / first).toFixed(2).padStart(7)} ×   ${quickest.toFixed(1).padStart(9)} ms`,
    );
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
