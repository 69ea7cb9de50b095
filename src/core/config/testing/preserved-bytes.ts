import type { ConfigDocument, ConfigSection } from '../document/config-document.ts';
import { LINE } from '../document/config-layout.ts';
import { strip } from '../document/config-text.ts';
import type { DocumentEdit } from '../edit/requested-edit.ts';
import { lastingEdits } from './expected-reading.ts';

/**
 * A judge of "every byte outside the edit survives" that knows nothing of how edits are made: it cuts both files into
 * lines of bytes, marks which lines of the one before an edit may touch, and walks through the one after, where all
 * others must stand in order, and every further line must be one that was asked for.
 */
type Line =
  | { readonly must: 'stay'; readonly bytes: string }
  | { readonly must: 'mayGo'; readonly bytes: string }
  | { readonly must: 'go' }
  /** Header or entry: what stands before and after the touched part stays. */
  | { readonly must: 'change'; readonly before: string; readonly after: string };

const MARK = /^\xef\xbb\xbf/;

/** Undefined when all is well, else what is wrong. */
export function bytesLost(
  document: ConfigDocument,
  allEdits: readonly DocumentEdit[],
  after: Buffer,
): string | undefined {
  const edits = lastingEdits(allEdits);
  const hadMark = MARK.test(document.bytes.toString('latin1'));
  const keepsMark = hadMark && !edits.some((edit) => edit.do === 'removeByteOrderMark');
  if (keepsMark !== MARK.test(after.toString('latin1'))) return 'byte order mark';
  const walk = new Walk(markedLines(document, edits), linesOf(after), linesAsked(document, edits));
  return walk.fits(0, 0, 0) ? undefined : `no way to ${JSON.stringify(after.toString('latin1'))}`;
}

/** Looks for a way through both files at once. */
class Walk {
  readonly #lines: readonly Line[];
  readonly #after: readonly string[];
  readonly #asked: ReadonlySet<string>;
  readonly #blanksAsked: number;
  readonly #failed = new Set<string>();

  constructor(lines: readonly Line[], after: readonly string[], asked: readonly string[]) {
    this.#lines = lines;
    this.#after = after;
    this.#asked = new Set(asked.filter((text) => text !== ''));
    this.#blanksAsked = asked.filter((text) => text === '').length;
  }

