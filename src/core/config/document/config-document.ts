import { readHeader, type SectionType } from './config-header.ts';
import { commentIn, LINE, type ConfigLayout, type HeaderLine, type OddLine } from './config-layout.ts';
import { scanLayout } from './config-scan.ts';
import { strip, stripEnd, type ConfigLine } from './config-text.ts';

export type { OddLine, OddLineKind } from './config-layout.ts';

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

/** A config file as it is, and as it reads. Edits answer new bytes; a document never changes. */
export interface ConfigDocument {
  readonly bytes: Buffer;
  /** Made when first asked for: an edit of a large file needs few of them. */
  readonly lines: readonly ConfigLine[];
  /** In file order; a duplicate section is one of its own here. */
  readonly sections: readonly ConfigSection[];
  /** Those of that name, of any type: of 25,000 the others are not even made. */
  readonly sectionsNamed: (name: string) => readonly ConfigSection[];
  /** In line order. */
  readonly oddLines: readonly OddLine[];
  /** Where each line stands and what it is, for edits. */
  readonly layout: ConfigLayout;
}

/**
 * Parses any bytes, without ever failing. Lines are taken as botocore takes them (Python's configparser): `=` or `:`
 * after a key, an indented line goes on with the value above, `#` or `;` begin a comment line. In two places the
 * clients differ and we read as the SDKs for JavaScript and Go do, so that a session shows rather than not: a comment
 * after white space ends a value (`v # c`; botocore takes it into the value), and duplicates do not end the reading.
 * Quotes around a value stay, as in botocore and JavaScript. `start#/` stays whole everywhere.
 */
export function parseConfig(input: string | Buffer): ConfigDocument {
  return documentOf(scanLayout(typeof input === 'string' ? Buffer.from(input) : input));
}

export function documentOf(layout: ConfigLayout): ConfigDocument {
  return new LazyDocument(layout);
}

class LazyDocument implements ConfigDocument {
  readonly layout: ConfigLayout;
  #lines: readonly ConfigLine[] | undefined;
  #sections: readonly ConfigSection[] | undefined;

  constructor(layout: ConfigLayout) {
    this.layout = layout;
  }

  get bytes(): Buffer {
    return this.layout.bytes;
  }

  get oddLines(): readonly OddLine[] {
    return this.layout.oddLines;
  }

  get lines(): readonly ConfigLine[] {
    const { layout } = this;
    this.#lines ??= Array.from(layout.kinds, (_kind, line) => ({ text: layout.textOf(line), end: layout.endOf(line) }));
    return this.#lines;
  }

  get sections(): readonly ConfigSection[] {
    this.#sections ??= this.layout.headers.map((header) => new LazySection(this.layout, header));
    return this.#sections;
  }

  sectionsNamed(name: string): readonly ConfigSection[] {
    // A name stands in its header as it is; `default` is no exception.
    return this.layout.headers
      .filter(({ text }) => text.includes(name))
      .map((header) => new LazySection(this.layout, header))
      .filter((section) => section.name === name);
  }
}

/** A section whose entries are read when first asked for: of 25,000 an edit looks at one. */
class LazySection implements ConfigSection {
  readonly type: SectionType;
  readonly name: string;
  readonly lineNumber: number;
  readonly #layout: ConfigLayout;
  #entries: readonly ConfigEntry[] | undefined;

  constructor(layout: ConfigLayout, { line, text }: HeaderLine) {
    const { type, name } = readHeader(text);
    this.type = type;
    this.name = name;
    this.lineNumber = line + 1;
    this.#layout = layout;
  }

  get entries(): readonly ConfigEntry[] {
    this.#entries ??= entriesUnder(this.#layout, this.lineNumber - 1);
    return this.#entries;
  }
}

function entriesUnder(layout: ConfigLayout, header: number): ConfigEntry[] {
  const entries: { key: string; lineNumber: number; values: string[] }[] = [];
  for (let line = header + 1; line < layout.lineCount && layout.kinds[line] !== LINE.header; line += 1) {
    const kind = layout.kinds[line];
    if (kind === LINE.blank) entries.at(-1)?.values.push('');
    else if (kind === LINE.continuation) entries.at(-1)?.values.push(strip(layout.textOf(line)));
    else if (kind === LINE.entry) {
      const text = layout.textOf(line);
      const first = withoutComment(text.slice(text.search(/[=:]/) + 1));
      entries.push({ key: layout.keyOf(line), lineNumber: line + 1, values: [first] });
    }
  }
  return entries.map(({ key, lineNumber, values }) => ({ key, value: stripEnd(values.join('\n')), lineNumber }));
}

function withoutComment(rest: string): string {
  const comment = commentIn(rest);
  return strip(comment === -1 ? rest : rest.slice(0, comment));
}
