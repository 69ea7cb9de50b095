import type { NewSection } from './config-append.ts';

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
