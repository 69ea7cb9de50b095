import type { BackupSnapshot, ConfigEdit, EditPreview, EditWarning } from '../../../shared/domain/config-edits.ts';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { BackupRecord, ModeChange } from '../../config/backup/backup-record.ts';
import { BackupStore } from '../../config/backup/backup-store.ts';
import { rememberConfig } from '../../config/document/config-file.ts';
import { compareAndSwap } from '../../disk/write/compare-and-swap.ts';
import {
  bringCacheFileBack,
  makePrivate,
  moveCacheFileAway,
  permissionBits,
  restoreMode,
} from '../../disk/write/tidy-files.ts';
import { AwsFileLocks, type LockPlaces } from './aws-file-locks.ts';
import { awsFilesOf, readAwsFileSet } from './aws-file-set.ts';
import { draftOf, previewOf, type EditDraft, type FileDraft } from './edit-draft.ts';
import type { AwsFiles, EditPlan, KnownRoles } from './edit-plan.ts';
import { planEdit } from './edit-planner.ts';
import { hasOtherOutcome, wasOverwritten, writeTimes } from './overwritten-edits.ts';
import { draftUndo, listUndoable } from './plan-undo.ts';
import { RecentEdits, type RecentEdit } from './recent-edits.ts';
import { addsSecrets } from '../read/secrets-in-file.ts';
import { withoutKeptKeys } from '../read/without-kept-keys.ts';
import { ruleChange } from '../bulk/bulk-rules.ts';

export interface EditorPlaces extends LockPlaces {
  readonly backupsDir: string;
}

export interface EditorHooks {
  /** What planners choose from, asked for once for each edit. */
  readonly known: () => Promise<KnownRoles>;
  /** Works edits out; by default every kind by its planner. */
  readonly plan?: typeof planEdit;
  /** Called with the plan before anything of it is written: what can't be noted down is not done. */
  readonly making?: (plan: EditPlan) => Promise<void>;
  /** Called with the plan once its edit is made. */
  readonly made?: (plan: EditPlan) => Promise<void>;
}

const MOST_TRIES = 5;
const MOST_NAMES = 5;
/** An edit that was overwritten so often is not made again: somebody means it. */
const MOST_TIMES_AGAIN = 3;

/**
 * Where every change of the person's AWS files is shown, made and taken back. One flow for all of them: read, plan, diff;
 * then, on the person's word, lock, plan again, back up, write.
 */
export class ConfigEditor {
  readonly #places: EditorPlaces;
  readonly #hooks: EditorHooks;
  readonly #backups: BackupStore;
  readonly #locks: AwsFileLocks;
  readonly #recent: RecentEdits;

  constructor(places: EditorPlaces, hooks: EditorHooks) {
    this.#places = places;
    this.#hooks = hooks;
    this.#backups = new BackupStore(places.backupsDir, places.clock);
    this.#locks = new AwsFileLocks(places);
    this.#recent = new RecentEdits(places.clock);
  }

