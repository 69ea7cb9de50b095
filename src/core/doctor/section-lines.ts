import type { ConfigDocument, ConfigSection } from '../config/document/config-document.ts';
import { LINE } from '../config/document/config-layout.ts';
import type { AwsFileKind } from '../config/clients/client-reading.ts';

/** One of the person's two files, as the doctor looks at it. */
export interface ParsedFile {
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

/** Those of things in line order that stand from line `from` to `to`, both included. */
export function sectionsWithin<T extends { readonly line?: number }>(
  inOrder: readonly T[],
  from: number,
  to: number,
): T[] {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.line ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const within: T[] = [];
  for (let index = low; index < inOrder.length; index += 1) {
    const one = inOrder[index];
    if (one === undefined || (one.line ?? 0) > to) break;
    within.push(one);
  }
  return within;
}
