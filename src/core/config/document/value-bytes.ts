import { closingBracket } from './config-header.ts';
import { commentIn, type ConfigLayout } from './config-layout.ts';
import { indentOf, strip } from './config-text.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Which bytes of an entry's line give way to which, so that its value becomes another one. All that stands around the
 * value stays: the key's spelling, spaces, the delimiter, a comment after white space.
 */
export function valueBytes(layout: ConfigLayout, line: number, value: string): Span & { readonly bytes: Buffer } {
  const text = layout.textOf(line);
  const afterDelimiter = text.search(/[=:]/) + 1;
  const rest = text.slice(afterDelimiter);
  const comment = commentIn(rest);
  const whole = comment === -1 ? rest : rest.slice(0, comment);
  const old = strip(whole);
  if (old !== '') {
    const from = afterDelimiter + indentOf(whole);
    return { ...bytesOf(layout, line, from, from + old.length), bytes: Buffer.from(value) };
  }
  const isSpaced = indentOf(rest) > 0 || /\s/.test(text.charAt(afterDelimiter - 2));
  const to = comment === -1 ? text.length : afterDelimiter;
  return { ...bytesOf(layout, line, afterDelimiter, to), bytes: Buffer.from(isSpaced ? ` ${value}` : value) };
}

/** What stands between the brackets of a header. */
export function headerBytes(layout: ConfigLayout, line: number): Span {
  const text = layout.textOf(line);
  const opening = text.indexOf('[');
  return bytesOf(layout, line, opening + 1, opening + closingBracket(text.slice(opening)));
}

export function indentBytes(layout: ConfigLayout, line: number): Span {
  return bytesOf(layout, line, 0, indentOf(layout.textOf(line)));
}

function bytesOf(layout: ConfigLayout, line: number, from: number, to: number): Span {
  const [start, end] = [layout.startOf(line), layout.textEndOf(line)];
  return { from: byteAt(layout.bytes, start, end, from), to: byteAt(layout.bytes, start, end, to) };
}

/** The byte that a character of a line begins at. What is not UTF-8 reads as other characters, so it is found by reading. */
function byteAt(bytes: Buffer, start: number, end: number, index: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (bytes.toString('utf8', start, middle).length <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
