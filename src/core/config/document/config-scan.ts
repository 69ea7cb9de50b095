import { isAscii } from 'node:buffer';
import { closingBracket } from './config-header.ts';
import { ConfigLayout, LINE, type HeaderLine, type LineKind, type OddLine, type OddLineKind } from './config-layout.ts';
import { isSpaceCode, strip } from './config-text.ts';

const LF = 0x0a;
const CR = 0x0d;
const [HASH, SEMICOLON, COLON, EQUALS, OPENING, CLOSING] = [0x23, 0x3b, 0x3a, 0x3d, 0x5b, 0x5d];

/** Finds the lines of a file and what each one is. Lines end where Python's universal newlines do. */
export function scanLayout(bytes: Buffer): ConfigLayout {
  const scanner = new Scanner(bytes);
  scanner.scan();
  return new ConfigLayout({ bytes, ...scanner.found });
}

/** Up to so many keys are compared one by one, which for the usual few is much faster than a set of them. */
const MOST_COMPARED_KEYS = 32;
/** Room is made for lines of this length; if they are shorter, there will be more. */
const USUAL_LINE_BYTES = 16;

/**
 * The states of Python's configparser while it reads a file line by line. A line is read in place, as bytes of the file;
 * only one that is not ASCII is decoded, on its own.
 */
class Scanner {
  /** How many lines the file has; the arrays below may be longer. */
  #lineCount = 0;
  #starts: Uint32Array;
  #kinds: Uint8Array;
  readonly #headers: HeaderLine[] = [];
  readonly #oddLines: OddLine[] = [];

  readonly #bytes: Buffer;
  /** The file, one character per byte: cutting names out of it copies nothing. */
  readonly #whole: string;
  /** The current line, as text and as character codes. */
  #text: string;
  #codes: Uint8Array | Uint16Array;

