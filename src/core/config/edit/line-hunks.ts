/** Lines `from` up to but without `to` (0-based) give way to others. */
export interface LineHunk {
  readonly before: LineSpan;
  readonly after: LineSpan;
}

interface LineSpan {
  readonly from: number;
  readonly to: number;
}

/** Beyond this many cells a table of common lines costs more than it tells; such a stretch changes as a whole. */
const MOST_CELLS = 4_000_000;
/** In all tables of two files: some hundreds of stretches may each be that long. */
const MOST_CELLS_IN_ALL = 40_000_000;

/**
 * What turns one list of lines into another, in order. Lines that come once on either side, as headers do, hold the two
 * together ("patience diff"), so that many small changes over a large file stay apart and cheap; between them it is a
 * longest common subsequence.
 */
export function lineHunks(before: readonly string[], after: readonly string[]): LineHunk[] {
  const hunks: LineHunk[] = [];
  compare(
    { before, after, cellsLeft: MOST_CELLS_IN_ALL },
    { from: 0, to: before.length },
    { from: 0, to: after.length },
    hunks,
  );
  return hunks;
}

interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
  cellsLeft: number;
}
type LinePair = readonly [inBefore: number, inAfter: number];

function compare(sides: Sides, wholeBefore: LineSpan, wholeAfter: LineSpan, hunks: LineHunk[]): void {
  const [before, after] = withoutSharedEnds(sides, wholeBefore, wholeAfter);
  if (before.from === before.to && after.from === after.to) return;
  const anchors = anchorsIn(sides, before, after);
  if (anchors.length > 0) {
    for (const [left, right] of between(anchors, before, after)) compare(sides, left, right, hunks);
    return;
  }
  for (const [left, right] of between(commonLines(sides, before, after), before, after)) {
    if (left.from < left.to || right.from < right.to) hunks.push({ before: left, after: right });
  }
}

function withoutSharedEnds(sides: Sides, before: LineSpan, after: LineSpan): [LineSpan, LineSpan] {
  let [from, afterFrom, to, afterTo] = [before.from, after.from, before.to, after.to];
  while (from < to && afterFrom < afterTo && sides.before[from] === sides.after[afterFrom]) {
    from += 1;
    afterFrom += 1;
  }
  while (to > from && afterTo > afterFrom && sides.before[to - 1] === sides.after[afterTo - 1]) {
    to -= 1;
    afterTo -= 1;
  }
  return [
    { from, to },
    { from: afterFrom, to: afterTo },
  ];
}

/** The stretches before, between and after lines that both sides share. */
function between(shared: readonly LinePair[], before: LineSpan, after: LineSpan): (readonly [LineSpan, LineSpan])[] {
  const stretches: (readonly [LineSpan, LineSpan])[] = [];
  let [from, afterFrom] = [before.from, after.from];
  for (const [to, afterTo] of [...shared, [before.to, after.to] as const]) {
    stretches.push([
      { from, to },
      { from: afterFrom, to: afterTo },
    ]);
    [from, afterFrom] = [to + 1, afterTo + 1];
  }
  return stretches;
}

/** Pairs of lines that come once on either side, as many as keep their order. */
function anchorsIn(sides: Sides, before: LineSpan, after: LineSpan): readonly LinePair[] {
  const inAfter = onlyOnes(sides.after, after);
  const pairs = [...onlyOnes(sides.before, before)].flatMap(([text, index]): LinePair[] => {
    const other = inAfter.get(text);
    return other === undefined ? [] : [[index, other]];
  });
  return longestRising(pairs.toSorted(([a], [b]) => a - b));
}

function onlyOnes(lines: readonly string[], { from, to }: LineSpan): Map<string, number> {
  const seen = new Map<string, number>();
  for (let index = from; index < to; index += 1) {
    const text = lines[index] ?? '';
    seen.set(text, seen.has(text) ? -1 : index);
  }
  for (const [text, index] of seen) if (index === -1) seen.delete(text);
  return seen;
}

/** The longest run, of pairs in order of their first number, whose second numbers rise ("patience sorting"). */
function longestRising(pairs: readonly LinePair[]): readonly LinePair[] {
  const tops: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, value], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tops[low - 1] ?? -1);
    tops[low] = index;
  });
  const run: LinePair[] = [];
  for (let index = tops.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.toReversed();
}

/** A longest common subsequence, as pairs of indexes, by the usual table. */
function commonLines(sides: Sides, before: LineSpan, after: LineSpan): readonly LinePair[] {
  const height = before.to - before.from;
  const width = after.to - after.from;
  const cells = (height + 1) * (width + 1);
  if (height === 0 || width === 0 || cells > Math.min(MOST_CELLS, sides.cellsLeft)) return [];
  sides.cellsLeft -= cells;
  const isSame = (row: number, column: number) => sides.before[before.from + row] === sides.after[after.from + column];
  const lengths = new Uint32Array((height + 1) * (width + 1));
  const lengthAt = (row: number, column: number) => lengths[row * (width + 1) + column] ?? 0;
  for (let row = height - 1; row >= 0; row -= 1) {
    for (let column = width - 1; column >= 0; column -= 1) {
      lengths[row * (width + 1) + column] = isSame(row, column)
        ? lengthAt(row + 1, column + 1) + 1
        : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  const pairs: LinePair[] = [];
  let [row, column] = [0, 0];
  while (row < height && column < width) {
    if (isSame(row, column)) {
      pairs.push([before.from + row, after.from + column]);
      [row, column] = [row + 1, column + 1];
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