  /** Whether the rest of the file after fits the rest of the lines before, with so many of the blank lines asked for used up. */
  fits(at: number, lineAt: number, blanks: number): boolean {
    const place = `${at} ${lineAt} ${blanks}`;
    if (this.#failed.has(place)) return false;
    if (this.#goesOn(at, lineAt, blanks)) return true;
    this.#failed.add(place);
    return false;
  }

  #goesOn(at: number, lineAt: number, blanks: number): boolean {
    const line = this.#lines[lineAt];
    const bytes = this.#after[at];
    if (bytes === undefined && line === undefined) return true;
    if ((line?.must === 'go' || line?.must === 'mayGo') && this.fits(at, lineAt + 1, blanks)) return true;
    if (bytes === undefined) return false;
    if (fits(line, bytes)) {
      if (this.fits(at + 1, lineAt + 1, blanks)) return true;
      // A lone carriage return may have met the line feed of a blank line.
      let nextAt = lineAt + 1;
      while (this.#lines[nextAt]?.must === 'go') nextAt += 1;
      const next = this.#lines[nextAt];
      const isMet = bytes.endsWith('\r\n') && next !== undefined && 'bytes' in next && next.bytes === '\n';
      if (isMet && this.fits(at + 1, nextAt + 1, blanks)) return true;
    }
    const text = bytes.replace(/\r?\n$/, '');
    if (text === '') return blanks < this.#blanksAsked && this.fits(at + 1, lineAt, blanks + 1);
    return this.#asked.has(text) && this.fits(at + 1, lineAt, blanks);
  }
}

function fits(line: Line | undefined, bytes: string): boolean {
  if (line === undefined || line.must === 'go') return false;
  if (line.must === 'change') {
    const ended = [line.after, `${line.after}\n`, `${line.after}\r\n`].some((end) => bytes.endsWith(end));
    return bytes.startsWith(line.before) && ended && bytes.length >= line.before.length + line.after.length;
  }
  return (
    bytes === line.bytes ||
    (/(^|[^\n])$/.test(line.bytes) && /^(\r?\n)$/.test(bytes.slice(line.bytes.length)) && bytes.startsWith(line.bytes))
  );
}

/** In latin1, one character per byte; less a byte order mark, which is looked at apart. */
function linesOf(bytes: Buffer): string[] {
  return (
    bytes
      .toString('latin1')
      .replace(MARK, '')
      .match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []
  );
}

function markedLines(document: ConfigDocument, edits: readonly DocumentEdit[]): Line[] {
  const lines: Line[] = linesOf(document.bytes).map((bytes) => ({ must: 'stay', bytes }));
  for (const edit of edits) if (edit.do === 'renameSection') markHeader(lines, edit.section, edit.header);
  const isRemoved = (section: number) => edits.some((edit) => edit.do === 'removeSection' && edit.section === section);
  for (const edit of edits) {
    if (edit.do === 'removeByteOrderMark' || edit.do === 'renameSection') continue;
    const lineNumber =
      edit.do === 'addSection' ? edit.afterSection : edit.do === 'replaceLines' ? undefined : edit.section;
    const index = document.sections.findIndex((section) => section.lineNumber === lineNumber);
    const section = document.sections[index];
    if (section === undefined) continue;
    const nextHeader = document.sections[index + 1]?.lineNumber ?? lines.length + 1;
    if (edit.do === 'removeSection') markRemoved(document, lines, section, nextHeader);
    if (edit.do === 'setValue' && !isRemoved(edit.section))
      markKey(document, lines, section, nextHeader, edit.key, false);
    if (edit.do === 'removeKey' && !isRemoved(edit.section))
      markKey(document, lines, section, nextHeader, edit.key, true);
    const mayUnindent = edit.do !== 'removeKey';
    const next = lines[nextHeader - 1];
    if (mayUnindent && next?.must === 'stay') lines[nextHeader - 1] = unindented(document, nextHeader, next.bytes);
    if (mayUnindent && next?.must === 'change') {
      lines[nextHeader - 1] = { ...next, before: next.before.slice(Math.max(0, next.before.indexOf('['))) };
    }
  }
  markEnd(document, lines);
  return lines;
}

function unindented(document: ConfigDocument, header: number, bytes: string): Line {
  const indent = Buffer.byteLength(/^\s*/.exec(document.lines[header - 1]?.text ?? '')?.[0] ?? '');
  return indent === 0 ? { must: 'stay', bytes } : { must: 'change', before: '', after: bytes.slice(indent) };
}

const isBlank = (text: string) => strip(text) === '';
const isComment = (text: string) => /^[#;]/.test(strip(text));

/** The header and what clients read below it go. Comments stay: these files hold none of Daypass's own. */
function markRemoved(document: ConfigDocument, lines: Line[], { lineNumber }: ConfigSection, nextHeader: number): void {
  const text = (line: number) => document.lines[line - 1]?.text ?? '';
  let last = nextHeader - 1;
  while (last > lineNumber && (isBlank(text(last)) || isComment(text(last)))) last -= 1;
  for (let line = lineNumber; line < nextHeader; line += 1) {
    const bytes = lines[line - 1];
    if (document.layout.kinds[line - 1] === LINE.comment) continue;
    if (line <= last) lines[line - 1] = { must: 'go' };
    else if (isBlank(text(line)) && bytes?.must === 'stay') lines[line - 1] = { must: 'mayGo', bytes: bytes.bytes };
  }
}

/** Where the last sections went, the blank line before them may go. */
function markEnd(document: ConfigDocument, lines: Line[]): void {
  let last = lines.length - 1;
  while (lines[last]?.must === 'go' || lines[last]?.must === 'mayGo') last -= 1;
  const line = lines[last];
  if (last === lines.length - 1 || line?.must !== 'stay' || !isBlank(document.lines[last]?.text ?? '')) return;
  lines[last] = { must: 'mayGo', bytes: line.bytes };
}

function markHeader(lines: Line[], section: number, header: string): void {
  const line = lines[section - 1];
  if (line?.must !== 'stay') return;
  const opening = line.bytes.indexOf('[');
  const text = line.bytes.slice(opening);
  const beforeComment = text.search(/\]\s*[#;]/u);
  const rest = text.slice(beforeComment === -1 ? text.lastIndexOf(']') : beforeComment);
  lines[section - 1] = { must: 'stay', bytes: `${line.bytes.slice(0, opening + 1)}${header}${rest}` };
}

function markKey(
  document: ConfigDocument,
  lines: Line[],
  { entries }: ConfigSection,
  nextHeader: number,
  key: string,
  isRemoved: boolean,
): void {
  const all = entries.filter((entry) => entry.key === key);
  for (const entry of isRemoved ? all : all.slice(-1)) {
    const nextEntry = entries.find(({ lineNumber }) => lineNumber > entry.lineNumber)?.lineNumber ?? nextHeader;
    const bytes = lines[entry.lineNumber - 1];
    if (isRemoved) lines[entry.lineNumber - 1] = { must: 'go' };
    else if (bytes?.must === 'stay') lines[entry.lineNumber - 1] = changedValue(bytes.bytes);
    for (let line = entry.lineNumber + 1; line < nextEntry; line += 1) {
      if (document.layout.kinds[line - 1] === LINE.continuation) lines[line - 1] = { must: 'go' };
    }
  }
}

function changedValue(bytes: string): Line {
  const delimiter = bytes.search(/[=:]/);
  const comment = /[ \t\xa0][#;]/.exec(bytes.slice(delimiter + 1));
  const end = /[\r\n]*$/.exec(bytes)?.[0] ?? '';
  // The space before the comment may be several bytes: what begins with its last one is enough to see that it stays.
  const after = comment === null ? end : bytes.slice(delimiter + 1 + comment.index + 1);
  return { must: 'change', before: bytes.slice(0, delimiter + 1), after };
}

function linesAsked(document: ConfigDocument, edits: readonly DocumentEdit[]): string[] {
  const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  return edits.flatMap((edit) => {
    if (edit.do === 'setValue') {
      const section = document.sections.find(({ lineNumber }) => lineNumber === edit.section);
      return section?.entries.some(({ key }) => key === edit.key) === true
        ? []
        : [latin1(`${edit.key} = ${edit.value}`)];
    }
    if (edit.do !== 'addSection') return [];
    const { header, entries, comments = [] } = edit.section;
    const entryLines = entries.map(([key, value]) => latin1(`${key} = ${value}`));
    return ['', '', `[${header}]`, ...comments.map((comment) => `# ${comment}`), ...entryLines];
  });
}
