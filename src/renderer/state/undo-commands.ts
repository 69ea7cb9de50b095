import type { Bridge } from '../../shared/contract.ts';
import type { RequestableEdit } from '../../shared/domain/config-edits.ts';
import type { OtherTool } from '../../shared/imports/import-plan.ts';
import type { WindowStore } from './window-store.ts';

/**
 * Undo and redo with one click. Neither asks first, because each reverts the other. If the edit can't be undone, its sheet
 * opens and says why.
 */
export function undoCommands(bridge: Bridge, store: WindowStore) {
  const apply = async (edit: RequestableEdit, done: 'editUndone' | 'editRedone'): Promise<void> => {
    const preview = await bridge.previewEdit({ edit });
    const written = preview.ok
      ? await bridge.applyEdit({ edit, fingerprint: preview.value.fingerprint })
      : { ok: false as const };
    if (!written.ok) return store.send({ type: 'sheetAsked', sheet: { at: 'edit', request: { edit: 'undo' } } });
    store.send({ type: 'editMade' });
    store.send({ type: 'news', item: { what: done } });
  };
  return {
    async undoImport(tool: OtherTool): Promise<void> {
      const outcome = await bridge.undoImport({ tool });
      if (!outcome.ok) return store.send({ type: 'news', item: { what: 'failed', failure: outcome.error } });
      store.send({ type: 'editMade' });
      store.send({ type: 'news', item: { what: 'importUndone', tool } });
    },
    undoLastEdit: () => apply({ edit: 'undo' }, 'editUndone'),
    /** Undoes the last undo. */
    async redoLastEdit(): Promise<void> {
      const backups = await bridge.listBackups({});
      const undone = backups.ok ? backups.value.find(({ edit }) => edit === 'undo') : undefined;
      if (undone !== undefined) await apply({ edit: 'undo', backupId: undone.id }, 'editRedone');
    },
  };
}
