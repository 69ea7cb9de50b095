import { lineHunks, type LineHunk } from '../../config/edit/line-hunks.ts';

/**
 * Takes an edit back from a file: where its bytes are what the edit left, those of before return exactly. Where others
 * have written since, only our lines go back (a three-way merge with what the edit left as the base) and theirs stay.
 * Undefined where that can't be done for sure: they changed our lines, or lines would end up in another section.
 */
export function revert(before: Buffer, after: Buffer, current: Buffer): Buffer | undefined {
  if (current.equals(after)) return before;
  const texts: Versions = { was: splitBytes(before), left: splitBytes(after), now: splitBytes(current) };
  const ours = lineHunks(textsOf(texts.left), textsOf(texts.was));
  const theirs = settled(lineHunks(textsOf(texts.left), textsOf(texts.now)), ours, texts);
  for (const lines of outcomes(texts, ours, theirs)) if (keepsSections(lines, texts)) return joined(lines, texts);
  return undefined;
}

interface Versions {
  /** Before the edit, as the edit left it, and as it stands. */
  readonly was: readonly ByteLine[];
  readonly left: readonly ByteLine[];
  readonly now: readonly ByteLine[];
}

interface ByteLine {
  /** One character a byte, so that bytes which are no UTF-8 survive and compare. */
  readonly text: string;
  readonly end: string;
}

/** A line of the outcome: brought back by us, or as it stands now. */
interface OriginLine {
  readonly origin: 'ours' | 'theirs';
  /** 0-based, among the lines of its origin. */
  readonly index: number;
  readonly line: ByteLine;
}

/** What the file may become, the likeliest first. */
function* outcomes(
  texts: Versions,
  ours: readonly LineHunk[],
  theirs: readonly LineHunk[],
): Iterable<readonly OriginLine[]> {
  if (!ours.some((hunk) => theirs.some((other) => isInTheWay(hunk, other)))) {
    yield merged(texts, ours, theirs, 'theirs');
    yield merged(texts, ours, theirs, 'ours');
  }
  const without = withoutOurSections(texts, ours);
  if (without !== undefined) yield without;
}

function splitBytes(bytes: Buffer): readonly ByteLine[] {
  const text = bytes.toString('latin1');
  const lines: ByteLine[] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(start, index), end });
    start = index + end.length;
  }
  if (start < text.length) lines.push({ text: text.slice(start), end: '' });
  return lines;
}

/** Line ends don't count: the AWS CLI turns CRLF into LF wherever it writes. */
function textsOf(lines: readonly ByteLine[]): readonly string[] {
  return lines.map(({ text }) => text);
}

/**
 * Which of several equal lines were put in or taken away is a matter of taste (a blank line before a section, or behind
 * it): where it lets their change stand beside ours instead of among our lines, it is so.
 */
function settled(theirs: readonly LineHunk[], ours: readonly LineHunk[], texts: Versions): readonly LineHunk[] {
  const hunks: LineHunk[] = [];
  for (const [index, hunk] of theirs.entries()) {
    const floor = hunks.at(-1)?.before.to ?? 0;
    const ceiling = theirs[index + 1]?.before.from ?? texts.left.length;
    const isBeside = (one: LineHunk): boolean => !ours.some((own) => overlap(own, one));
    hunks.push(isBeside(hunk) ? hunk : (equivalentHunks(hunk, floor, ceiling, texts).find(isBeside) ?? hunk));
  }
  return hunks;
}

/** The same change described by other, equal lines: the nearest first, those above before those below. */
function equivalentHunks(hunk: LineHunk, floor: number, ceiling: number, { left, now }: Versions): readonly LineHunk[] {
  const { before, after } = hunk;
  const isPutIn = before.from === before.to;
  if (!isPutIn && after.from !== after.to) return [];
  const [lines, block] = isPutIn ? [now, after] : [left, before];
  const by = (offset: number): LineHunk => ({
    before: { from: before.from + offset, to: before.to + offset },
    after: { from: after.from + offset, to: after.to + offset },
  });
  const moved: LineHunk[] = [];
  for (let up = 1; before.from - up >= floor; up += 1) {
    if (left[before.from - up]?.text !== lines[block.to - up]?.text) break;
    moved.push(by(-up));
  }
  for (let down = 0; before.to + down < ceiling; down += 1) {
    if (left[before.to + down]?.text !== lines[block.from + down]?.text) break;
    moved.push(by(down + 1));
  }
  return moved;
}

/**
 * For an edit that put in whole sections: the file as it stands, without them. Where sections before ours have changed, a
 * comparison line by line may take our lines for theirs, though each of ours is still there. Undefined if one of ours is missing or there twice.
 */