  /** The indentation that a line must exceed to go on with the value above. */
  #indent = 0;
  #isEntryOpen = false;
  /** Nothing after the delimiter: botocore reads the indented lines below as `key = value`. */
  #isNesting = false;
  #isInSection = false;
  /** For each header its first line; for a header that comes again, the keys of all its sections so far. */
  readonly #identities = new Map<string, number | Set<string>>();
  /** How many keys of the current section are in the two arrays below. */
  #keyCount = 0;
  readonly #keyHashes = new Int32Array(MOST_COMPARED_KEYS);
  readonly #keyLines = new Int32Array(MOST_COMPARED_KEYS);
  #keys: Set<string> | undefined;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#whole = bytes.toString('latin1');
    this.#text = this.#whole;
    this.#codes = bytes;
    const room = Math.ceil(bytes.length / USUAL_LINE_BYTES) + 16;
    this.#starts = new Uint32Array(room);
    this.#kinds = new Uint8Array(room);
  }

  get found() {
    return {
      starts: this.#starts.subarray(0, this.#lineCount + 1),
      kinds: this.#kinds.subarray(0, this.#lineCount),
      headers: this.#headers,
      oddLines: this.#oddLines,
    };
  }

  scan(): void {
    const bytes = this.#bytes;
    const { length } = bytes;
    const isAllAscii = isAscii(bytes);
    let lineFeed = -1;
    let carriageReturn = -1;
    let start = 0;
    if (startsWithByteOrderMark(bytes)) {
      this.#oddLines.push({ line: 1, kind: 'byteOrderMark' });
      start = 3;
    }
    while (start < length) {
      if (lineFeed < start) lineFeed = orEnd(bytes.indexOf(LF, start), length);
      if (carriageReturn < start) carriageReturn = orEnd(bytes.indexOf(CR, start), length);
      const end = lineFeed < carriageReturn ? lineFeed : carriageReturn;
      if (this.#lineCount + 1 === this.#starts.length) this.#makeRoom();
      this.#starts[this.#lineCount] = start;
      this.#kinds[this.#lineCount] = isAllAscii ? this.#kindOf(start, end) : this.#kindOfDecoded(start, end);
      this.#lineCount += 1;
      start = end === carriageReturn && lineFeed === end + 1 ? end + 2 : end + 1;
    }
    this.#starts[this.#lineCount] = length;
  }

  #makeRoom(): void {
    const [starts, kinds] = [this.#starts, this.#kinds];
    this.#starts = new Uint32Array(starts.length * 2);
    this.#starts.set(starts);
    this.#kinds = new Uint8Array(starts.length * 2);
    this.#kinds.set(kinds);
  }

  #kindOfDecoded(start: number, end: number): LineKind {
    let allBits = 0;
    for (let at = start; at < end; at += 1) allBits |= this.#bytes[at] ?? 0;
    if (allBits < 0x80) return this.#kindOf(start, end);
    this.#text = this.#bytes.toString('utf8', start, end);
    this.#codes = Uint16Array.from(this.#text, (character) => character.charCodeAt(0));
    const kind = this.#kindOf(0, this.#text.length);
    this.#text = this.#whole;
    this.#codes = this.#bytes;
    return kind;
  }

  #kindOf(from: number, to: number): LineKind {
    const codes = this.#codes;
    let first = from;
    let code = 0;
    while (first < to && isSpaceCode((code = codes[first] ?? 0))) first += 1;
    if (first === to) return LINE.blank;
    if (code === HASH || code === SEMICOLON) return LINE.comment;
    const indent = first - from;
    if (this.#isEntryOpen && indent > this.#indent) {
      if (this.#isNesting && !codes.subarray(first, to).includes(EQUALS)) this.#odd('noDelimiter');
      return LINE.continuation;
    }
    this.#indent = indent;
    if (code === OPENING) {
      const closing = first + closingBracket(this.#text.slice(first, to));
      if (closing > first + 1) return this.#openSection(first, closing, to);
    }
    return this.#openEntry(first, to);
  }

  #openSection(opening: number, closing: number, to: number): LineKind {
    const header = this.#text.slice(opening + 1, closing);
    this.#headers.push({ line: this.#lineCount, text: header });
    // Python's configparser takes all up to the last bracket.
    let last = to - 1;
    while (this.#codes[last] !== CLOSING) last -= 1;
    const identity = last === closing ? header : this.#text.slice(opening + 1, last);
    const keysBefore = this.#identities.get(identity);
    // Python's configparser allows `[DEFAULT]` to come twice: it holds defaults for all sections.
    if (keysBefore !== undefined && identity !== 'DEFAULT') this.#odd('duplicateSection');
    this.#keyCount = 0;
    this.#keys = typeof keysBefore === 'number' ? this.#keysUnder(keysBefore) : keysBefore;
    this.#identities.set(identity, this.#keys ?? this.#lineCount);
    this.#isInSection = true;
    this.#isEntryOpen = false;
    return LINE.header;
  }

  #openEntry(first: number, to: number): LineKind {
    if (!this.#isInSection) return this.#odd('beforeFirstSection');
    const codes = this.#codes;
    let hash = 0;
    let at = first;
    let isAsciiKey = true;
    for (; at < to; at += 1) {
      let code = codes[at] ?? 0;
      if (code === EQUALS || code === COLON) break;
      if (code <= 0x20) continue;
      if (code >= 0x41 && code <= 0x5a) code += 0x20;
      else if (code >= 0x80) isAsciiKey = false;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    if (at === to) return this.#odd('noDelimiter');
    if (at === first) return this.#odd('emptyKey');
    let keyEnd = at;
    while (isSpaceCode(codes[keyEnd - 1] ?? 0)) keyEnd -= 1;
    this.#takeKey(first, keyEnd, isAsciiKey ? hash : hashOf(this.#text.slice(first, keyEnd).toLowerCase()));
    this.#isEntryOpen = true;
    let rest = at + 1;
    while (rest < to && isSpaceCode(codes[rest] ?? 0)) rest += 1;
    this.#isNesting = rest === to;
    return LINE.entry;
  }

  #takeKey(from: number, to: number, hash: number): void {
    if (this.#keys === undefined && this.#keyCount < MOST_COMPARED_KEYS) {
      for (let index = 0; index < this.#keyCount; index += 1) {
        if (this.#keyHashes[index] !== hash) continue;
        if (this.#keyOf(this.#keyLines[index] ?? 0) !== this.#text.slice(from, to).toLowerCase()) continue;
        this.#odd('duplicateKey');
        return;
      }
      this.#keyHashes[this.#keyCount] = hash;
      this.#keyLines[this.#keyCount] = this.#lineCount;
      this.#keyCount += 1;
      return;
    }
    this.#keys ??= new Set(Array.from(this.#keyLines, (line) => this.#keyOf(line)));
    const key = this.#text.slice(from, to).toLowerCase();
    if (this.#keys.has(key)) this.#odd('duplicateKey');
    this.#keys.add(key);
  }

  /** The keys of the section whose header is this line. */
  #keysUnder(header: number): Set<string> {
    const keys = new Set<string>();
    for (let line = header + 1; line < this.#lineCount && this.#kinds[line] !== LINE.header; line += 1) {
      if (this.#kinds[line] === LINE.entry) keys.add(this.#keyOf(line));
    }
    return keys;
  }

  /** The key on an earlier line. */
  #keyOf(line: number): string {
    const text = this.#bytes.toString('utf8', this.#starts[line], this.#starts[line + 1]);
    return strip(text.slice(0, text.search(/[=:]/))).toLowerCase();
  }

  #odd(kind: OddLineKind): LineKind {
    this.#oddLines.push({ line: this.#lineCount + 1, kind });
    return LINE.odd;
  }
}

export function startsWithByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function orEnd(index: number, length: number): number {
  return index === -1 ? length : index;
}

/** The same for a key however it is spelled; spaces do not count. */
function hashOf(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    if (code > 0x20) hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash;
}
