import type { AwsFileKind } from '../../config/clients/client-reading.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { BackupSnapshot, ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { differenceOf, sha256, type BackupRecord } from '../../config/backup/backup-record.ts';
import type { BackupStore } from '../../config/backup/backup-store.ts';
import { documentOf, parseConfig, type ConfigSection } from '../../config/document/config-document.ts';
import type { ConfigLayout, HeaderLine } from '../../config/document/config-layout.ts';
import { rescanned } from '../../config/document/config-rescan.ts';
import { isMovable, isPrivatable, isThere, permissionBits } from '../../disk/write/tidy-files.ts';
import type { AwsPaths } from '../../disk/paths/aws-paths.ts';
import { editDiff } from '../../config/edit/edit-diff.ts';
import type { AppliedSteps } from '../../config/edit/apply-steps.ts';
import type { LoadedFile, AwsFileSet } from './aws-file-set.ts';
import type { EditDraft, FileDraft } from './edit-draft.ts';
import { profileNameOf } from '../read/profile-sections.ts';
import { withoutRuleChange, type BulkRule } from '../bulk/bulk-rules.ts';
import { revert } from './revert.ts';
import { withoutKeptKeys } from '../read/without-kept-keys.ts';

type Undo = Extract<ConfigEdit, { edit: 'undo' }>;

/**
 * Works out how to take an earlier edit back: the last one that still stands, or any by its id; naming an undo makes the
 * edit again. The bulk rule that the edit made goes with it. Throws: backupNone, undoConflict (with the path of the old bytes) where others have changed our lines since.
 */
export async function draftUndo(
  { backupId }: Undo,
  files: AwsFileSet,
  store: BackupStore,
  { aws, bulkRules }: { readonly aws: AwsPaths; readonly bulkRules: readonly BulkRule[] },
): Promise<EditDraft> {
  const standing = await standingRecords(files, store, aws);
  const record =
    backupId === undefined
      ? standing.find(({ edit }) => edit !== 'undo')
      : standing.find(({ id }) => id === backupId.trim());
  if (record === undefined)
    throw new DaypassError('backupNone', backupId === undefined ? {} : { id: backupId.slice(0, 64) });
  const drafts = await Promise.all(record.files.map((_, index) => draftFile(record, index, files, store)));
  const changed = drafts.filter((change) => change !== undefined);
  const tidied = await tidiedThatStands(record, store, aws);
  const ofRules = record.ruleChange && {
    bulkRules: { before: bulkRules, after: withoutRuleChange(bulkRules, record.ruleChange) },
  };
  return { files: changed, plan: { ...namesIn(changed, files), ...tidied, ...ofRules }, undoes: record.id };
}

/**
 * The moved files that are still in the backup and that no newer file has replaced, and the files and folders whose mode
 * is still what the edit made it.
 */
async function tidiedThatStands({ id, moved = [], modes = [] }: BackupRecord, store: BackupStore, aws: AwsPaths) {
  const bringBack: { backupPath: string; path: string }[] = [];
  for (const file of moved) {
    const backupPath = store.pathOfMoved({ id }, file);
    const isFree = isMovable(file.path, aws) && !(await isThere(file.path));
    if (isFree && (await isThere(backupPath))) bringBack.push({ backupPath, path: file.path });
  }
  const restoreModes: { path: string; bits: number }[] = [];
  for (const { path, before, after } of modes) {
    const current = isPrivatable(path, aws) ? await permissionBits(path, aws) : undefined;
    if (current === after && before !== after) restoreModes.push({ path, bits: before });
  }
  return { bringBack, restoreModes };
}

/** Edits of these files that still stand and can be taken back, newest first. */
export async function listUndoable(
  files: AwsFileSet,
  store: BackupStore,
  aws: AwsPaths,
): Promise<readonly BackupSnapshot[]> {
  const records = await standingRecords(files, store, aws);
  return records.map(({ id, madeAtMillis, edit, names, files: [file], moved = [], modes = [] }) => ({
    id,
    filePath: (file ?? moved[0] ?? modes[0])?.path ?? '',
    madeAtMillis,
    edit,
    names,
  }));
}

