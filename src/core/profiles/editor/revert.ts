import { lineHunks, type LineHunk } from '../../config/edit/line-hunks.ts';
import { isHeader, keepsPlaces, type ByteLine, type OriginLine } from './keeps-places.ts';

/** A change is shifted past equal lines by so many at most: in a file of blank lines alone it would take for ever. */
const MOST_SHIFTED_LINES = 100;

/**
 * Takes an edit back from a file: where its bytes are what the edit left, those of before return exactly. Where others
 * have written since, only our lines go back (a three-way merge with what the edit left as the base) and theirs stay.
 * Undefined where that can't be done for sure: they changed our lines, or lines would end up in another section or value.
 */
export function revert(before: Buffer, after: Buffer, current: Buffer): Buffer | undefined {
  if (current.equals(after)) return before;
  const texts: Versions = { was: splitBytes(before), left: splitBytes(after), now: splitBytes(current) };
  const ours = fromTheirHeaders(lineHunks(textsOf(texts.left), textsOf(texts.was)), texts);
  const theirs = settled(lineHunks(textsOf(texts.left), textsOf(texts.now)), ours, texts);
  const sources = { ours: { bytes: before, lines: texts.was }, theirs: { bytes: current, lines: texts.now } };
  const renamed = renamedHeaders(texts, ours);
  for (const lines of outcomes(texts, ours, theirs)) {
    const bytes = joined(lines, texts);
    if (keepsPlaces({ bytes, lines, renamed }, sources)) return bytes;
  }
  return undefined;
}

interface Versions {
  /** Before the edit, as the edit left it, and as it stands. */
  readonly was: readonly ByteLine[];
  readonly left: readonly ByteLine[];
  readonly now: readonly ByteLine[];
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
 * The same hunks, with each whole section that was put in or taken away beginning at its header: where its last lines equal
 * those of the section before it, a comparison may begin among these and end before its own.
 */
function fromTheirHeaders(hunks: readonly LineHunk[], texts: Versions): readonly LineHunk[] {
  return hunks.map((hunk, index) => {
    const ceiling = hunks[index + 1]?.before.from ?? texts.left.length;
    return fromItsHeader(hunk, Math.min(MOST_SHIFTED_LINES, ceiling - hunk.before.to), texts);
  });
}

function fromItsHeader({ before, after }: LineHunk, most: number, { was, left }: Versions): LineHunk {
  const isPutIn = after.from === after.to;
  const [lines, { from, to }] = isPutIn ? [left, before] : [was, after];
  let by = 0;
  if ((isPutIn || before.from === before.to) && lines.slice(from, to).some(isHeader))
    while (by < most && !startsSection(lines, from + by) && lines[from + by]?.text === lines[to + by]?.text) by += 1;
  if (!startsSection(lines, from + by)) by = 0;
  return { before: moved(before, by), after: moved(after, by) };
}

function moved({ from, to }: LineHunk['before'], by: number): LineHunk['before'] {
  return { from: from + by, to: to + by };
}

/** Whether the line is a header or a blank line before one. */
function startsSection(lines: readonly ByteLine[], at: number): boolean {
  let next = at;
  while (next < at + MOST_SHIFTED_LINES && lines[next]?.text.trim() === '') next += 1;
  const line = lines[next];
  return line !== undefined && isHeader(line);
}

/**
 * The headers that we take back to an earlier name: those whose other lines stay. By their text, with the index of the header
 * that comes back.
 */
function renamedHeaders({ was, left }: Versions, ours: readonly LineHunk[]): ReadonlyMap<string, number> {
  const renamed = new Map<string, number>();
  for (const { before, after } of ours) {
    const [headers, others] = [headersIn(left, before), headersIn(was, after)];
    const [header, other] = [left[headers[0] ?? -1], others[0]];
    if (headers.length !== 1 || others.length !== 1 || header === undefined || other === undefined) continue;
    const next = left.slice(before.to, before.to + MOST_SHIFTED_LINES).find(({ text }) => text.trim() !== '');
    if (next !== undefined && !isHeader(next)) renamed.set(header.text, other);
  }
  return renamed;
}

function headersIn(lines: readonly ByteLine[], { from, to }: LineHunk['before']): readonly number[] {
  return lines.slice(from, to).flatMap((line, offset) => (isHeader(line) ? [from + offset] : []));
}

/**
 * Which of several equal lines were put in or taken away can't be known (a blank line before a section, or behind it). Their
 * change is taken as the one that stands beside our lines, where there is one, and not among them.
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
  const by = (offset: number): LineHunk => ({ before: moved(before, offset), after: moved(after, offset) });
  const others: LineHunk[] = [];
  for (let up = 1; up <= MOST_SHIFTED_LINES && before.from - up >= floor; up += 1) {
    if (left[before.from - up]?.text !== lines[block.to - up]?.text) break;
    others.push(by(-up));
  }
  for (let down = 0; down < MOST_SHIFTED_LINES && before.to + down < ceiling; down += 1) {
    if (left[before.to + down]?.text !== lines[block.from + down]?.text) break;
    others.push(by(down + 1));
  }
  return others;
}

/**
 * For an edit that put in whole sections: the file as it stands, without them. Where sections before ours have changed, a
 * comparison line by line may take our lines for theirs, though each of ours is still there. Undefined if one of ours is missing or there twice.
 */
function withoutOurSections(texts: Versions, ours: readonly LineHunk[]): readonly OriginLine[] | undefined {
  const { left, now } = texts;
  const placesOf = placesIn(now);
  const going = new Set<number>();
  for (const hunk of ours) {
    if (hunk.after.from !== hunk.after.to) return undefined;
    const forms = [hunk, ...equivalentHunks(hunk, 0, left.length, texts)].map(({ before }) =>
      left.slice(before.from, before.to),
    );
    const block = forms.find((lines) => lines.some(isHeader) && placesOf(lines).length === 1);
    const [at] = block === undefined ? [] : placesOf(block);
    if (block === undefined || at === undefined) return undefined;
    for (const offset of block.keys()) going.add(at + offset);
  }
  return originLines(now, 'theirs', 0, now.length).filter(({ index }) => !going.has(index));
}

/** Returns the indices in `lines` at which all of a block with a header stands. */
function placesIn(lines: readonly ByteLine[]): (block: readonly ByteLine[]) => readonly number[] {
  const headers = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    if (!isHeader(line)) continue;
    const known = headers.get(line.text);
    if (known === undefined) headers.set(line.text, [index]);
    else known.push(index);
  }
  return (block) => {
    const header = block.findIndex(isHeader);
    const starts = (headers.get(block[header]?.text ?? '') ?? []).map((index) => index - header);
    return starts.filter((at) => block.every(({ text }, offset) => lines[at + offset]?.text === text));
  };
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
