import type { DiffLine } from '../../shared/snapshots.ts';

export const CONTEXT_LINES = 3;
/** Beyond this many differing lines a diff is of no use to a person, and its cost grows with the square. */
const MOST_COMPARED_LINES = 4_000;

/**
 * What turns one list of lines into another, with three lines of context around each change; gaps show in the line
 * numbers. Lines are compared without their ends. Within a change the removed lines come before the added ones.
 */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  return withContext(before, after, lineChanges(before, after));
}

/** Lines `from` up to but without `to`, counted from 0, give way to others. */
export interface Change {
  readonly before: { readonly from: number; readonly to: number };
  readonly after: { readonly from: number; readonly to: number };
}

/** The least that turns one list of lines into another. */
export function lineChanges(before: readonly string[], after: readonly string[]): Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  const pairs = commonLines(before.slice(start, beforeEnd), after.slice(start, afterEnd));
  const shared = pairs.map(([inBefore, inAfter]): LinePair => [inBefore + start, inAfter + start]);
  return changesBetween(shared, start, beforeEnd, afterEnd);
}

type LinePair = readonly [inBefore: number, inAfter: number];

function changesBetween(shared: readonly LinePair[], start: number, beforeEnd: number, afterEnd: number): Change[] {
  const changes: Change[] = [];
  let [beforeFrom, afterFrom] = [start, start];
  for (const [beforeTo, afterTo] of [...shared, [beforeEnd, afterEnd] as const]) {
    if (beforeTo > beforeFrom || afterTo > afterFrom) {
      changes.push({ before: { from: beforeFrom, to: beforeTo }, after: { from: afterFrom, to: afterTo } });
    }
    [beforeFrom, afterFrom] = [beforeTo + 1, afterTo + 1];
  }
  return changes;
}

function withContext(before: readonly string[], after: readonly string[], changes: readonly Change[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let told = 0;
  const tell = (kind: DiffLine['kind'], text: readonly string[], from: number, to: number) => {
    for (let index = from; index < to; index += 1) lines.push({ kind, lineNumber: index + 1, text: text[index] ?? '' });
  };
  changes.forEach((change, index) => {
    tell('context', before, Math.max(told, change.before.from - CONTEXT_LINES), change.before.from);
    tell('removed', before, change.before.from, change.before.to);
    tell('added', after, change.after.from, change.after.to);
    const next = changes[index + 1]?.before.from ?? before.length;
    told = Math.min(next, change.before.to + CONTEXT_LINES);
    tell('context', before, change.before.to, told);
  });
  return lines;
}

/** A longest common subsequence, as pairs of indexes, by the usual table. */
function commonLines(before: readonly string[], after: readonly string[]): LinePair[] {
  if (before.length === 0 || after.length === 0 || before.length + after.length > MOST_COMPARED_LINES) return [];
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const lengthAt = (inBefore: number, inAfter: number) => lengths[inBefore * width + inAfter] ?? 0;
  for (let inBefore = before.length - 1; inBefore >= 0; inBefore -= 1) {
    for (let inAfter = after.length - 1; inAfter >= 0; inAfter -= 1) {
      lengths[inBefore * width + inAfter] =
        before[inBefore] === after[inAfter]
          ? lengthAt(inBefore + 1, inAfter + 1) + 1
          : Math.max(lengthAt(inBefore + 1, inAfter), lengthAt(inBefore, inAfter + 1));
    }
  }
  const pairs: LinePair[] = [];
  let [inBefore, inAfter] = [0, 0];
  while (inBefore < before.length && inAfter < after.length) {
    if (before[inBefore] === after[inAfter]) {
      pairs.push([inBefore, inAfter]);
      [inBefore, inAfter] = [inBefore + 1, inAfter + 1];
    } else if (lengthAt(inBefore + 1, inAfter) >= lengthAt(inBefore, inAfter + 1)) inBefore += 1;
    else inAfter += 1;
  }
  return pairs;
}
