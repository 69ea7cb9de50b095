import type { Failure, Tally } from './test-report.ts';

/** More than these have a cause in common, which a second run would only repeat. */
const MOST_FILES = 12;

export interface SteadiedTally extends Tally {
  /** What failed beside others, and passed by itself. */
  readonly unsteady: readonly Failure[];
}

/**
 * Runs the files that failed once more, by themselves. On a machine with more work than processors tests that wait for other
 * programs may give up too early; what passes then is told by name, for its cause to be found, and does not fail the run.
 */
export async function runAgain(
  first: Tally,
  run: (files: readonly string[]) => Promise<Tally>,
): Promise<SteadiedTally> {
  const files = [...new Set(first.failures.map(({ file }) => file))].filter((file) => file !== undefined);
  const isOfFiles = first.failures.every(({ file }) => file !== undefined);
  if (files.length === 0 || files.length > MOST_FILES || !isOfFiles) return { ...first, unsteady: [] };

  const second = await run(files);
  const failed = Math.min(second.failed, first.failed);
  const failedAgain = new Set(second.failures.map(({ text }) => nameIn(text)));
  return {
    passed: first.passed + first.failed - failed,
    failed: second.failed,
    skipped: first.skipped,
    failures: second.failures,
    unsteady: first.failures.filter(({ text }) => !failedAgain.has(nameIn(text))),
  };
}

function nameIn(text: string): string {
  return text.split('\n')[0] ?? '';
}
