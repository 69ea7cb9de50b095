import { createHash } from 'node:crypto';
import { DaypassError } from '../../shared/daypass-error.ts';
import type { BackupSnapshot, ConfigEdit } from '../../shared/config-edits.ts';
import { sha256, type BackupRecord } from '../files/backup-record.ts';
import type { BackupStore } from '../files/backup-store.ts';
import { parseConfig, type ConfigDocument, type ConfigSection } from '../files/config-document.ts';
import { SecretHider } from '../files/hide-secrets.ts';
import { lineDiff } from '../files/line-diff.ts';
import type { DeskFile, DeskFiles } from './desk-files.ts';
import type { EditDraft, FileDraft } from './edit-draft.ts';
import { profileNameOf } from './profile-sections.ts';
import { takeBack } from './take-back.ts';

type Undo = Extract<ConfigEdit, { edit: 'undo' }>;

const MOST_DIFF_LINES = 2_000;

/**
 * Works out how to take an earlier edit back: the last one that still stands, or any by its id; naming an undo makes the
 * edit again. Throws: backupNone, undoConflict (with the path of the old bytes) where others have changed our lines since.
 */
export async function draftUndo({ backupId }: Undo, files: DeskFiles, store: BackupStore): Promise<EditDraft> {
  const standing = standingRecords(await store.list(), files);
  const record =
    backupId === undefined
      ? standing.find(({ edit }) => edit !== 'undo')
      : standing.find(({ id }) => id === backupId.trim());
  if (record === undefined)
    throw new DaypassError('backupNone', backupId === undefined ? {} : { id: backupId.slice(0, 64) });
  const drafts = await Promise.all(record.files.map((_, index) => draftFile(record, index, files, store)));
  const changed = drafts.filter((change) => change !== undefined);
  return { files: changed, plan: namesIn(changed), undoes: record.id };
}

/** Edits of these files that still stand and can be taken back, newest first. */
export async function listUndoable(files: DeskFiles, store: BackupStore): Promise<readonly BackupSnapshot[]> {
  return standingRecords(await store.list(), files).map(({ id, madeAtMillis, edit, names, files: [file] }) => ({
    id,
    filePath: file?.path ?? '',
    madeAtMillis,
    edit,
    names,
  }));
}

/** Less those an undo that stands has taken back, those of other files, and those that were never made (a crash came between) or are gone from the file. */
function standingRecords(records: readonly BackupRecord[], files: DeskFiles): readonly BackupRecord[] {
  const takenBack = new Set<string>();
  const standing = records.filter(({ id, undoes }) => {
    if (takenBack.has(id)) return false;
    if (undoes !== undefined) takenBack.add(undoes);
    return true;
  });
  const digests = new Map(
    [files.config, files.credentials].map(({ target, bytes }) => [target, bytes && sha256(bytes)]),
  );
  return standing.filter(
    (record) =>
      record.files.length > 0 &&
      record.files.every(({ target }) => digests.has(target)) &&
      record.files.some(({ target, before }) => digests.get(target) !== (before?.sha256 ?? null)),
  );
}

async function draftFile(
  record: BackupRecord,
  index: number,
  files: DeskFiles,
  store: BackupStore,
): Promise<FileDraft | undefined> {
  const target = record.files[index]?.target;
  const file = [files.config, files.credentials].find((candidate) => candidate.target === target);
  const versions = await store.versions(record, index);
  if (file === undefined || versions === undefined) throw new DaypassError('backupNone', { id: record.id });
  if (file.unreadable !== undefined) throw file.unreadable;
  const outcome = broughtBack(versions.before, versions.after, file.bytes);
  if (outcome === undefined) {
    const backupPath = store.pathOfBefore(record, index);
    throw new DaypassError('undoConflict', { path: file.path, ...(backupPath !== undefined && { backupPath }) });
  }
  return isSame(outcome, file.bytes) ? undefined : draft(file, outcome);
}

function broughtBack(before: Buffer | null, after: Buffer | null, current: Buffer | null): Buffer | null | undefined {
  if (isSame(current, after)) return before;
  if (isSame(current, before)) return current;
  if (current === null || after === null) return undefined;
  return takeBack(before ?? Buffer.alloc(0), after, current);
}

function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

function draft({ path, target, bytes, document }: DeskFile, after: Buffer | null): FileDraft {
  const outcome = parseConfig(after ?? '');
  const diff = lineDiff(textsOf(document), textsOf(outcome));
  const changes = diff.filter(({ kind }) => kind !== 'context');
  const digest = createHash('sha256')
    .update(changes.map(({ kind, text }) => `${kind} ${text}\n`).join(''))
    .digest('hex');
  const [goes, comes] = [new SecretHider(document.layout), new SecretHider(outcome.layout)];
  const shown = diff.slice(0, MOST_DIFF_LINES).map((line) => {
    const hider = line.kind === 'added' ? comes : goes;
    return { ...line, text: hider.hideBefore(line.lineNumber - 1, line.text) };
  });
  const linesNotShown = diff.slice(MOST_DIFF_LINES).filter(({ kind }) => kind !== 'context').length;
  return { path, target, before: bytes, after, diff: shown, linesNotShown, digest };
}

function textsOf({ layout }: ConfigDocument): string[] {
  return Array.from({ length: layout.lineCount }, (_, line) => layout.textOf(line));
}

/** Names of profiles and sessions that come, change and go. */
function namesIn(drafts: readonly FileDraft[]): Pick<EditDraft['plan'], 'added' | 'changed' | 'removed'> {
  const [added, changed, removed] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { before, after } of drafts) {
    const [old, now] = [sectionTexts(before), sectionTexts(after)];
    for (const name of now.keys()) if (!old.has(name)) added.add(shortName(name));
    for (const [name, text] of old) {
      if (!now.has(name)) removed.add(shortName(name));
      else if (now.get(name) !== text) changed.add(shortName(name));
    }
  }
  return { added: [...added], changed: [...changed], removed: [...removed] };
}

function sectionTexts(bytes: Buffer | null): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const section of parseConfig(bytes ?? '').sections) {
    const name = nameOf(section);
    const text = JSON.stringify(section.entries.map(({ key, value }) => [key, value]));
    texts.set(name, (texts.get(name) ?? '') + text);
  }
  return texts;
}

function nameOf(section: ConfigSection): string {
  const profileName = profileNameOf(section) ?? (section.type === 'other' ? section.name : undefined);
  return profileName === undefined ? `${section.type} ${section.name}` : `profile ${profileName}`;
}

function shortName(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}
