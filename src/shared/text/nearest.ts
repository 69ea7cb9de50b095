/** The candidate a person most likely meant: the fewest typing slips away, at most two and fewer than half its letters; undefined when none is near. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(typed, candidate) }))
    .filter(({ candidate, slips }) => slips <= 2 && slips < candidate.length / 2)
    .toSorted((a, b) => a.slips - b.slips);
  return best?.candidate;
}

const NEAR_NAMES_AT_MOST = 5;

/**
 * Returns the names that a mistyped one may stand for, the nearest first, five at most. Case does not count as a slip. Names
 * with other digits name other things on purpose (team-1, team-2), so they are not near. Names of a letter or two are near
 * none but themselves in another case.
 */
export function nearNames(typed: string, names: Iterable<string>): readonly string[] {
  const [folded, digits] = [typed.toLowerCase(), digitsOf(typed)];
  const near: { readonly name: string; readonly slips: number }[] = [];
  for (const name of names) {
    const mostSlips = Math.min(2, (Math.min(name.length, typed.length) - 1) / 2);
    if (name === typed || Math.abs(name.length - typed.length) > mostSlips || digitsOf(name) !== digits) continue;
    const slips = slipsBetween(folded, name.toLowerCase());
    if (slips <= mostSlips) near.push({ name, slips });
  }
  return near
    .toSorted((a, b) => a.slips - b.slips)
    .slice(0, NEAR_NAMES_AT_MOST)
    .map(({ name }) => name);
}

function digitsOf(name: string): string {
  return name.replaceAll(/\D/gu, '');
}

/** Levenshtein distance, in which two letters swapped count as one slip (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let beforePrevious: readonly number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? (beforePrevious[column - 2] ?? 0) + 1 : replaced;
      current.push(Math.min(replaced, swapped, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
