import { strip } from './config-text.ts';

/** What a line is to Python's configparser, which botocore reads the file with. */
export const LINE = { blank: 0, comment: 1, header: 2, entry: 3, continuation: 4, odd: 5 } as const;
export type LineKind = (typeof LINE)[keyof typeof LINE];

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

export interface HeaderLine {
  /** Counted from 0. */
  readonly line: number;
  /** Between the brackets. */
  readonly text: string;
}

type LayoutParts = Pick<ConfigLayout, 'bytes' | 'starts' | 'kinds' | 'headers' | 'oddLines'>;

const LF = 0x0a;
const CR = 0x0d;

/**
 * Where the lines of a file begin and what each one is: all that is known of it before a name or value is asked for. A
 * file of 25,000 profiles has 150,000 lines, and an edit reads a few of them. Lines are counted from 0 here.
 */
export class ConfigLayout {
  readonly bytes: Buffer;
  /** The byte each line begins at, and the file's length after the last one. A byte order mark stands before the first. */
  readonly starts: Uint32Array;
  /** A `LINE` each. */
  readonly kinds: Uint8Array;
  readonly headers: readonly HeaderLine[];
  readonly oddLines: readonly OddLine[];

  constructor({ bytes, starts, kinds, headers, oddLines }: LayoutParts) {
    this.bytes = bytes;
    this.starts = starts;
    this.kinds = kinds;
    this.headers = headers;
    this.oddLines = oddLines;
  }

  get lineCount(): number {
    return this.kinds.length;
  }

  startOf(line: number): number {
    return this.starts[line] ?? this.bytes.length;
  }

  /** Where the line's end, which may be none, begins. */
  textEndOf(line: number): number {
    const start = this.startOf(line);
    let end = this.startOf(line + 1);
    if (end > start && this.bytes[end - 1] === LF) end -= 1;
    if (end > start && this.bytes[end - 1] === CR) end -= 1;
    return end;
  }

  /** For reading: what is not UTF-8 shows as U+FFFD. */
  textOf(line: number): string {
    return this.bytes.toString('utf8', this.startOf(line), this.textEndOf(line));
  }

  /** `\n`, `\r\n`, `\r`, or empty for a last line without one. */
  endOf(line: number): string {
    return this.bytes.toString('latin1', this.textEndOf(line), this.startOf(line + 1));
  }

  /** The key of an entry's line, lower-cased. */
  keyOf(line: number): string {
    const text = this.textOf(line);
    return strip(text.slice(0, text.search(/[=:]/))).toLowerCase();
  }

  /** The line that holds a byte; the last one for the file's end. */
  lineAt(byte: number): number {
    let [low, high] = [0, Math.max(0, this.lineCount - 1)];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.startOf(middle) <= byte) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Where, in what follows a delimiter, the white space before a comment begins; -1 without one. */
export function commentIn(rest: string): number {
  return rest.search(/\s[#;]/);
}
