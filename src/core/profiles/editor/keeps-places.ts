import { LINE } from '../../config/document/config-layout.ts';
import { scanLayout } from '../../config/document/config-scan.ts';

/** A line of a file that is put together from the lines of two others. */
export interface OriginLine {
  /** Brought back by us, or as it stands now. */
  readonly origin: 'ours' | 'theirs';
  /** 0-based, among the lines of its origin. */
  readonly index: number;
  readonly line: ByteLine;
}

export interface ByteLine {
  /** One character a byte, so that bytes which are no UTF-8 survive and compare. */
  readonly text: string;
  readonly end: string;
}

/** A file as bytes and as lines. */
export interface LineFile {
  readonly bytes: Buffer;
  readonly lines: readonly ByteLine[];
}

export interface Outcome {
  readonly bytes: Buffer;
  readonly lines: readonly OriginLine[];
  /** The header, by its index among our lines, that takes the place of one that is gone, by its text. */
  readonly renamed: ReadonlyMap<string, number>;
}

/** The header by botocore's reading, by that of clients which take any bracket for one, and the entry that a line goes on with. */
const ABOVE = ['header', 'bracket', 'value'] as const;
type AboveKind = (typeof ABOVE)[number];

/**
 * Whether every line with words in it is what it was in its own file, and stands below the header and, where it goes on with
 * a value, in the value that it stood in. Clients differ in what is a header, so it must be so for each of them.
 */
export function keepsPlaces(outcome: Outcome, sources: Readonly<Record<OriginLine['origin'], LineFile>>): boolean {
  const places = placesIn({ bytes: outcome.bytes, lines: outcome.lines.map(({ line }) => line) });
  const [ours, theirs] = [placesIn(sources.ours), placesIn(sources.theirs)];
  if (places === undefined || ours === undefined || theirs === undefined) return false;
  const kept = new Set(outcome.lines.flatMap(({ origin, index }) => (origin === 'theirs' ? [index] : [])));
  const isRight = (above: AboveKind, at: number, { origin, index }: OriginLine): boolean => {
    const was = (origin === 'ours' ? ours : theirs)[above][index] ?? -1;
    const is = outcome.lines[places[above][at] ?? -1];
    const text = sources[origin].lines[was]?.text;
    if (is?.line.text === text) return true;
    // The header above a line of the current file is gone: right only where the undo brings back its earlier name.
    if (above === 'value' || origin === 'ours' || text === undefined || kept.has(was)) return false;
    return is?.origin === 'ours' && outcome.renamed.get(text) === is.index;
  };
  return outcome.lines.every((item, at) => {
    if (item.line.text.trim() === '') return true;
    if ((item.origin === 'ours' ? ours : theirs).kinds[item.index] !== places.kinds[at]) return false;
    return ABOVE.every((above) => isRight(above, at, item));
  });
}

/** What each line is, and the line above that it belongs to; -1 where there is none. */
interface Places extends Readonly<Record<AboveKind, Int32Array>> {
  readonly kinds: Uint8Array;
}

/** Undefined where the lines are others than those of the bytes: two line ends may have become one. */
function placesIn({ bytes, lines }: LineFile): Places | undefined {
  const { kinds, lineCount } = scanLayout(bytes);
  if (lineCount !== lines.length) return undefined;
  const [header, bracket, value] = [0, 0, 0].map(() => new Int32Array(lineCount));
  if (header === undefined || bracket === undefined || value === undefined) return undefined;
  let [inHeader, inBracket, entry] = [-1, -1, -1];
  for (const [index, line] of lines.entries()) {
    const kind = kinds[index];
    // A header itself belongs to nothing.
    if (kind === LINE.header) inHeader = -1;
    if (isHeader(line)) inBracket = -1;
    [header[index], bracket[index]] = [inHeader, inBracket];
    value[index] = kind === LINE.continuation ? entry : -1;
    if (kind === LINE.header) inHeader = index;
    if (isHeader(line)) inBracket = index;
    if (kind === LINE.header || kind === LINE.entry) entry = index;
  }
  return { kinds, header, bracket, value };
}

/** As the most lenient client reads it. */
export function isHeader({ text }: Pick<ByteLine, 'text'>): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*\[/.test(text);
}