  /** What an edit would do; nothing is written. Rejects: configUnreadable, configOddLines, and what its planner throws. */
  async preview(edit: ConfigEdit): Promise<EditPreview> {
    return previewOf(await this.#draft(edit, await this.#hooks.known()));
  }

  /**
   * Makes an edit. When another program writes a file in between, its bytes are kept and only our edit is made again on
   * them. Of several files, config comes first; if a later one can't be written, the earlier ones go back to what they were.
   *
   * Rejects as `preview`, and: previewStale, busy, fileChanged (again and again), fileForbidden, diskFull, diskFailed —
   * nothing was changed then; editHalfDone (`written`, `path`) when that could not be undone.
   */
  async apply(edit: ConfigEdit, { fingerprint }: { readonly fingerprint?: string } = {}): Promise<EditPreview> {
    const known = await this.#hooks.known();
    return this.#locks.hold(async () => {
      for (let tries = 1; ; tries += 1) {
        const draft = await this.#draft(edit, known);
        const preview = previewOf(draft);
        if (fingerprint !== undefined && preview.fingerprint !== fingerprint) throw new DaypassError('previewStale');
        try {
          const backup = await this.#make(edit, draft, preview);
          this.#remember(edit, known, draft, preview, backup?.id);
          return preview;
        } catch (thrown) {
          const mayGoOn = thrown instanceof DaypassError && thrown.code === 'fileChanged' && tries < MOST_TRIES;
          if (!mayGoOn) throw thrown;
        }
      }
    });
  }

  /**
   * A change that belongs to an earlier word of the person's (renewing keys that are kept, taking them away at sign-out):
   * made as an edit is, without a backup. Rejects as `apply`.
   */
  async applyWithoutBackup(plan: (files: AwsFiles) => EditPlan | Promise<EditPlan>): Promise<void> {
    await this.#locks.hold(async () => {
      for (let tries = 1; ; tries += 1) {
        const files = await readAwsFileSet(this.#places.aws);
        const draft = draftOf('keepKeys', await plan(awsFilesOf(files)), files, this.#places.aws);
        try {
          await this.#hooks.making?.(draft.plan);
          await this.#write(draft.files);
          await this.#hooks.made?.(draft.plan);
          return;
        } catch (thrown) {
          const mayGoOn = thrown instanceof DaypassError && thrown.code === 'fileChanged' && tries < MOST_TRIES;
          if (!mayGoOn) throw thrown;
        }
      }
    });
  }

  /**
   * Looks whether edits of the last moments were overwritten by a program that had read the files before them, and makes
   * those again on what is there now (`overwritten-edits.ts` tells how they are known). Answers how many. Never rejects: an edit
   * that can't be made again is as lost as it was.
   */
  async reconcile(): Promise<number> {
    const newest = this.#recent.list().at(-1);
    if (newest === undefined) return 0;
    const isAsLeft = await readAwsFileSet(this.#places.aws).then(
      (files) => !hasOtherOutcome(newest, files),
      () => true,
    );
    return isAsLeft ? 0 : this.#locks.hold(() => this.#makeLostAgain()).catch(() => 0);
  }

  async #makeLostAgain(): Promise<number> {
    const writtenAt = await writeTimes(await readAwsFileSet(this.#places.aws));
    let count = 0;
    for (const made of this.#recent.list()) {
      const draft = await this.#lost(made, writtenAt).catch(() => undefined);
      if (draft === undefined) continue;
      made.timesAgain += 1;
      // Without a backup of its own: the first one takes it back.
      await this.#write(draft.files).then(
        () => (count += 1),
        () => undefined,
      );
    }
    return count;
  }

  /** What an edit would have to write again; undefined where it still stands, or went on purpose. */
  async #lost(made: RecentEdit, writtenAt: ReadonlyMap<string, number>): Promise<EditDraft | undefined> {
    const files = await readAwsFileSet(this.#places.aws);
    if (made.timesAgain >= MOST_TIMES_AGAIN || !hasOtherOutcome(made, files)) return undefined;
    const draft = await this.#draft(made.edit, made.known);
    const again = { draft, fingerprint: previewOf(draft).fingerprint };
    const records = await this.#backups.list();
    return wasOverwritten(made, again, files, writtenAt, records) ? draft : undefined;
  }

  #remember(edit: ConfigEdit, known: KnownRoles, draft: EditDraft, preview: EditPreview, backupId?: string): void {
    // Kept keys are looked after by themselves, and an undo is asked for by the number of what it takes back.
    if (edit.edit === 'undo' || backupId === undefined || draft.files.length === 0) return;
    const { fingerprint, added, changed, removed } = preview;
    this.#recent.add({ edit, known, draft, fingerprint, names: [...added, ...changed, ...removed], backupId });
  }

  /** Deletes a moved token file out of the backups: after a sign-out nothing of it may stay. Never rejects. */
  forgetMoved(path: string): Promise<void> {
    return this.#backups.forgetMoved(path);
  }

  /** Earlier edits that still stand, newest first. */
  async backups(): Promise<readonly BackupSnapshot[]> {
    return listUndoable(await readAwsFileSet(this.#places.aws), this.#backups, this.#places.aws);
  }

  async #draft(edit: ConfigEdit, known: KnownRoles): Promise<EditDraft> {
    const draft = await this.#plannedDraft(edit, known);
    const warnings = await this.#permissionWarnings(draft);
    if (warnings.length === 0) return draft;
    return { ...draft, plan: { ...draft.plan, warnings: [...(draft.plan.warnings ?? []), ...warnings] } };
  }

  /** One for each file that others can read now and that gets keys: writing takes their permissions. */
  async #permissionWarnings({ files }: EditDraft): Promise<readonly EditWarning[]> {
    const warnings = await Promise.all(
      files.map(async ({ path, before, after }): Promise<EditWarning[]> => {
        if (before === null || !addsSecrets(before, after)) return [];
        const mode = (await permissionBits(path, this.#places.aws)) ?? 0;
        return (mode & 0o077) === 0 ? [] : [{ code: 'madePrivateForKeys', facts: { path } }];
      }),
    );
    return warnings.flat();
  }

  async #plannedDraft(edit: ConfigEdit, known: KnownRoles): Promise<EditDraft> {
    const files = await readAwsFileSet(this.#places.aws);
    if (edit.edit === 'undo')
      return draftUndo(edit, files, this.#backups, { aws: this.#places.aws, bulkRules: known.bulkRules });
    const plan = await (this.#hooks.plan ?? planEdit)(edit, awsFilesOf(files), known);
    return draftOf(edit.edit, plan, files, this.#places.aws);
  }

  async #make(edit: ConfigEdit, { files, plan, undoes }: EditDraft, preview: EditPreview) {
    let backup: BackupRecord | undefined;
    if (preview.files.length > 0) {
      const names = [...preview.added, ...preview.changed, ...preview.removed].slice(0, MOST_NAMES);
      backup = plan.withoutBackup
        ? undefined
        : await this.#backups.add({
            edit: edit.edit,
            names,
            files: files.map(withoutKeptKeysIn),
            ...(plan.moveAway && { moveAway: plan.moveAway }),
            modes: await this.#modeChanges(plan),
            ...(undoes !== undefined && { undoes }),
            ...ruleChangeOf(edit, plan),
          });
      await this.#hooks.making?.(plan);
      await this.#write(files, backup);
      await this.#tidy(plan, files, backup);
      await this.#backups.prune();
    }
    await this.#hooks.made?.(plan);
    return backup;
  }

  async #modeChanges({ makePrivate: open = [] }: EditPlan): Promise<readonly ModeChange[]> {
    const changes = await Promise.all(
      open.map(async (path): Promise<ModeChange[]> => {
        const before = await permissionBits(path, this.#places.aws);
        return before === undefined ? [] : [{ path, before, after: before & 0o700 }];
      }),
    );
    return changes.flat();
  }

  async #write(files: readonly FileDraft[], backup?: BackupRecord): Promise<void> {
    const written: FileDraft[] = [];
    for (const file of files) {
      try {
        await compareAndSwap(file.path, file.before, file.after, { makePrivate: addsSecrets(file.before, file.after) });
        rememberConfig(file.path, file.document());
        written.push(file);
      } catch (thrown) {
        const stuck = await revertWritten(written);
        if (stuck !== undefined) throw halfDone([stuck.path], file.path, thrown);
        if (backup) await this.#backups.drop(backup.id);
        throw thrown;
      }
    }
  }

  async #tidy(plan: EditPlan, files: readonly FileDraft[], backup: BackupRecord | undefined): Promise<void> {
    const done = files.map(({ path }) => path);
    const { aws } = this.#places;
    const { makePrivate: open = [], bringBack = [], restoreModes = [] } = plan;
    const steps = [
      ...movedBy(backup, this.#backups).map(({ path, backupPath }) => ({
        path,
        take: () => moveCacheFileAway(path, backupPath, aws),
      })),
      ...open.map((path) => ({ path, take: () => makePrivate(path, aws) })),
      ...bringBack.map(({ backupPath, path }) => ({ path, take: () => bringCacheFileBack(backupPath, path, aws) })),
      ...restoreModes.map(({ path, bits }) => ({ path, take: () => restoreMode(path, bits, aws) })),
    ];
    for (const { path, take } of steps) {
      try {
        await take();
        done.push(path);
      } catch (thrown) {
        if (done.length > 0) throw halfDone(done, path, thrown);
        if (backup) await this.#backups.drop(backup.id);
        throw thrown;
      }
    }
  }
}

