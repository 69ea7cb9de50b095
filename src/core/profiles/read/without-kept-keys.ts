import { parseConfig } from '../../config/document/config-document.ts';
import { editDocument } from '../../config/edit/document-edit.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import { intactMarker } from './managed-marker.ts';

/**
 * Returns a file's bytes without the sections whose keys Daypass wrote and renews. Backups are stored like this: the keys
 * would otherwise outlive the sign-out that removes them from the file, and undo must not bring them back.
 */
export function withoutKeptKeys(bytes: Buffer): Buffer {
  if (!bytes.includes('Made by Daypass with ')) return bytes;
  const document = parseConfig(bytes);
  const removals = document.sections
    .filter((section) => intactMarker(document, section)?.madeFor === 'keys')
    .map(({ lineNumber }): DocumentEdit => ({ do: 'removeSection', section: lineNumber }));
  return removals.length === 0 ? bytes : editDocument(document, removals).bytes;
}
