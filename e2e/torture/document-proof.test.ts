import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWritableHeader, isWritableValue } from '../../src/core/config/edit/config-append.ts';
import { parseConfig, type ConfigDocument } from '../../src/core/config/document/config-document.ts';
import { LINE } from '../../src/core/config/document/config-layout.ts';
import { headerIn } from '../../src/core/config/document/config-header.ts';
import { strip } from '../../src/core/config/document/config-text.ts';
import { HIDDEN } from '../../src/core/disk/secret-text.ts';
import { editDocument } from '../../src/core/config/edit/document-edit.ts';
import type { DocumentEdit } from '../../src/core/config/edit/requested-edit.ts';
import { configFiles } from '../../src/core/config/testing/config-files.ts';
import { saidAfter, saidBy } from '../../src/core/config/testing/expected-reading.ts';
import { bytesLost } from '../../src/core/config/testing/preserved-bytes.ts';
import { editsOf, requests } from '../../src/core/config/testing/random-edits.ts';
import { isFull } from './support/scratch.ts';

/** The config document by force: 100,000 files × edits in full, fewer in the suite. DAYPASS_SEED repeats a run. */

const RUNS = isFull ? 100_000 : 4_000;
const SEED = Number(process.env['DAYPASS_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

const edited = fc.tuple(configFiles, requests).map(([bytes, asked]) => {
  const document = parseConfig(bytes);
  return { document, edits: editsOf(document, asked) };
});
/** Behind one byte order mark there may be another: then taking the first away changes what a file says. */
const isSteady = ({ document, edits }: { document: ConfigDocument; edits: readonly DocumentEdit[] }) =>
  !edits.some(({ do: kind }) => kind === 'removeByteOrderMark') ||
  !document.bytes.toString('utf8').startsWith('\ufeff\ufeff');

function prove(
  what: string,
  check: (document: ConfigDocument, edits: readonly DocumentEdit[]) => boolean | void,
): void {
  const counts = { files: 0, edits: 0, proven: 0 };
  fc.assert(
    fc.property(edited.filter(isSteady), ({ document, edits }) => {
      counts.files += 1;
      counts.edits += edits.length;
      if (check(document, edits) !== false) counts.proven += 1;
    }),
    { numRuns: RUNS, seed: SEED },
  );
  console.log(`${what}: ${counts.proven} of ${counts.files} files with ${counts.edits} edits, seed ${SEED}`);
  expect(counts.proven).toBeGreaterThan(RUNS / 10);
}

test('bytes outside the edits are the same, and nothing comes that was not asked for', () => {
  prove('bytes kept', (document, edits) => {
    const { bytes } = editDocument(document, edits);
    expect(bytesLost(document, edits, bytes)).toBeUndefined();
  });
});

test('the file then says what was asked, and all else as before', () => {
  prove('effect read back', (document, edits) => {
    expect(saidBy(parseConfig(editDocument(document, edits).bytes))).toEqual(saidAfter(document, edits));
  });
});

test('asked twice, the second time changes nothing', () => {
  prove('idempotent', (document, edits) => {
    const lasting = edits.filter(({ do: kind }) => kind !== 'addSection' && kind !== 'removeSection');
    if (lasting.length === 0) return false;
    const once = parseConfig(editDocument(document, lasting).bytes);
    const moved = lasting.map((edit) => movedTo(edit, document, once));
    const twice = editDocument(once, moved);
    expect(twice.bytes.toString('latin1')).toBe(once.bytes.toString('latin1'));
    expect(twice.diff).toEqual([]);
    return true;
  });
});

test('taken back, the bytes are those from before', () => {
  prove('restored', (document, edits) => {
    const [edit] = edits;
    const inverse = edit && inverseOf(document, edit);
    if (edit === undefined || inverse === undefined) return false;
    const once = parseConfig(editDocument(document, [edit]).bytes);
    const back = editDocument(once, [inverse(once)]).bytes;
    expect(back.toString('latin1')).toBe(document.bytes.toString('latin1'));
    return true;
  });
});

test('the diff, made by hand, gives the same lines', () => {
  prove('diff', (document, edits) => {
    if (/secret|token|password/i.test(document.bytes.toString('latin1'))) return false;
    const { bytes, diff, linesNotShown } = editDocument(document, edits);
    expect(linesNotShown).toBe(0);
    // Text behind a header may be a secret, so the diff hides it.
    if (diff.some(({ text }) => text.includes(HIDDEN))) return false;
    const after = parseConfig(bytes);
    const losesMark = document.layout.startOf(0) > after.layout.startOf(0);
    const before = document.lines.map(({ text }, index) => (index === 0 && losesMark ? `\ufeff${text}` : text));
    const removed = new Set(diff.filter(({ kind }) => kind === 'removed').map(({ lineNumber }) => lineNumber));
    const lines = before.filter((_text, index) => !removed.has(index + 1));
    for (const { kind, lineNumber, text } of diff) if (kind === 'added') lines.splice(lineNumber - 1, 0, text);
    expect(lines).toEqual(after.lines.map(({ text }) => text));
    return true;
  });
});

/** The same edit, for where its section stands by now. */
function movedTo(edit: DocumentEdit, before: ConfigDocument, after: ConfigDocument): DocumentEdit {
  if (!('section' in edit) || typeof edit.section !== 'number') return edit;
  const index = before.sections.findIndex(({ lineNumber }) => lineNumber === edit.section);
  return { ...edit, section: after.sections[index]?.lineNumber ?? 0 } as DocumentEdit;
}

/** What takes an edit back to the byte; undefined where that can't be said in edits (continued values, a last line that got an end). */
function inverseOf(
  document: ConfigDocument,
  edit: DocumentEdit,
): ((after: ConfigDocument) => DocumentEdit) | undefined {
  const [last] = document.lines.slice(-1);
  const isClosed = last === undefined || last.end.endsWith('\n');
  if (edit.do === 'addSection') {
    const endsBlank = last !== undefined && last.text.trim() === '';
    if (!isClosed || endsBlank || edit.afterSection !== undefined || document.sections.length === 0) return undefined;
    return (after) => ({ do: 'removeSection', section: after.sections.at(-1)?.lineNumber ?? 0 });
  }
  if (!('section' in edit)) return undefined;
  const index = document.sections.findIndex(({ lineNumber }) => lineNumber === edit.section);
  const section = document.sections[index];
  const lineOf = (after: ConfigDocument) => after.sections[index]?.lineNumber ?? 0;
  if (edit.do === 'renameSection') {
    const old = headerIn(strip(document.lines[edit.section - 1]?.text ?? '')) ?? '';
    if (!isWritableHeader(old)) return undefined;
    return (after) => ({ do: 'renameSection', section: lineOf(after), header: old });
  }
  if (edit.do !== 'setValue' || section === undefined) return undefined;
  const { key } = edit;
  const old = section.entries.findLast((entry) => entry.key === key);
  if (old !== undefined) {
    const next = document.layout.kinds.slice(old.lineNumber, old.lineNumber + 8);
    if (!isWritableValue(old.value) || old.value.includes('\ufffd') || next.includes(LINE.continuation))
      return undefined;
    return (after) => ({ do: 'setValue', section: lineOf(after), key, value: old.value });
  }
  const nextHeader = document.lines[(document.sections[index + 1]?.lineNumber ?? 0) - 1]?.text ?? '[';
  const hasOddEnds = document.lines.some(({ end }) => !end.endsWith('\n'));
  if (hasOddEnds || !nextHeader.startsWith('[')) return undefined;
  return (after) => ({ do: 'removeKey', section: lineOf(after), key });
}
