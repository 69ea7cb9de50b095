import type { ConfigDocument, ConfigSection } from '../files/config-document.ts';
import { LINE, type OddLine } from '../files/config-layout.ts';
import type { AwsFileKind } from '../files/readings/client-reading.ts';

/** One of the person's two files, as the doctor looks at it. */
export interface LookedAt {
  readonly kind: AwsFileKind;
  readonly document: ConfigDocument;
}

/** Whether AWS clients read a section's settings: other tools keep theirs in the same files. */
export function isAwsSection({ type, name }: ConfigSection, kind: AwsFileKind): boolean {
  if (kind === 'credentials') return true;
  return type !== 'other' && (type === 'default' || name !== '');
}

/** 1-based lines from after a section's header up to the next one. */
export function* linesUnder({ layout }: ConfigDocument, { lineNumber }: ConfigSection): Generator<number> {
  for (let line = lineNumber + 1; line <= layout.lineCount && layout.kinds[line - 1] !== LINE.header; line += 1) {
    yield line;
  }
}

/** Whether one of the lines, which are in order, stands from `from` to `to`, both included. */
export function hasLineWithin(lines: readonly Pick<OddLine, 'line'>[], from: number, to: number): boolean {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.line ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const next = lines[low]?.line;
  return next !== undefined && next <= to;
}
