/**
 * The text of a config file as lines. Bytes are the truth: `text` is for reading (what is not UTF-8 shows as U+FFFD),
 * and an edit works on the bytes.
 */
export interface ConfigLine {
  /** Without its end. */
  readonly text: string;
  /** `\n`, `\r\n`, `\r`, or empty for a last line without one. */
  readonly end: string;
}

const BYTE_ORDER_MARK = '\ufeff';

export function startsWithByteOrderMark(bytes: Buffer): boolean {
  return bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Splits where Python's universal newlines do. A line end at the very end starts no further line. */
export function splitLines(bytes: Buffer): ConfigLine[] {
  const whole = bytes.toString('utf8');
  const text = whole.startsWith(BYTE_ORDER_MARK) ? whole.slice(1) : whole;
  const lines: ConfigLine[] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: text.slice(start, index), end });
    start = index + end.length;
  }
  if (start < text.length) lines.push({ text: text.slice(start), end: '' });
  return lines;
}

/** What Python's str.strip removes. JavaScript's trim differs: it takes a byte order mark too, and leaves U+001C–U+001F and U+0085. */
const SPACES =
  '\t\n\v\f\r \u001c\u001d\u001e\u001f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
  '\u2028\u2029\u202f\u205f\u3000';

function isSpaceAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  // Most characters are ASCII and no space: settled without a search.
  return code <= 0x20 || code >= 0x85 ? SPACES.includes(text.charAt(index)) : false;
}

/** How many spaces a line begins with; its whole length for a blank one. */
export function indentOf(text: string): number {
  let indent = 0;
  while (indent < text.length && isSpaceAt(text, indent)) indent += 1;
  return indent;
}

/** Python's str.strip. */
export function strip(text: string): string {
  return stripEnd(text.slice(indentOf(text)));
}

/** Python's str.rstrip. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpaceAt(text, end - 1)) end -= 1;
  return text.slice(0, end);
}