function withoutOurSections(texts: Versions, ours: readonly LineHunk[]): readonly OriginLine[] | undefined {
  const { left, now } = texts;
  const going = new Set<number>();
  for (const hunk of ours) {
    if (hunk.after.from !== hunk.after.to) return undefined;
    const forms = [hunk, ...equivalentHunks(hunk, 0, left.length, texts)].map(({ before }) =>
      left.slice(before.from, before.to),
    );
    const block = forms.find((lines) => placesOf(lines, now).length === 1);
    const [at] = block?.some(isHeader) === true ? placesOf(block, now) : [];
    if (block === undefined || at === undefined) return undefined;
    for (const offset of block.keys()) going.add(at + offset);
  }
  return originLines(now, 'theirs', 0, now.length).filter(({ index }) => !going.has(index));
}

/** The indices in `lines` at which all of the block stands. */
function placesOf(block: readonly ByteLine[], lines: readonly ByteLine[]): readonly number[] {
  const isAt = (at: number): boolean => block.every(({ text }, offset) => lines[at + offset]?.text === text);
  return [...lines.keys()].filter(isAt);
}

/** Someone changed lines that we would take back, or put lines among those that others would come for. */
function isInTheWay(ours: LineHunk, theirs: LineHunk): boolean {
  const isPutIn = theirs.before.from === theirs.before.to;
  return overlap(ours, theirs) && !(isPutIn && ours.after.from === ours.after.to);
}

function overlap(ours: LineHunk, theirs: LineHunk): boolean {
  return theirs.before.from < ours.before.to && theirs.before.to > ours.before.from;
}

function merged(
  { was, left, now }: Versions,
  ours: readonly LineHunk[],
  theirs: readonly LineHunk[],
  first: OriginLine['origin'],
): readonly OriginLine[] {
  const lines: OriginLine[] = [];
  const oursAt = new Map(ours.map((hunk) => [hunk.before.from, hunk]));
  const theirsAt = new Map(theirs.map((hunk) => [hunk.before.from, hunk]));
  let [oursUntil, theirsUntil, inNow] = [0, 0, 0];
  for (let at = 0; at <= left.length; at += 1) {
    const [own, other] = [oursAt.get(at), theirsAt.get(at)];
    const bringBack = () => lines.push(...originLines(was, 'ours', own?.after.from ?? 0, own?.after.to ?? 0));
    if (own !== undefined && first === 'ours') bringBack();
    if (other !== undefined) {
      lines.push(...originLines(now, 'theirs', other.after.from, other.after.to));
      inNow = other.after.to;
      theirsUntil = other.before.to;
    }
    if (own !== undefined && first === 'theirs') bringBack();
    if (own !== undefined) oursUntil = own.before.to;
    if (at < theirsUntil || at === left.length) continue;
    if (at >= oursUntil) lines.push(...originLines(now, 'theirs', inNow, inNow + 1));
    inNow += 1;
  }
  return lines;
}

function originLines(
  lines: readonly ByteLine[],
  origin: OriginLine['origin'],
  from: number,
  to: number,
): readonly OriginLine[] {
  return lines.slice(from, to).map((line, offset) => ({ origin, index: from + offset, line }));
}

/** Whether every line with words in it stands below the header it stood below, in its own text. A header that we bring back under its old name is the same one. */
function keepsSections(outcome: readonly OriginLine[], { was, now }: Versions): boolean {
  const headersOf = { ours: headersAbove(was), theirs: headersAbove(now) };
  const kept = new Set(outcome.filter(({ origin }) => origin === 'theirs').map(({ index }) => index));
  let header: OriginLine | undefined;
  for (const item of outcome) {
    if (isHeader(item.line)) header = item;
    if (item.line.text.trim() === '' || isHeader(item.line)) continue;
    const above = headersOf[item.origin][item.index] ?? -1;
    const text = (item.origin === 'ours' ? was : now)[above]?.text;
    if (header?.line.text === text) continue;
    // Their line under a header of theirs that goes: right only where ours came in its place.
    const isRenamed = item.origin === 'theirs' && above !== -1 && !kept.has(above) && header?.origin === 'ours';
    if (!isRenamed) return false;
  }
  return true;
}

/** For each line, the index of the header above it; -1 where there is none. */
function headersAbove(lines: readonly ByteLine[]): readonly number[] {
  let above = -1;
  return lines.map((line, index) => {
    if (isHeader(line)) above = index;
    return above;
  });
}

function isHeader({ text }: ByteLine): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*\[/.test(text);
}

/** Lines we bring back end as the file's lines do now, should someone have changed that. */
function joined(lines: readonly OriginLine[], { left, now }: Versions): Buffer {
  const end = usualEnd(now);
  const isTurned = end !== usualEnd(left);
  const text = lines.map(({ origin, line }, index) => {
    const isLast = index === lines.length - 1;
    const own = origin === 'ours' && isTurned && line.end !== '' ? end : line.end;
    return line.text + (own === '' && !isLast ? end : own);
  });
  return Buffer.from(text.join(''), 'latin1');
}

function usualEnd(lines: readonly ByteLine[]): string {
  return lines.findLast(({ end }) => end.endsWith('\n'))?.end ?? '\n';
}
