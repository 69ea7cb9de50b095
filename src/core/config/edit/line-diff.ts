import type { DiffLine } from '../../../shared/view.ts';
import { lineHunks, type LineHunk } from './line-hunks.ts';

export const CONTEXT_LINES = 3;

/**
 * What turns one list of lines into another, with three lines of context around each change; gaps show in the line
 * numbers. Lines are compared without their ends. Within a change the removed lines come before the added ones.
 */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  return withContext(before, after, lineHunks(before, after));
}

function withContext(before: readonly string[], after: readonly string[], changes: readonly LineHunk[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let shownUntil = 0;
  const addLines = (kind: DiffLine['kind'], text: readonly string[], from: number, to: number) => {
    for (let index = from; index < to; index += 1) lines.push({ kind, lineNumber: index + 1, text: text[index] ?? '' });
  };
  changes.forEach((change, index) => {
    addLines('context', before, Math.max(shownUntil, change.before.from - CONTEXT_LINES), change.before.from);
    addLines('removed', before, change.before.from, change.before.to);
    addLines('added', after, change.after.from, change.after.to);
    const next = changes[index + 1]?.before.from ?? before.length;
    shownUntil = Math.min(next, change.before.to + CONTEXT_LINES);
    addLines('context', before, change.before.to, shownUntil);
  });
  return lines;
}
