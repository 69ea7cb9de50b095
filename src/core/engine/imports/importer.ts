import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { BackupSnapshot, ConfigEdit, EditPreview } from '../../../shared/domain/config-edits.ts';
import {
  changesNothing,
  type ImportOrigin,
  type LeftOut,
  type OwnChange,
  type ImportPlan,
  type ListedImport,
} from '../../../shared/imports/import-plan.ts';
import { loosensGuard } from '../../../shared/imports/loosens-guard.ts';
import { portalKey } from '../../../shared/text/start-url.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import { readSsoConfig } from '../../config/document/sso-config.ts';
import type { LockedJson } from '../../disk/write/locked-json.ts';
import { assembleImport, rulesIn } from '../../imports/assemble.ts';
import { importRecordsFile, isFrom, type ImportRecord } from '../../imports/import-records.ts';
import { isMade, withChange, withoutChange, type OwnState } from '../../imports/own-state.ts';
import { leftOut, type Setup } from '../../imports/setup.ts';
import type { SsoSession } from '../../state.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { SamlAccountsEditor } from '../saml-accounts-editor.ts';
import { OwnSettings, replacedFiles } from './own-settings.ts';

/** The engine's edits, as its interface documents them. */
export interface ImportEdits {
  previewEdit(edit: ConfigEdit): Promise<EditPreview>;
  applyEdit(
    edit: ConfigEdit,
    options?: { readonly fingerprint?: string; readonly lookAgain?: boolean },
  ): Promise<EditPreview>;
  listBackups(): Promise<readonly BackupSnapshot[]>;
}

export interface ApplyImportOptions {
  /** Of the plan that was shown; then only that is done, else `previewStale`. */
  readonly fingerprint?: string;
  /** As for `applyEdit`. */
  readonly lookAgain?: boolean;
}

interface Planned {
  readonly plan: ImportPlan;
  readonly edit: Extract<ConfigEdit, { edit: 'importSetup' }>;
  /** Daypass's own settings before the import. */
  readonly state: OwnState;
}

/** Plans, makes and takes back what a setup brings: one edit of the AWS files, and changes of Daypass's own settings. */
export class Importer {
  readonly #parts: EngineParts;
  readonly #edits: ImportEdits;
  readonly #own: OwnSettings;
  readonly #records: LockedJson<readonly ImportRecord[]>;

  constructor(parts: EngineParts, edits: ImportEdits, saml: SamlAccountsEditor) {
    this.#parts = parts;
    this.#edits = edits;
    this.#own = new OwnSettings(parts, saml);
    this.#records = importRecordsFile(parts.own, parts.ports);
  }

