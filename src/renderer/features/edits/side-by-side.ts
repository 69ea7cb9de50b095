import type { DiffLine } from '../../../shared/view.ts';

/** One row of a diff with the old text on the left and the new on the right. */
export interface SideRow {
  readonly left?: DiffLine;
  readonly right?: DiffLine;
}

/** Lines left out between two that are shown. */
export type Gap = 'gap';

/** Pairs removed lines with the lines that replace them. Unchanged lines are on both sides, each with its own number. */
export function sideBySide(diff: readonly DiffLine[]): readonly (SideRow | Gap)[] {
  const rows: (SideRow | Gap)[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  let shift = 0;
  let lastOld: number | undefined;
  const pair = (): void => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      const left = removed[at];
      const right = added[at];
      rows.push({ ...(left === undefined ? {} : { left }), ...(right === undefined ? {} : { right }) });
    }
    shift += added.length - removed.length;
    removed = [];
    added = [];
  };
  for (const line of diff) {
    if (line.kind === 'added') {
      added.push(line);
      continue;
    }
    if (line.kind === 'removed') {
      if (added.length > 0) pair();
      removed.push(line);
    } else {
      pair();
      if (lastOld !== undefined && line.lineNumber > lastOld + 1) rows.push('gap');
      rows.push({ left: line, right: { ...line, lineNumber: line.lineNumber + shift } });
    }
    lastOld = line.lineNumber;
  }
  pair();
  return rows;
}

/** The lines of one column, with a gap where lines are left out. */
export function unified(diff: readonly DiffLine[]): readonly (DiffLine | Gap)[] {
  const rows: (DiffLine | Gap)[] = [];
  let lastOld: number | undefined;
  for (const line of diff) {
    if (line.kind !== 'added') {
      if (lastOld !== undefined && line.lineNumber > lastOld + 1) rows.push('gap');
      lastOld = line.lineNumber;
    }
    rows.push(line);
  }
  return rows;
}
