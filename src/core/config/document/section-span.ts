import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { LINE, type ConfigLayout } from './config-layout.ts';

/** The lines of one section, counted from 0; each end is the first line that is not in it. */
export interface SectionSpan {
  readonly header: number;
  /** After the last line that is neither blank nor a comment. */
  readonly bodyEnd: number;
  /** After the comments right below the body as well, unless they lead up to the next header. */
  readonly ownEnd: number;
  /** The next header, or the file's end. */
  readonly end: number;
}

/** Throws `internal` where no header stands. */
export function spanOfSection({ kinds, lineCount }: ConfigLayout, lineNumber: number): SectionSpan {
  const header = lineNumber - 1;
  if (kinds[header] !== LINE.header) throw new DaypassError('internal', { problem: 'noHeader', line: lineNumber });
  let end = header + 1;
  while (end < lineCount && kinds[end] !== LINE.header) end += 1;
  let bodyEnd = end;
  while (isBlankOrComment(kinds[bodyEnd - 1])) bodyEnd -= 1;
  let ownEnd = bodyEnd;
  while (kinds[ownEnd] === LINE.comment) ownEnd += 1;
  const leadsUp = ownEnd === end && end < lineCount;
  return { header, bodyEnd, ownEnd: leadsUp ? bodyEnd : ownEnd, end };
}

/** The lines of each entry of a key, in order: the one with the key, then those that go on with its value. */
export function linesOfKey(layout: ConfigLayout, { header, end }: SectionSpan, key: string): number[][] {
  const found: number[][] = [];
  let current: number[] | undefined;
  for (let line = header + 1; line < end; line += 1) {
    const kind = layout.kinds[line];
    if (kind === LINE.entry) {
      current = layout.keyOf(line) === key ? [line] : undefined;
      if (current !== undefined) found.push(current);
    } else if (kind === LINE.continuation) current?.push(line);
  }
  return found;
}

function isBlankOrComment(kind: number | undefined): boolean {
  return kind === LINE.blank || kind === LINE.comment;
}