  /** What a setup would change; nothing is written. Rejects as `previewEdit`. */
  async plan(from: ImportOrigin, setup: Setup): Promise<ImportPlan> {
    return (await this.#planned(from, setup)).plan;
  }

  /** Makes it, and notes what it has changed. Rejects as `applyEdit`, and what writing Daypass's own settings can meet. */
  async apply(
    from: ImportOrigin,
    setup: Setup,
    { fingerprint, lookAgain = false }: ApplyImportOptions,
  ): Promise<ImportPlan> {
    const { plan, edit, state } = await this.#planned(from, setup);
    if (fingerprint !== undefined && plan.fingerprint !== fingerprint) throw new DaypassError('previewStale');
    if (changesNothing(plan)) return plan;
    const before = await this.#own.files();
    const startedAtMillis = this.#parts.ports.clock.nowMillis();
    const withoutDropped = plan.dropped.toReversed().reduce(withoutChange, state);
    await this.#own.write(state, withoutDropped, { bulkRules: true });
    const made = await this.#edits.applyEdit(edit, { fingerprint: plan.edit.fingerprint, lookAgain });
    const backupId = made.files.length === 0 ? undefined : await this.#backupOfImport(startedAtMillis);
    await this.#own.write(withoutDropped, plan.own.reduce(withChange, withoutDropped), { bulkRules: false });
    await this.#note(
      {
        from,
        madeAtMillis: startedAtMillis,
        ...(backupId !== undefined && { backupId }),
        changes: plan.own,
        ...(plan.sessions.length > 0 && { sessions: plan.sessions }),
        files: replacedFiles(before, await this.#own.files()),
      },
      plan.dropped,
    );
    return { ...plan, edit: made };
  }

  /**
   * Takes the newest import from there back. What the person, or another program, has changed since stays. Rejects:
   * importNone, undoConflict, and as `applyEdit`.
   */
  async undo(from: ImportOrigin): Promise<EditPreview | undefined> {
    const record = (await this.#records.read()).findLast(isFrom(from));
    if (record === undefined)
      throw new DaypassError('importNone', { name: from.by === 'tool' ? from.tool : from.name });
    const undone = await this.#undoEdit(record);
    await this.revertOwn(record);
    await this.#records.change((records) => records.filter((other) => !isDeepStrictEqual(other, record)));
    return undone;
  }

  /** Takes back only what an import has changed of Daypass's own settings. */
  async revertOwn({ changes, files }: Pick<ImportRecord, 'changes' | 'files'>): Promise<void> {
    const atUndo = await this.#own.files();
    const state = await this.#own.read();
    await this.#own.write(state, changes.toReversed().reduce(withoutChange, state), { bulkRules: true });
    await this.#own.restoreFiles(files, atUndo);
  }

  async list(): Promise<readonly ListedImport[]> {
    const records = await this.#records.read();
    return records
      .map(({ from, madeAtMillis, changes }) => {
        const undoLoosensGuard = loosensGuard({ own: [], dropped: changes });
        return { from, madeAtMillis, undoLoosensGuard };
      })
      .toReversed();
  }

  async #planned(from: ImportOrigin, setup: Setup): Promise<Planned> {
    const { document } = await readConfigFile(this.#parts.aws.configPath);
    const state = await this.#own.read();
    const { sessions } = readSsoConfig(document);
    const records = (await this.#records.read()).filter(isFrom(from));
    // A team file replaces what an earlier version of it brought; another tool's files only ever add.
    const earlier = from.by === 'team' ? records.flatMap(({ changes }) => changes) : [];
    const assembled = assembleImport(setup, { sessions, own: earlier.toReversed().reduce(withoutChange, state) });
    const own = assembled.own.filter((change) => !isIn(earlier, change) || !isMade(change, state));
    const dropped = earlier.filter((change) => !isIn(assembled.own, change) && isMade(change, state));
    const edit = {
      edit: 'importSetup' as const,
      sessions: assembled.sessions,
      profiles: assembled.profiles,
      rules: rulesIn(own),
    };
    const preview = await this.#edits.previewEdit(edit);
    const plan: ImportPlan = {
      from,
      readFrom: setup.readFrom,
      edit: preview,
      sessions: assembled.sessions.map(({ name }) => name),
      own,
      dropped,
      leftOut: [...assembled.leftOut, ...noLongerNamed(records, setup, sessions)],
      fingerprint: createHash('sha256')
        .update(JSON.stringify([preview.fingerprint, own, dropped]))
        .digest('hex'),
    };
    return { plan, edit, state };
  }

  async #backupOfImport(sinceMillis: number): Promise<string | undefined> {
    const backups = await this.#edits.listBackups();
    return backups.find(({ edit, madeAtMillis }) => edit === 'importSetup' && madeAtMillis >= sinceMillis)?.id;
  }

  /** Undefined where the edit of the AWS files no longer stands, as after `daypass profile undo`. */
  async #undoEdit({ backupId }: ImportRecord): Promise<EditPreview | undefined> {
    const stands = (await this.#edits.listBackups()).some(({ id }) => id === backupId);
    return stands && backupId !== undefined ? this.#edits.applyEdit({ edit: 'undo', backupId }) : undefined;
  }

  async #note(record: ImportRecord, dropped: readonly OwnChange[]): Promise<void> {
    const withoutDropped = (other: ImportRecord): ImportRecord => {
      if (dropped.length === 0 || !isFrom(record.from)(other)) return other;
      return { ...other, changes: other.changes.filter((change) => !isIn(dropped, change)) };
    };
    await this.#records.change((records) => [...records.map(withoutDropped), record]);
  }
}

function isIn(changes: readonly OwnChange[], change: OwnChange): boolean {
  return changes.some((other) => isDeepStrictEqual(other, change));
}

/** Sessions that an earlier version of a team file brought. They stay: the person may be signed in to them. */
function noLongerNamed(
  records: readonly ImportRecord[],
  { portals }: Setup,
  sessions: readonly SsoSession[],
): readonly LeftOut[] {
  const names = records
    .flatMap(({ from, sessions: brought = [] }) => (from.by === 'team' ? brought : []))
    .filter((name) => {
      const there = sessions.find((session) => session.name === name);
      return there && !portals.some(({ startUrl }) => portalKey(startUrl) === portalKey(there.startUrl));
    });
  return names.length === 0 ? [] : [leftOut('noLongerNamed', { names: [...new Set(names)].join(', ') })];
}