/** What a backup stores of bulk rules. An import looks after its own settings. */
function ruleChangeOf({ edit }: ConfigEdit, { bulkRules }: EditPlan) {
  if (bulkRules === undefined || (edit !== 'addProfiles' && edit !== 'undo')) return {};
  const change = ruleChange(bulkRules);
  return change && { ruleChange: change };
}

/** What a backup stores of a file. */
function withoutKeptKeysIn({ path, target, before, after }: FileDraft) {
  return { path, target, before: before && withoutKeptKeys(before), after: after && withoutKeptKeys(after) };
}

function movedBy(backup: BackupRecord | undefined, backups: BackupStore) {
  if (backup?.moved === undefined) return [];
  return backup.moved.map((file) => ({ path: file.path, backupPath: backups.pathOfMoved(backup, file) }));
}

/** Answers the file that could not be brought back. */
async function revertWritten(written: readonly FileDraft[]): Promise<FileDraft | undefined> {
  for (const file of written.toReversed()) {
    try {
      await compareAndSwap(file.path, file.after, file.before);
    } catch {
      return file;
    }
  }
  return undefined;
}

function halfDone(written: readonly string[], path: string, thrown: unknown): DaypassError {
  const { code } = toDaypassError(thrown);
  return new DaypassError('editHalfDone', { written: written.join(', '), path, reason: code }, { cause: thrown });
}
