import type { DocumentEdit } from './requested-edit.ts';
import type { DiffLine } from '../../../shared/view.ts';
import { documentOf, parseConfig, type ConfigDocument } from '../document/config-document.ts';
import { rescanned } from '../document/config-rescan.ts';
import { editDiff } from './edit-diff.ts';
import { editSteps } from './edit-steps.ts';
import type { AwsFileKind } from '../clients/client-reading.ts';
import { applySteps } from './apply-steps.ts';

export interface EditedDocument {
  readonly bytes: Buffer;
  /** Changed lines with three lines of context, without the secrets that lines may hold. */
  readonly diff: readonly DiffLine[];
  /** Changed lines left out of `diff`, which tells at most 2,000. */
  readonly linesNotShown: number;
  /** SHA-256, hex, of all lines that go and come, wherever they stand: the same change has the same one. */
  readonly digest: string;
  /** The outcome as a document, at little cost: the most of it is known from before. */
  readonly document: () => ConfigDocument;
}

/**
 * Makes edits together. Bytes that no edit is about stay as they are, also those that are not UTF-8. What is put in takes
 * the line end of the line before it; a last line without an end gets one where something follows.
 *
 * Of several edits of one key, or several names for one section, the last counts; in a section that goes, no other edit
 * does. An indented header that follows what is put in or taken out loses its indentation: it would go on with the value above.
 *
 * Throws `internal` for what no planner may ask: a line that is no header, text that would make lines or sections of its
 * own, replaced lines that another edit is about as well.
 */
export function editDocument(
  { layout }: ConfigDocument,
  edits: readonly DocumentEdit[],
  file: AwsFileKind = 'config',
): EditedDocument {
  const applied = applySteps(layout, editSteps(layout, edits));
  const document = () => {
    const outcome = rescanned(layout, applied);
    return outcome === undefined ? parseConfig(applied.bytes) : documentOf(outcome);
  };
  return { bytes: applied.bytes, ...editDiff(layout, applied, file), document };
}
