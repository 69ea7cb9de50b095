import { readHeader } from '../document/config-header.ts';
import type { ConfigDocument } from '../document/config-document.ts';
import type { DocumentEdit } from '../edit/requested-edit.ts';

/** What a document says, less where it says so. */
export interface Said {
  readonly type: string;
  readonly name: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

export function saidBy({ sections }: ConfigDocument): Said[] {
  return sections.map(({ type, name, entries }) => ({
    type,
    name,
    entries: entries.map(({ key, value }) => [key, value] as const),
  }));
}

/** What a document should say after edits, worked out from what it said before and from nothing of how edits are made. */
export function saidAfter(document: ConfigDocument, edits: readonly DocumentEdit[]): Said[] {
  const after = document.sections.flatMap(({ type, name, entries, lineNumber }) => {
    const isRemoved = edits.some((edit) => edit.do === 'removeSection' && edit.section === lineNumber);
    const header = edits.findLast((edit) => edit.do === 'renameSection' && edit.section === lineNumber);
    const said: Said = {
      ...(header?.do === 'renameSection' ? readHeader(header.header) : { type, name }),
      entries: entriesAfter(
        entries.map(({ key, value }) => [key, value] as const),
        edits,
        lineNumber,
      ),
    };
    return [...(isRemoved ? [] : [said]), ...added(edits, lineNumber)];
  });
  return [...after, ...added(edits, undefined)];
}

function entriesAfter(before: Said['entries'], edits: readonly DocumentEdit[], section: number): Said['entries'] {
  const lasting = lastingEdits(edits).filter(
    (edit) => (edit.do === 'setValue' || edit.do === 'removeKey') && edit.section === section,
  );
  let entries = [...before];
  for (const edit of lasting) {
    if (edit.do === 'removeKey') entries = entries.filter(([key]) => key !== edit.key);
    if (edit.do !== 'setValue') continue;
    const last = entries.findLastIndex(([key]) => key === edit.key);
    entries.splice(last === -1 ? entries.length : last, last === -1 ? 0 : 1, [edit.key, edit.value]);
  }
  return entries;
}

function added(edits: readonly DocumentEdit[], afterSection: number | undefined): Said[] {
  return edits.flatMap((edit) => {
    if (edit.do !== 'addSection' || edit.afterSection !== afterSection) return [];
    return [{ ...readHeader(edit.section.header), entries: edit.section.entries }];
  });
}

/** Of several edits of one section's key the last; all others. */
export function lastingEdits(edits: readonly DocumentEdit[]): DocumentEdit[] {
  return edits.filter((edit, index) => {
    const key = keyEdited(edit);
    return key === undefined || !edits.slice(index + 1).some((later) => keyEdited(later) === key);
  });
}

function keyEdited(edit: DocumentEdit): string | undefined {
  return edit.do === 'setValue' || edit.do === 'removeKey' ? `${edit.section} ${edit.key}` : undefined;
}
