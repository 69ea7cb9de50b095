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

/** What Python's str.strip removes. JavaScript's trim differs: it takes a byte order mark too, and leaves U+001C–U+001F and U+0085. */
const SPACES =
  '\t\n\v\f\r \u001c\u001d\u001e\u001f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
  '\u2028\u2029\u202f\u205f\u3000';

export function isSpaceCode(code: number): boolean {
  // Most characters are ASCII and no space: settled without a search.
  if (code <= 0x20) return (code >= 0x1c || code <= 0x0d) && code >= 0x09;
  return code >= 0x85 && SPACES.includes(String.fromCharCode(code));
}

/** How many spaces a line begins with; its whole length for a blank one. */
export function indentOf(text: string): number {
  let indent = 0;
  // Past the end there is no character, so no space.
  while (isSpaceCode(text.charCodeAt(indent))) indent += 1;
  return indent;
}

/** Python's str.strip. */
export function strip(text: string): string {
  return stripEnd(text.slice(indentOf(text)));
}

/** Python's str.rstrip. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (isSpaceCode(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
