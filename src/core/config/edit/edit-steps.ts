import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { isWritableHeader, isWritableKey, isWritableValue, sectionLines } from './config-append.ts';
import { LINE, type ConfigLayout } from '../document/config-layout.ts';
import type { DocumentEdit } from './requested-edit.ts';
import { strip } from '../document/config-text.ts';
import { ownCommentText } from './own-comment.ts';
import { linesOfKey, spanOfSection, type SectionSpan } from '../document/section-span.ts';
import { headerBytes, indentBytes, valueBytes } from '../document/value-bytes.ts';

/** What an edit does to the bytes. Positions are bytes of the file before. */
export type EditStep =
  /** Within a line, or the byte order mark. */
  | { readonly step: 'put'; readonly from: number; readonly to: number; readonly bytes: Buffer }
  /** Whole lines go. `wholeSection`: any other edit in there goes too, and blank lines are tidied at the file's end. */
  | { readonly step: 'cut'; readonly from: number; readonly to: number; readonly wholeSection: boolean }
  /** Lines come, before the line that begins at `from`. Sections stand apart; those that want to be the last are. */
  | {
      readonly step: 'insert';
      readonly from: number;
      readonly texts: readonly Buffer[];
      readonly as: 'lines' | 'section' | 'lastSection';
    };

/** Works edits out. Throws `internal`, as `editDocument`. */
export function editSteps(layout: ConfigLayout, edits: readonly DocumentEdit[]): EditStep[] {
  return thoseThatCount(edits).flatMap((edit) => stepsOf(layout, edit));
}

/** Of several edits of one thing the last. */
function thoseThatCount(edits: readonly DocumentEdit[]): DocumentEdit[] {
  const removed = new Set(edits.flatMap((edit) => (edit.do === 'removeSection' ? [edit.section] : [])));
  const last = new Map<string, DocumentEdit>();
  const counting = edits.filter(
    (edit) =>
      edit.do === 'removeSection' ||
      !('section' in edit && typeof edit.section === 'number' && removed.has(edit.section)),
  );
  for (const edit of counting) last.set(subjectOf(edit), edit);
  return counting.filter((edit) => subjectOf(edit) === '' || last.get(subjectOf(edit)) === edit);
}

/** Two edits of one subject exclude each other; empty for those that never do. */
function subjectOf(edit: DocumentEdit): string {
  switch (edit.do) {
    case 'setValue':
    case 'removeKey':
      return `${edit.section} ${edit.key.toLowerCase()}`;
    case 'renameSection':
      return `${edit.section}`;
    case 'removeSection':
      return `${edit.section} goes`;
    case 'removeByteOrderMark':
      return 'mark';
    case 'addSection':
    case 'replaceLines':
      return '';
  }
}

function stepsOf(layout: ConfigLayout, edit: DocumentEdit): EditStep[] {
  switch (edit.do) {
    case 'addSection':
      return addSection(layout, edit);
    case 'setValue':
      return setValue(layout, edit);
    case 'removeKey':
      return linesOfKey(layout, spanOfSection(layout, edit.section), edit.key.toLowerCase())
        .flat()
        .map((line) => cut(layout, line, line + 1));
    case 'renameSection':
      return renameSection(layout, edit);
    case 'removeSection':
      return removeSection(layout, spanOfSection(layout, edit.section));
    case 'replaceLines':
      return replaceLines(layout, edit);
    case 'removeByteOrderMark':
      return layout.startOf(0) > 0 ? [{ step: 'put', from: 0, to: layout.startOf(0), bytes: Buffer.alloc(0) }] : [];
  }
}

type Edit<Do extends DocumentEdit['do']> = Extract<DocumentEdit, { readonly do: Do }>;

function addSection(layout: ConfigLayout, { section, afterSection }: Edit<'addSection'>): EditStep[] {
  const texts = sectionLines(section).map((line) => Buffer.from(line, 'utf8'));
  if (afterSection === undefined) return [{ step: 'insert', from: layout.bytes.length, texts, as: 'lastSection' }];
  const span = spanOfSection(layout, afterSection);
  return [
    { step: 'insert', from: layout.startOf(span.ownEnd), texts, as: 'section' },
    ...unindentHeader(layout, span.end),
  ];
}