/** Less those an undo that stands has taken back, those of other files, and those that were never made (a crash came between) or are gone from the file. */
async function standingRecords(files: AwsFileSet, store: BackupStore, aws: AwsPaths): Promise<readonly BackupRecord[]> {
  const records = await store.list();
  const reverted = new Set<string>();
  const standing = records.filter(({ id, undoes }) => {
    if (reverted.has(id)) return false;
    if (undoes !== undefined) reverted.add(undoes);
    return true;
  });
  const digests = new Map(
    [files.config, files.credentials].map(({ target, bytes }) => [target, bytes && sha256(withoutKeptKeys(bytes))]),
  );
  const isStanding = await Promise.all(
    standing.map(async (record) => {
      if (!record.files.every(({ target }) => digests.has(target))) return false;
      if (record.files.some(({ target, before }) => digests.get(target) !== (before?.sha256 ?? null))) return true;
      const { bringBack, restoreModes } = await tidiedThatStands(record, store, aws);
      return bringBack.length + restoreModes.length > 0;
    }),
  );
  return standing.filter((_record, index) => isStanding[index]);
}

async function draftFile(
  record: BackupRecord,
  index: number,
  files: AwsFileSet,
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
  return isSame(outcome, file.bytes)
    ? undefined
    : draft(file, outcome, file === files.credentials || files.areOne ? 'credentials' : 'config');
}

function broughtBack(before: Buffer | null, after: Buffer | null, current: Buffer | null): Buffer | null | undefined {
  if (isSame(current, after)) return before;
  // Backups leave kept keys out, so the file is compared without them; where they are in the file, they stay.
  if (isSame(current && withoutKeptKeys(current), before)) return current;
  if (current === null || after === null) return undefined;
  return revert(before ?? Buffer.alloc(0), after, current);
}

function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

function draft(
  { path, target, bytes, document: current }: LoadedFile,
  after: Buffer | null,
  kindOfFile: AwsFileKind,
): FileDraft {
  const change = changeOf(current.layout, after ?? Buffer.alloc(0));
  const { diff, linesNotShown, digest } = editDiff(current.layout, change, kindOfFile);
  const document = () => {
    const outcome = rescanned(current.layout, change);
    return outcome === undefined ? parseConfig(change.bytes) : documentOf(outcome);
  };
  return { path, target, before: bytes, after, diff, linesNotShown, digest, document };
}

/** As if edits had turned the one into the other. */
function changeOf(layout: ConfigLayout, after: Buffer): AppliedSteps {
  const { bytes: before } = layout;
  const { sameAtStart, sameAtEnd } = differenceOf(before, after);
  // Whole lines, and one more on either side: a line's end may have changed.
  const firstLine = layout.lineAt(sameAtStart) - 1;
  const from = firstLine > 0 ? layout.startOf(firstLine) : 0;
  const to = layout.startOf(layout.lineAt(before.length - sameAtEnd) + 2);
  return { bytes: after, replacements: [{ from, to, outFrom: from, outTo: to + after.length - before.length }] };
}

type Names = Pick<EditDraft['plan'], 'added' | 'changed' | 'removed'>;

/** Names of profiles and sessions that come, change and go. */
function namesIn(drafts: readonly FileDraft[], files: AwsFileSet): Names {
  const [added, changed, removed] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { target, after } of drafts) {
    const { document } = target === files.config.target ? files.config : files.credentials;
    const [before, later] = sectionsAround(document.layout, after ?? Buffer.alloc(0));
    const [old, now] = [sectionTexts(before), sectionTexts(later)];
    for (const name of now.keys()) if (!old.has(name)) added.add(shortName(name));
    for (const [name, text] of old) {
      if (!now.has(name)) removed.add(shortName(name));
      else if (now.get(name) !== text) changed.add(shortName(name));
    }
  }
  return { added: [...added], changed: [...changed], removed: [...removed] };
}

/** The sections that changed, before and after, with a neighbour on either side; of 25,000 the others are not looked at. */
function sectionsAround(layout: ConfigLayout, after: Buffer): [before: Buffer, after: Buffer] {
  const { bytes: before, headers } = layout;
  const { sameAtStart, sameAtEnd } = differenceOf(before, after);
  const startOf = ({ line }: HeaderLine) => layout.startOf(line);
  const opening = headers.findLast((header) => startOf(header) < sameAtStart);
  const closing = headers.find((header) => startOf(header) > before.length - sameAtEnd);
  const from = opening === undefined ? 0 : startOf(opening);
  const fromEnd = closing === undefined ? 0 : before.length - startOf(closing);
  return [before.subarray(from, before.length - fromEnd), after.subarray(from, after.length - fromEnd)];
}

function sectionTexts(bytes: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const section of parseConfig(bytes).sections) {
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
