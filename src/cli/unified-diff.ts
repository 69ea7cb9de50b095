import type { DiffLine } from '../shared/snapshots.ts';

/** The diff as `diff -u` prints it, ready for `patch`: one hunk per run of lines that stand together. */
export function unifiedDiff(path: string, lines: readonly DiffLine[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`--- ${path}`, `+++ ${path}`, ...hunksOf(lines).flatMap(hunkLines)];
}

interface Hunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: DiffLine[];
}

const MARK = { context: ' ', added: '+', removed: '-' } as const;

function hunksOf(lines: readonly DiffLine[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let oldNext = 1;
  let newNext = 1;
  for (const line of lines) {
    const skipped = line.lineNumber - (line.kind === 'added' ? newNext : oldNext);
    if (hunks.length === 0 || skipped > 0) {
      oldNext += skipped;
      newNext += skipped;
      hunks.push({ oldStart: oldNext, newStart: newNext, lines: [] });
    }
    hunks.at(-1)?.lines.push(line);
    if (line.kind !== 'added') oldNext += 1;
    if (line.kind !== 'removed') newNext += 1;
  }
  return hunks;
}

function hunkLines({ oldStart, newStart, lines }: Hunk): readonly string[] {
  const oldCount = lines.filter(({ kind }) => kind !== 'added').length;
  const newCount = lines.filter(({ kind }) => kind !== 'removed').length;
  // An empty side is numbered by the line before it.
  const oldRange = `${oldCount === 0 ? oldStart - 1 : oldStart},${oldCount}`;
  const newRange = `${newCount === 0 ? newStart - 1 : newStart},${newCount}`;
  return [`@@ -${oldRange} +${newRange} @@`, ...lines.map(({ kind, text }) => `${MARK[kind]}${text}`)];
}
