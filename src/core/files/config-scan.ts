import { ConfigLayout, LINE, type LineKind, type OddLine, type OddLineKind } from './config-layout.ts';
import { isSpaceCode, strip } from './config-text.ts';

const LF = 0x0a;
const CR = 0x0d;
const [HASH, SEMICOLON, COLON, EQUALS, OPENING, CLOSING] = [0x23, 0x3b, 0x3a, 0x3d, 0x5b, 0x5d];

/** Finds the lines of a file and what each one is. Lines end where Python's universal newlines do. */
export function scanLayout(bytes: Buffer): ConfigLayout {
  const scanner = new Scanner(bytes);
  scanner.scan();
  const { starts, kinds, oddLines } = scanner;
  return new ConfigLayout(bytes, starts, kinds, oddLines);
}

/** Up to so many keys are compared one by one, which for the usual few is much faster than a set of them. */
const MOST_COMPARED_KEYS = 32;

/**
 * The states of Python's configparser while it reads a file line by line. A line is read in place, as characters of one
 * string for the whole file; only a line that is not ASCII is decoded on its own.
 */
class Scanner {
  readonly starts: number[] = [];
  readonly kinds: LineKind[] = [];
  readonly oddLines: OddLine[] = [];
  readonly #bytes: Buffer;
  /** One character per byte. */
  readonly #whole: string;

  /** The indentation that a line must exceed to go on with the value above. */
  #indent = 0;
  #isEntryOpen = false;
  /** Nothing after the delimiter: botocore reads the indented lines below as `key = value`. */
  #isNesting = false;
  #isInSection = false;
  /** By header, its first line; or, once it came again, all keys it has. */
  readonly #identities = new Map<string, number | Set<string>>();
  #keyHashes: number[] = [];
  #keyLines: number[] = [];
  #keys: Set<string> | undefined;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#whole = bytes.toString('latin1');
  }

  scan(): void {
    const whole = this.#whole;
    const { length } = whole;
    let start = 0;
    if (startsWithByteOrderMark(this.#bytes)) {
      this.oddLines.push({ line: 1, kind: 'byteOrderMark' });
      start = 3;
    }
    while (start < length) {
      let end = start;
      let allBits = 0;
      let code = 0;
      while (end < length && (code = whole.charCodeAt(end)) !== LF && code !== CR) {
        allBits |= code;
        end += 1;
      }
      this.starts.push(start);
      if (allBits < 0x80) this.kinds.push(this.#kindOf(whole, start, end));
      else {
        const text = this.#bytes.toString('utf8', start, end);
        this.kinds.push(this.#kindOf(text, 0, text.length));
      }
      start = end + (code === CR && whole.charCodeAt(end + 1) === LF ? 2 : 1);
    }
    this.starts.push(length);
  }

  #kindOf(text: string, from: number, to: number): LineKind {
    let first = from;
    while (first < to && isSpaceCode(text.charCodeAt(first))) first += 1;
    if (first === to) return LINE.blank;
    const code = text.charCodeAt(first);
    if (code === HASH || code === SEMICOLON) return LINE.comment;
    const indent = first - from;
    if (this.#isEntryOpen && indent > this.#indent) {
      if (this.#isNesting && !hasCode(text, first, to, EQUALS)) this.#odd('noDelimiter');
      return LINE.continuation;
    }
    this.#indent = indent;
    if (code === OPENING && isHeader(text, first, to)) {
      this.#openSection(text.slice(first + 1, lastIndexOfCode(text, to, CLOSING)));
      return LINE.header;
    }
    return this.#openEntry(text, first, to);
  }

  #openSection(identity: string): void {
    const keysBefore = this.#identities.get(identity);
    // Python's `[DEFAULT]` holds defaults and may come twice.
    if (keysBefore !== undefined && identity !== 'DEFAULT') this.#odd('duplicateSection');
    this.#keyHashes = [];
    this.#keyLines = [];
    this.#keys = typeof keysBefore === 'number' ? this.#keysUnder(keysBefore) : keysBefore;
    this.#identities.set(identity, this.#keys ?? this.kinds.length);
    this.#isInSection = true;
    this.#isEntryOpen = false;
  }

  #openEntry(text: string, first: number, to: number): LineKind {
    if (!this.#isInSection) return this.#odd('beforeFirstSection');
    let hash = 0;
    let keyHash = 0;
    let keyEnd = first;
    let at = first;
    let code = 0;
    let isAscii = true;
    for (; at < to; at += 1) {
      code = text.charCodeAt(at);
      if (code === EQUALS || code === COLON) break;
      if (code >= 0x41 && code <= 0x5a) code += 0x20;
      else if (code >= 0x80) isAscii = false;
      hash = (Math.imul(hash, 31) + code) | 0;
      if (!isSpaceCode(code)) {
        keyEnd = at + 1;
        keyHash = hash;
      }
    }
    if (at === to) return this.#odd('noDelimiter');
    if (keyEnd === first) return this.#odd('emptyKey');
    if (!isAscii) keyHash = hashOf(text.slice(first, keyEnd).toLowerCase());
    this.#takeKey(text, first, keyEnd, keyHash);
    this.#isEntryOpen = true;
    this.#isNesting = isBlank(text, at + 1, to);
    return LINE.entry;
  }

  #takeKey(text: string, from: number, to: number, hash: number): void {
    if (this.#keys === undefined && this.#keyHashes.length < MOST_COMPARED_KEYS) {
      for (let index = 0; index < this.#keyHashes.length; index += 1) {
        if (this.#keyHashes[index] !== hash) continue;
        if (this.#keyOf(this.#keyLines[index] ?? 0) === text.slice(from, to).toLowerCase()) {
          this.#odd('duplicateKey');
          return;
        }
      }
      this.#keyHashes.push(hash);
      this.#keyLines.push(this.kinds.length);
      return;
    }
    this.#keys ??= new Set(this.#keyLines.map((line) => this.#keyOf(line)));
    const key = text.slice(from, to).toLowerCase();
    if (this.#keys.has(key)) this.#odd('duplicateKey');
    this.#keys.add(key);
  }

  /** The keys of the section whose header is this line. */
  #keysUnder(header: number): Set<string> {
    const keys = new Set<string>();
    for (let line = header + 1; line < this.kinds.length && this.kinds[line] !== LINE.header; line += 1) {
      if (this.kinds[line] === LINE.entry) keys.add(this.#keyOf(line));
    }
    return keys;
  }

  #keyOf(line: number): string {
    const text = this.#bytes.toString('utf8', this.starts[line], this.starts[line + 1] ?? this.#bytes.length);
    return strip(text.slice(0, text.search(/[=:]/))).toLowerCase();
  }

  #odd(kind: OddLineKind): LineKind {
    this.oddLines.push({ line: this.kinds.length + 1, kind });
    return LINE.odd;
  }
}

export function startsWithByteOrderMark(bytes: Buffer): boolean {
  return bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isHeader(text: string, opening: number, to: number): boolean {
  for (let at = opening + 1; at < to; at += 1) {
    if (text.charCodeAt(at) === CLOSING) return at > opening + 1;
  }
  return false;
}

function hasCode(text: string, from: number, to: number, code: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === code) return true;
  return false;
}

function lastIndexOfCode(text: string, to: number, code: number): number {
  let at = to - 1;
  while (text.charCodeAt(at) !== code) at -= 1;
  return at;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isSpaceCode(text.charCodeAt(at))) return false;
  return true;
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
