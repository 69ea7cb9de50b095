import type { DiffLine } from '../../../shared/view.ts';
import type { NewSection } from './config-append.ts';
import { documentOf, parseConfig, type ConfigDocument } from '../document/config-document.ts';
import { rescanned } from '../document/config-rescan.ts';
import { editDiff } from './edit-diff.ts';
import { editSteps } from './edit-steps.ts';
import type { AwsFileKind } from '../clients/client-reading.ts';
import { applySteps } from './apply-steps.ts';

/**
 * One change to a document, by 1-based line numbers of the document it is made for (a section is named by its header's
 * line). Several are applied together, so none moves the lines another one means.
 */
export type DocumentEdit =
  /** At the file's end, or right after another section; a blank line stands before it, and after it where more follows. */
  | { readonly do: 'addSection'; readonly section: NewSection; readonly afterSection?: number }
  /**
   * Gives a key its value: where the key stands, only the value's bytes change (spelling, spaces and a comment after it
   * stay; of a duplicate key the one that counts); else a line goes after the section's last key. It begins without
   * spaces even below indented keys: the SDK for Go takes an indented line for more of the value above.
   */
  | { readonly do: 'setValue'; readonly section: number; readonly key: string; readonly value: string }
  /** Every line of the key, with the lines that go on with its value. */
  | { readonly do: 'removeKey'; readonly section: number; readonly key: string }
  /** Only what stands between the brackets changes. */
  | { readonly do: 'renameSection'; readonly section: number; readonly header: string }
  /** Header, keys and the comments between them; comments that lead up to the next section stay. */
  | { readonly do: 'removeSection'; readonly section: number }
  /**
   * Lines `from` to `to`, both included, give way to others; none takes them out, and `to` one less than `from` puts
   * them in before. Each keeps the line end of the one it stands for. Bytes are for lines that are not UTF-8.
   */
  | {
      readonly do: 'replaceLines';
      readonly from: number;
      readonly to: number;
      readonly texts: readonly (string | Uint8Array)[];
    }
  | { readonly do: 'removeByteOrderMark' };

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
