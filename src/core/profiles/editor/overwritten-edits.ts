import { stat } from 'node:fs/promises';
import type { BackupRecord } from '../../config/backup/backup-record.ts';
import { parseConfig, type ConfigDocument } from '../../config/document/config-document.ts';
import type { AwsFileSet } from './aws-file-set.ts';
import type { EditDraft, FileDraft } from './edit-draft.ts';

/**
 * Edits that were made and then overwritten. The AWS CLI and most editors read the file, truncate it and write it again,
 * without a lock: one that had read before our edit and writes after it takes our lines away, and nobody knows. Such an
 * edit is made again. Someone who takes our lines out on purpose is never fought. What tells the two apart:
 *
 * - **Soon.** The file was written within seconds of our edit; between the AWS CLI's reading and writing lie milliseconds.
 * - **All of ours, and nothing but ours.** Planned on the file as it is now, the edit comes to the very same lines: who
 *   edits what we left rarely takes out just that, and every section of before is still there.
 * - **A change of theirs.** Who writes from an old reading brings one. Bytes that are exactly those of before were put
 *   back on purpose: by `git checkout`, a dotfile manager, an undo.
 * - **No later word.** No edit of Daypass's own since then, from whichever process, is about the same names.
 */
const OVERWRITTEN_WITHIN_MILLIS = 5_000;

/** What the editor remembers of an edit that it has just made. */
export interface MadeEdit {
  readonly draft: EditDraft;
  readonly fingerprint: string;
  readonly names: readonly string[];
  readonly backupId: string | undefined;
  readonly madeAtMillis: number;
}

/** Whether a file is other than the edit left it: cheap, and nearly always the end of it. */
export function hasOtherOutcome({ draft }: MadeEdit, files: AwsFileSet): boolean {
  return draft.files.some(({ target, after }) => !areSame(after, fileAt(target, files)?.bytes ?? null));
}

/** Whether an edit was lost as told above; `again` is what it would come to now. */
export function wasOverwritten(
  made: MadeEdit,
  again: { readonly fingerprint: string; readonly draft: EditDraft },
  files: AwsFileSet,
  writtenAt: ReadonlyMap<string, number>,
  laterRecords: readonly BackupRecord[],
): boolean {
  if (again.draft.files.length === 0 || again.fingerprint !== made.fingerprint) return false;
  if (laterRecords.some((record) => isAboutTheSame(made, record))) return false;
  const isSoon = ({ target }: FileDraft) =>
    Math.abs((writtenAt.get(target) ?? Infinity) - made.madeAtMillis) <= OVERWRITTEN_WITHIN_MILLIS;
  return made.draft.files.every((file) => isSoon(file) && bearsForeignChange(file, files));
}

/** When each file was written last, by its path: asked before any edit is made again, which is a write too. */
export async function writeTimes({ config, credentials }: AwsFileSet): Promise<ReadonlyMap<string, number>> {
  const times = await Promise.all(
    [config, credentials].map(async ({ target }) => {
      const stats = await stat(target).catch(() => undefined);
      return [target, stats?.mtimeMs ?? Infinity] as const;
    }),
  );
  return new Map(times);
}

function bearsForeignChange({ target, before, after }: FileDraft, files: AwsFileSet): boolean {
  const current = fileAt(target, files);
  // A file that came or went with our edit is no matter of lines.
  if (before === null || after === null || current === undefined || current.bytes === null) return false;
  return !current.bytes.equals(before) && hasAllSections(current.document, before);
}

/** By headers as they are written: the AWS CLI's writer never takes one out. */
function hasAllSections(current: ConfigDocument, before: Buffer): boolean {
  const headers = new Set(current.layout.headers.map(({ text }) => text));
  return parseConfig(before).layout.headers.every(({ text }) => headers.has(text));
}

function isAboutTheSame({ names, backupId }: MadeEdit, { id, undoes, names: others }: BackupRecord): boolean {
  if (backupId !== undefined && Number(id) <= Number(backupId)) return false;
  return undoes === backupId || others.some((name) => names.includes(name));
}

function fileAt(target: string, { config, credentials }: AwsFileSet) {
  return [config, credentials].find((file) => file.target === target);
}

function areSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
