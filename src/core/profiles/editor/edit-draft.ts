import { createHash } from 'node:crypto';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEditKind, EditPreview, FileChange } from '../../../shared/domain/config-edits.ts';
import type { DiffLine } from '../../../shared/view.ts';
import type { AwsPaths } from '../../disk/paths/aws-paths.ts';
import { parseConfig, type ConfigDocument } from '../../config/document/config-document.ts';
import { editDocument } from '../../config/edit/document-edit.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import type { AwsFileKind } from '../../config/clients/client-reading.ts';
import { checkMovable, checkPrivatable } from '../../disk/write/tidy-files.ts';
import type { LoadedFile, AwsFileSet } from './aws-file-set.ts';
import type { EditPlan } from './edit-plan.ts';

/** One file as an edit would leave it; null stands for "no file". */
export interface FileDraft {
  readonly path: string;
  readonly target: string;
  readonly before: Buffer | null;
  readonly after: Buffer | null;
  readonly diff: readonly DiffLine[];
  readonly linesNotShown: number;
  /** Of the lines that go and come, wherever they stand. */
  readonly digest: string;
  /** What `after` reads as. */
  readonly document: () => ConfigDocument;
}

/** An edit worked out to the bytes, not yet made. */
export interface EditDraft {
  /** Only files that change, in the order they are written. */
  readonly files: readonly FileDraft[];
  readonly plan: EditPlan;
  /** For an undo: the edit it takes back. */
  readonly undoes?: string;
}

/**
 * Works a plan out to the bytes. Throws configOddLines where a file that the AWS CLI refuses as a whole would get a new
 * section, which could not be used, or would get worse: other changes, and what fixes it, are made all the same.
 */
export function draftOf(kind: ConfigEditKind, plan: EditPlan, files: AwsFileSet, aws: AwsPaths): EditDraft {
  for (const path of plan.moveAway ?? []) checkMovable(path, aws);
  for (const path of plan.makePrivate ?? []) checkPrivatable(path, aws);
  const inConfig = plan.config ?? [];
  const inCredentials = plan.credentials ?? [];
  const drafts = files.areOne
    ? [draftFile(kind, files.config, [...inConfig, ...inCredentials], 'credentials')]
    : [
        draftFile(kind, files.config, inConfig, 'config'),
        draftFile(kind, files.credentials, inCredentials, 'credentials'),
      ];
  return { files: drafts.filter((draft) => draft !== undefined), plan };
}

export function previewOf({ files, plan }: EditDraft): EditPreview {
  const changes = files.map(({ path, before, after, diff, linesNotShown }): FileChange => ({
    filePath: path,
    change: before === null ? 'created' : after === null ? 'removed' : 'edited',
    diff,
    linesNotShown,
  }));
  const tidied = (paths: readonly string[] = [], change: FileChange['change']) =>
    paths.map((filePath): FileChange => ({ filePath, change, diff: [], linesNotShown: 0 }));
  const pathsIn = (items: readonly { readonly path: string }[] = []) => items.map(({ path }) => path);
  const all = [
    ...changes,
    ...tidied(plan.moveAway, 'movedAway'),
    ...tidied(plan.makePrivate, 'madePrivate'),
    ...tidied(pathsIn(plan.bringBack), 'broughtBack'),
    ...tidied(pathsIn(plan.restoreModes), 'modeRestored'),
  ];
  const digests = new Map(files.map(({ path, digest }) => [path, digest]));
  return {
    files: all,
    warnings: plan.warnings ?? [],
    ...(plan.usualRegion !== undefined && { usualRegion: plan.usualRegion }),
    added: plan.added ?? [],
    changed: plan.changed ?? [],
    removed: plan.removed ?? [],
    ...(plan.prunable && { prunable: plan.prunable }),
    fingerprint: fingerprintOf(all.map(({ filePath, change }) => [filePath, change, digests.get(filePath) ?? ''])),
  };
}

function fingerprintOf(parts: readonly (readonly string[])[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function draftFile(
  kind: ConfigEditKind,
  file: LoadedFile,
  edits: readonly DocumentEdit[],
  kindOfFile: AwsFileKind,
): FileDraft | undefined {
  if (edits.length === 0) return undefined;
  if (file.unreadable !== undefined) throw file.unreadable;
  const { bytes: after, diff, linesNotShown, digest, document } = editDocument(file.document, edits, kindOfFile);
  if (after.equals(file.document.bytes)) return undefined;
  if (kind !== 'fix') refuseToMakeWorse(file.path, file.document, edits, after);
  const { path, target, bytes: before } = file;
  return { path, target, before, after, diff, linesNotShown, digest, document };
}

function refuseToMakeWorse(
  path: string,
  { oddLines }: ConfigDocument,
  edits: readonly DocumentEdit[],
  after: Buffer,
): void {
  const [odd] = oddLines;
  if (odd === undefined) return;
  const adds = edits.some((edit) => edit.do === 'addSection');
  if (!adds && parseConfig(after).oddLines.length <= oddLines.length) return;
  throw new DaypassError('configOddLines', { path, line: odd.line, kind: odd.kind });
}
