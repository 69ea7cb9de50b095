import type { Engine, SettingsStore } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { loosensGuard } from '../../shared/imports/loosens-guard.ts';
import {
  changesNothing,
  type ImportSummary,
  type OfferedImport,
  type OtherTool,
} from '../../shared/imports/import-plan.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { NativeDialogs } from '../native-dialogs.ts';

type ImportCommands = Pick<Handlers, 'listOtherTools' | 'planImport' | 'applyImport' | 'undoImport'>;

export interface ImportCommandDeps {
  readonly engine: Pick<Engine, 'imports'>;
  readonly preferences: Pick<SettingsStore, 'now'>;
  readonly dialogs: Pick<NativeDialogs, 'confirm'>;
}

/** What other tools have set up on this machine: found, shown as a diff, taken over, and taken back. */
export function importCommands({ engine: { imports }, preferences, dialogs }: ImportCommandDeps): ImportCommands {
  /** In a native dialog, because the page could answer a question of its own. Rejects with `guardNotLoosened` on a no. */
  const consent = async (): Promise<void> => {
    const words = messagesFor(preferences.now().language).dialogs;
    if (!(await dialogs.confirm({ ...words.loosenGuard.accounts, no: words.no })))
      throw new DaypassError('guardNotLoosened');
  };
  /** Undefined where the tool's files or the person's can't be planned with: opening the import says why. */
  const summaryOf = async (tool: OtherTool): Promise<ImportSummary | undefined> => {
    try {
      const plan = await imports.planImport(tool);
      const sessions = plan.sessions.length;
      return {
        sessions,
        // The added names are those of sessions as well.
        profiles: plan.edit.added.length - sessions + plan.edit.changed.length,
        settings: plan.own.length + plan.dropped.length,
        isDone: changesNothing(plan),
      };
    } catch {
      return undefined;
    }
  };

  return {
    async listOtherTools() {
      const [found, made] = await Promise.all([imports.findOtherTools(), imports.listImports()]);
      const canUndo = new Set(made.map(({ from }) => (from.by === 'tool' ? from.tool : '')));
      const offered = found.map(async ({ tool, paths }): Promise<OfferedImport> => {
        const brings = await summaryOf(tool);
        const known = { tool, paths, canUndo: canUndo.has(tool) };
        return brings === undefined ? known : Object.assign(known, { brings });
      });
      return Promise.all(offered);
    },
    planImport: ({ tool }) => imports.planImport(tool),
    async applyImport({ tool, fingerprint }) {
      const plan = await imports.planImport(tool);
      if (plan.fingerprint !== fingerprint) throw new DaypassError('previewStale');
      if (loosensGuard(plan)) await consent();
      return imports.applyImport(tool, { fingerprint });
    },
    async undoImport({ tool }) {
      const made = await imports.listImports();
      const newest = made.find(({ from }) => from.by === 'tool' && from.tool === tool);
      if (newest?.undoLoosensGuard === true) await consent();
      await imports.undoImport(tool);
    },
  };
}
