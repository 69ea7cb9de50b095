import type { EditWarning } from '../../../shared/domain/config-edits.ts';

/** Up to here nobody notices. */
const MANY_PROFILES = 1_000;

/**
 * What the start of one AWS CLI command took with so many profiles in the config file: medians of
 * `aws configure export-credentials`, AWS CLI 2.9.19 on a 2-core machine, less the 385 ms it takes with none.
 */
const MEASURED: readonly (readonly [profiles: number, addedMillis: number])[] = [
  [0, 0],
  [1_000, 59],
  [5_000, 329],
  [25_000, 1_577],
];

/** An estimate of what that many profiles add to the start of every AWS tool, on the lines between measured points. */
export function addedMillisFor(profiles: number): number {
  const upper = MEASURED.findIndex(([count]) => count >= profiles);
  const index = upper === -1 ? MEASURED.length - 1 : Math.max(1, upper);
  const [fromCount, fromMillis] = MEASURED[index - 1] ?? [0, 0];
  const [toCount, toMillis] = MEASURED[index] ?? [1, 0];
  return Math.round(fromMillis + ((profiles - fromCount) * (toMillis - fromMillis)) / (toCount - fromCount));
}

/** The warning for an edit after which the file has that many profiles; none when it does not grow, or stays small. */
export function growthWarnings(before: number, after: number): readonly EditWarning[] {
  if (after <= before || after <= MANY_PROFILES) return [];
  return [{ code: 'fileGrowsLarge', facts: { profiles: after, addedMillis: addedMillisFor(after) } }];
}
