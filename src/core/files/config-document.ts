import { headerIn, readHeader, type SectionType } from './config-header.ts';
import { indentOf, splitLines, startsWithByteOrderMark, strip, stripEnd, type ConfigLine } from './config-text.ts';

export type { ConfigLine } from './config-text.ts';
export type { SectionType } from './config-header.ts';

export interface ConfigEntry {
  /** Lower-cased, as botocore and the SDK for Go read it. */
  readonly key: string;
  readonly value: string;
  /** 1-based. */
  readonly lineNumber: number;
}

export interface ConfigSection {
  readonly type: SectionType;
  /** Without prefix and quotes; for `other` the whole header. */
  readonly name: string;
  /** 1-based, of the header. */
  readonly lineNumber: number;
  readonly entries: readonly ConfigEntry[];
}

/** For each of these botocore, and so the AWS CLI, refuses the whole file. */
export type OddLineKind =
  | 'byteOrderMark'
  | 'beforeFirstSection'
  | 'noDelimiter'
  | 'emptyKey'
  | 'duplicateSection'
  | 'duplicateKey';

export interface OddLine {
  /** 1-based. */
  readonly line: number;
  readonly kind: OddLineKind;
}

/** A config file as it is, and as it reads. Edits answer new bytes; a document never changes. */
export interface ConfigDocument {
  readonly bytes: Buffer;
  readonly lines: readonly ConfigLine[];
  /** In file order; a duplicate section is one of its own here. */
  readonly sections: readonly ConfigSection[];
  /** In line order. */
  readonly oddLines: readonly OddLine[];
}

/**
 * Parses any bytes, without ever failing. Lines are taken as botocore takes them (Python's configparser): `=` or `:`
 * after a key, an indented line goes on with the value above, `#` or `;` begin a comment line. In two places the
 * clients differ and we read as the SDKs for JavaScript and Go do, so that a session shows rather than not: a comment
 * after white space ends a value (`v # c`; botocore takes it into the value), and duplicates do not end the reading.
 * Quotes around a value stay, as in botocore and JavaScript. `start#/` stays whole everywhere.
 */
export function parseConfig(input: string | Buffer): ConfigDocument {
  const bytes = typeof input === 'string' ? Buffer.from(input, 'utf8') : input;
  const lines = splitLines(bytes);
  const reader = new ConfigReader();
  if (startsWithByteOrderMark(bytes)) reader.oddLines.push({ line: 1, kind: 'byteOrderMark' });
  lines.forEach(({ text }, index) => reader.take(text, index + 1));
  return { bytes, lines, sections: reader.finish(), oddLines: reader.oddLines };
}

interface OpenEntry {
  readonly key: string;
  readonly lineNumber: number;
  readonly values: string[];
  /** Nothing after the delimiter: botocore reads the indented lines below as `key = value`. */
  readonly isNesting: boolean;
}

interface OpenSection extends Omit<ConfigSection, 'entries'> {
  readonly entries: OpenEntry[];
}

/** The states of Python's configparser while it reads a file line by line. */
class ConfigReader {
  readonly oddLines: OddLine[] = [];
  readonly #sections: OpenSection[] = [];
  /** The keys seen under each header. */
  readonly #seen = new Map<string, Set<string>>();
  #keysSeen = new Set<string>();
  #section: OpenSection | undefined;
  #entry: OpenEntry | undefined;
  #indent = 0;

  take(text: string, line: number): void {
    const stripped = strip(text);
    if (stripped === '') {
      this.#entry?.values.push('');
      return;
    }
    if (stripped.startsWith('#') || stripped.startsWith(';')) return;
    const indent = indentOf(text);
    if (this.#entry !== undefined && indent > this.#indent) {
      this.#continueValue(stripped, line);
      return;
    }
    this.#indent = indent;
    const header = headerIn(stripped);
    if (header !== undefined) this.#openSection(header, stripped, line);
    else this.#openEntry(stripped, line);
  }

  finish(): ConfigSection[] {
    return this.#sections.map(({ type, name, lineNumber, entries }) => ({
      type,
      name,
      lineNumber,
      entries: entries.map(({ key, values, lineNumber: entryLine }) => ({
        key,
        value: stripEnd(values.join('\n')),
        lineNumber: entryLine,
      })),
    }));
  }

  #continueValue(stripped: string, line: number): void {
    this.#entry?.values.push(stripped);
    if (this.#entry?.isNesting === true && !stripped.includes('=')) this.#odd(line, 'noDelimiter');
  }

  #openSection(header: string, stripped: string, line: number): void {
    // Python's configparser takes all up to the last bracket; its `[DEFAULT]` holds defaults and may come twice.
    const identity = stripped.slice(1, stripped.lastIndexOf(']'));
    const keysBefore = this.#seen.get(identity);
    if (keysBefore !== undefined && identity !== 'DEFAULT') this.#odd(line, 'duplicateSection');
    this.#keysSeen = keysBefore ?? new Set();
    this.#seen.set(identity, this.#keysSeen);
    this.#section = { ...readHeader(header), lineNumber: line, entries: [] };
    this.#sections.push(this.#section);
    this.#entry = undefined;
  }

  #openEntry(stripped: string, line: number): void {
    const delimiter = stripped.search(/[=:]/);
    if (this.#section === undefined) return this.#odd(line, 'beforeFirstSection');
    if (delimiter === -1) return this.#odd(line, 'noDelimiter');
    const key = strip(stripped.slice(0, delimiter)).toLowerCase();
    if (key === '') return this.#odd(line, 'emptyKey');
    if (this.#keysSeen.has(key)) this.#odd(line, 'duplicateKey');
    this.#keysSeen.add(key);
    const rest = stripped.slice(delimiter + 1);
    this.#entry = { key, lineNumber: line, values: [withoutComment(rest)], isNesting: strip(rest) === '' };
    this.#section.entries.push(this.#entry);
  }

  #odd(line: number, kind: OddLineKind): void {
    this.oddLines.push({ line, kind });
  }
}

function withoutComment(rest: string): string {
  const comment = rest.search(/\s[#;]/);
  return strip(comment === -1 ? rest : rest.slice(0, comment));
}
