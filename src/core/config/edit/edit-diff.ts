import { createHash } from 'node:crypto';
import type { DiffLine } from '../../../shared/view.ts';
import type { ConfigLayout } from '../document/config-layout.ts';
import { startsWithByteOrderMark } from '../document/config-scan.ts';
import { SecretHider } from './hide-secrets.ts';
import { CONTEXT_LINES } from './line-diff.ts';
import { lineHunks } from './line-hunks.ts';
import type { AwsFileKind } from '../clients/client-reading.ts';
import type { Replacement, AppliedSteps } from './apply-steps.ts';

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
export function editDiff(before: ConfigLayout, applied: AppliedSteps, file: AwsFileKind): DiffResult {
  const losesMark = startsWithByteOrderMark(before.bytes) && !startsWithByteOrderMark(applied.bytes);
  // A byte order mark shows where it goes, as a part of the line it stands before.
  const textOf = (line: number) => (line === 0 && losesMark ? `\ufeff${before.textOf(0)}` : before.textOf(line));
  const source = { lineCount: before.lineCount, textOf };
  const changes = changedLines(before, applied, source);
  return { ...diffOf(changes, source, new SecretHider(before, file)), digest: digestOf(changes, source) };
}

/** The lines of the file before, counted from 0. */
interface LinesBefore {
  readonly lineCount: number;
  readonly textOf: (line: number) => string;
}

function changedLines(
  before: ConfigLayout,
  { bytes, replacements }: AppliedSteps,
  { textOf }: LinesBefore,
): LineChange[] {
  const changes: LineChange[] = [];
  const markLength = startsWithByteOrderMark(bytes) ? 3 : 0;
  let moved = 0;
  for (const region of lineRegions(before, bytes, replacements)) {
    const afterTexts = linesOf(bytes.subarray(Math.max(region.outFrom, markLength), region.outTo));
    const beforeTexts = Array.from({ length: region.to - region.from }, (_, index) => textOf(region.from + index));
    for (const change of lineHunks(beforeTexts, afterTexts)) {
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

function linesOf(bytes: Buffer): string[] {
  const texts = bytes.toString('utf8').split(/\r\n|\n|\r/);
  return texts.at(-1) === '' ? texts.slice(0, -1) : texts;
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
  for (const { from: fromByte, to: toByte, outFrom, outTo } of replacements) {
    const from = firstLineOf(before, fromByte);
    let to = toByte === byteOfLine(before, from) ? from : lineAfter(before, toByte);
    const outEndOf = (line: number) =>
      (line === before.lineCount ? before.bytes.length : byteOfLine(before, line)) + outTo - toByte;
    // A carriage return that came to stand before the line feed of a blank line ends one line with it.
    while (out[outEndOf(to) - 1] === CR && before.bytes[before.startOf(to)] === LF) to += 1;
    const last = regions.at(-1);
    if (last !== undefined && from < last.to) {
      last.to = Math.max(last.to, to);
      last.outTo = outEndOf(last.to);
    } else {
      regions.push({ from, to, outFrom: byteOfLine(before, from) + outFrom - fromByte, outTo: outEndOf(to) });
    }
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

function diffOf(
  changes: readonly LineChange[],
  { lineCount, textOf }: LinesBefore,
  hider: SecretHider,
): Omit<DiffResult, 'digest'> {
  const diff: DiffLine[] = [];
  let shown = 0;
  let linesNotShown = 0;
  let contextShown = 0;
  const showBefore = (kind: 'context' | 'removed', from: number, to: number) => {
    for (let line = from; line < to; line += 1) {
      diff.push({ kind, lineNumber: line + 1, text: hider.hideBefore(line, textOf(line)) });
    }
  };
  changes.forEach(({ from, to, afterFrom, texts }, index) => {
    const mayShow = Math.max(0, MOST_LINES_SHOWN - shown);
    const removed = Math.min(to - from, mayShow);
    const added = Math.min(texts.length, mayShow - removed);
    shown += removed + added;
    linesNotShown += to - from - removed + (texts.length - added);
    if (removed + added === 0) return;
    showBefore('context', Math.max(contextShown, from - CONTEXT_LINES), from);
    showBefore('removed', from, from + removed);
    texts.slice(0, added).forEach((text, offset) => {
      diff.push({
        kind: 'added',
        lineNumber: afterFrom + offset + 1,
        text: hider.hideAfter(text, offset === 0 ? from : undefined),
      });
    });
    contextShown = Math.min(changes[index + 1]?.from ?? lineCount, to + CONTEXT_LINES);
    showBefore('context', to, contextShown);
  });
  return { diff, linesNotShown };
}

function digestOf(changes: readonly LineChange[], { textOf }: LinesBefore): string {
  const hash = createHash('sha256');
  for (const { from, to, texts } of changes) {
    for (let line = from; line < to; line += 1) hash.update(`-${textOf(line)}\n`);
    for (const text of texts) hash.update(`+${text}\n`);
    hash.update('\n');
  }
  return hash.digest('hex');
}
