import { createHash } from 'node:crypto';
import type { DiffLine } from '../../shared/snapshots.ts';
import type { ConfigLayout } from './config-layout.ts';
import { scanLayout } from './config-scan.ts';
import { SecretHider } from './hide-secrets.ts';
import { CONTEXT_LINES, lineChanges } from './line-diff.ts';
import type { Replacement, Taken } from './take-steps.ts';

const MOST_LINES_SHOWN = 2_000;
const [LF, CR] = [0x0a, 0x0d];

interface DiffResult {
  readonly diff: readonly DiffLine[];
  readonly linesNotShown: number;
  readonly digest: string;
}

/** Lines `from` up to but without `to`, counted from 0, of the file before give way to `texts`, which begin at `afterFrom`. */
interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly afterFrom: number;
  readonly texts: readonly string[];
}

/** What edits did, told from the edits: two texts of 150,000 lines are never compared. */
export function editDiff(before: ConfigLayout, taken: Taken): DiffResult {
  const changes = changedLines(before, taken);
  return { ...told(before, changes), digest: digestOf(before, changes) };
}

function changedLines(before: ConfigLayout, { bytes, replacements }: Taken): LineChange[] {
  const changes: LineChange[] = [];
  let moved = 0;
  for (const region of lineRegions(before, bytes, replacements)) {
    const after = scanLayout(bytes.subarray(region.outFrom, region.outTo));
    const afterTexts = Array.from(after.kinds, (_kind, line) => textOf(after, line));
    const beforeTexts = Array.from({ length: region.to - region.from }, (_, index) =>
      textOf(before, region.from + index),
    );
    for (const change of lineChanges(beforeTexts, afterTexts)) {
      changes.push({
        from: region.from + change.before.from,
        to: region.from + change.before.to,
        afterFrom: region.from + moved + change.after.from,
        texts: afterTexts.slice(change.after.from, change.after.to),
      });
    }
    moved += afterTexts.length - beforeTexts.length;
  }
  return changes;
}

/** A byte order mark shows as a part of the line it stands before. */
function textOf(layout: ConfigLayout, line: number): string {
  return line === 0 && layout.startOf(0) > 0 ? `\ufeff${layout.textOf(0)}` : layout.textOf(line);
}

interface Region {
  /** Lines of the file before. */
  from: number;
  to: number;
  /** Bytes of the one after: whole lines. */
  outFrom: number;
  outTo: number;
}

/** The whole lines that replacements touch, before and after; those that share a line are one. */
function lineRegions(before: ConfigLayout, out: Buffer, replacements: readonly Replacement[]): Region[] {
  const regions: Region[] = [];
  for (const replacement of replacements) {
    const from = firstLineOf(before, replacement.from);
    const region: Region = {
      from,
      to: from,
      outFrom: replacement.outFrom - (replacement.from - byteOfLine(before, from)),
      outTo: replacement.outTo,
    };
    region.to = replacement.to === byteOfLine(before, from) ? from : lineAfter(before, replacement.to);
    region.outTo += byteOfLine(before, region.to) - Math.min(replacement.to, byteOfLine(before, region.to));
    // A carriage return that came to stand before a line feed ends a line with it.
    while (region.to < before.lineCount && out[region.outTo - 1] === CR && out[region.outTo] === LF) {
      region.outTo += before.startOf(region.to + 1) - before.startOf(region.to);
      region.to += 1;
    }
    const last = regions.at(-1);
    if (last !== undefined && region.from < last.to) {
      last.to = Math.max(last.to, region.to);
      last.outTo = Math.max(last.outTo, region.outTo);
    } else regions.push(region);
  }
  return regions;
}

/** The line a byte is in; also the one before, if that has no end of its own that stays whatever follows. */
function firstLineOf(layout: ConfigLayout, byte: number): number {
  if (layout.lineCount === 0 || byte < layout.startOf(0)) return 0;
  const line = byte === layout.bytes.length ? layout.lineCount : layout.lineAt(byte);
  const isAtStart = byte === layout.startOf(line);
  return isAtStart && line > 0 && layout.bytes[byte - 1] !== LF ? line - 1 : line;
}

/** The first line that begins at a byte or after it. */
function lineAfter(layout: ConfigLayout, byte: number): number {
  if (byte >= layout.bytes.length) return layout.lineCount;
  const line = layout.lineAt(byte);
  return byteOfLine(layout, line) >= byte ? line : line + 1;
}

/** A byte order mark belongs to the first line. */
function byteOfLine(layout: ConfigLayout, line: number): number {
  return line === 0 ? 0 : layout.startOf(line);
}

function told(before: ConfigLayout, changes: readonly LineChange[]): Omit<DiffResult, 'digest'> {
  const diff: DiffLine[] = [];
  const hider = new SecretHider(before);
  let shown = 0;
  let linesNotShown = 0;
  let contextTold = 0;
  const tellBefore = (kind: 'context' | 'removed', from: number, to: number) => {
    for (let line = from; line < to; line += 1) {
      diff.push({ kind, lineNumber: line + 1, text: hider.hideBefore(line, textOf(before, line)) });
    }
  };
  changes.forEach(({ from, to, afterFrom, texts }, index) => {
    const mayShow = Math.max(0, MOST_LINES_SHOWN - shown);
    const removed = Math.min(to - from, mayShow);
    const added = Math.min(texts.length, mayShow - removed);
    shown += removed + added;
    linesNotShown += to - from - removed + (texts.length - added);
    if (removed + added === 0) return;
    tellBefore('context', Math.max(contextTold, from - CONTEXT_LINES), from);
    tellBefore('removed', from, from + removed);
    texts.slice(0, added).forEach((text, offset) => {
      diff.push({
        kind: 'added',
        lineNumber: afterFrom + offset + 1,
        text: hider.hideAfter(text, offset === 0 ? from : undefined),
      });
    });
    contextTold = Math.min(changes[index + 1]?.from ?? before.lineCount, to + CONTEXT_LINES);
    tellBefore('context', to, contextTold);
  });
  return { diff, linesNotShown };
}

function digestOf(before: ConfigLayout, changes: readonly LineChange[]): string {
  const hash = createHash('sha256');
  for (const { from, to, texts } of changes) {
    for (let line = from; line < to; line += 1) hash.update(`-${textOf(before, line)}\n`);
    for (const text of texts) hash.update(`+${text}\n`);
    hash.update('\n');
  }
  return hash.digest('hex');
}