function setValue(layout: ConfigLayout, { section, key: asked, value }: Edit<'setValue'>): EditStep[] {
  const key = asked.toLowerCase();
  if (!isWritableValue(value)) throw new DaypassError('internal', { problem: 'value', key });
  const span = spanOfSection(layout, section);
  const lines = linesOfKey(layout, span, key).at(-1);
  if (lines !== undefined) {
    const [line = 0, ...continued] = lines;
    return [
      { step: 'put', ...valueBytes(layout, line, value) },
      ...continued.map((further) => cut(layout, further, further + 1)),
    ];
  }
  if (!isWritableKey(key)) throw new DaypassError('internal', { problem: 'key', key });
  const hasBody = span.bodyEnd > span.header + 1;
  const texts = [Buffer.from(`${key} = ${value}`, 'utf8')];
  return [
    { step: 'insert', from: layout.startOf(hasBody ? span.bodyEnd : span.ownEnd), texts, as: 'lines' },
    ...unindentHeader(layout, span.end),
  ];
}

function renameSection(layout: ConfigLayout, { section, header }: Edit<'renameSection'>): EditStep[] {
  if (!isWritableHeader(header)) throw new DaypassError('internal', { problem: 'header', header });
  const span = spanOfSection(layout, section);
  return [{ step: 'put', ...headerBytes(layout, span.header), bytes: Buffer.from(header, 'utf8') }];
}

/**
 * Removes the section's header, entries and Daypass's own comment. Other comments stay, also those below the last entry:
 * tools mark their part of a file with them (`# END ANSIBLE MANAGED BLOCK`). Of the blank lines before and after the
 * section one group stays, so that its neighbours neither touch nor drift apart.
 */
function removeSection(layout: ConfigLayout, { header, bodyEnd, ownEnd, end }: SectionSpan): EditStep[] {
  const isRemoved = (line: number) => layout.kinds[line] !== LINE.comment || isOwnComment(layout, line);
  let to = bodyEnd;
  const isWhole = ownEnd === bodyEnd && rangeOf(header, bodyEnd).every(isRemoved);
  if (isWhole && (header === 0 || layout.kinds[header - 1] === LINE.blank)) {
    while (to < end && layout.kinds[to] === LINE.blank) to += 1;
  }
  const cuts: EditStep[] = [];
  for (let from = header; from < to; from += 1) {
    let after = from;
    while (after < to && isRemoved(after)) after += 1;
    if (after > from) cuts.push({ ...cut(layout, from, after), wholeSection: true });
    from = after;
  }
  return [...cuts, ...unindentHeader(layout, end)];
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function isOwnComment(layout: ConfigLayout, line: number): boolean {
  return ownCommentText(strip(layout.textOf(line))) !== undefined;
}

function replaceLines(layout: ConfigLayout, { from, to, texts }: Edit<'replaceLines'>): EditStep[] {
  const isSound =
    Number.isInteger(from) && Number.isInteger(to) && from >= 1 && to >= from - 1 && to <= layout.lineCount;
  if (!isSound) throw new DaypassError('internal', { problem: 'lines', from, to });
  const lines = texts.map((text) => (typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(text)));
  if (lines.some((line) => line.includes('\n') || line.includes('\r'))) {
    throw new DaypassError('internal', { problem: 'lineEnd', from });
  }
  const count = to - from + 1;
  const steps = lines.slice(0, count).map((bytes, index): EditStep => {
    const line = from - 1 + index;
    return { step: 'put', from: layout.startOf(line), to: layout.textEndOf(line), bytes };
  });
  if (lines.length < count) steps.push(cut(layout, from - 1 + lines.length, to));
  if (lines.length > count) {
    steps.push({ step: 'insert', from: layout.startOf(to), texts: lines.slice(count), as: 'lines' });
  }
  return steps;
}

function cut(layout: ConfigLayout, from: number, to: number): Extract<EditStep, { step: 'cut' }> {
  return { step: 'cut', from: layout.startOf(from), to: layout.startOf(to), wholeSection: false };
}

/** An indented line goes on with the value above it, also one that looks like a header. */
function unindentHeader(layout: ConfigLayout, header: number): EditStep[] {
  if (header >= layout.lineCount) return [];
  const indent = indentBytes(layout, header);
  return indent.from === indent.to ? [] : [{ step: 'put', ...indent, bytes: Buffer.alloc(0) }];
}
