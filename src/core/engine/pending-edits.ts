import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { Marks } from '../roles/preferences/role-preferences.ts';
import { changeKeptKeys, renameKeptSession } from '../roles/credentials/credentials-file-registry.ts';
import type { OwnPaths } from '../disk/paths/own-paths.ts';
import type { Log } from '../ports.ts';
import { readBulkRules, withSessionRenamed, writeBulkRules } from '../profiles/bulk/bulk-rules.ts';
import type { DeskHooks } from '../profiles/editor/config-editor.ts';
import type { EditPlan } from '../profiles/editor/edit-plan.ts';

/**
 * What is noted down in our own folder of an edit of the person's files: kept keys before they are written, since they must
 * be found again at sign-out; the rest after, and where that fails the edit has been made all the same.
 */
export function editNotes(
  own: Pick<OwnPaths, 'keptKeysPath' | 'bulkRulesPath'>,
  marks: Pick<Marks, 'sessionAlsoNamed'>,
  log: Log,
): Required<Pick<DeskHooks, 'making' | 'made'>> {
  return {
    making: ({ keptKeys }) => (keptKeys?.role ? changeKeptKeys(own.keptKeysPath, keptKeys) : Promise.resolve()),
    async made(plan) {
      try {
        await noteMade(plan);
      } catch (thrown) {
        log.warn('editNotNoted', { code: toDaypassError(thrown).code });
      }
    },
  };

  async function noteMade({ bulkRules, keptKeys, renamedSessions = [] }: EditPlan): Promise<void> {
    if (keptKeys && !keptKeys.role) await changeKeptKeys(own.keptKeysPath, keptKeys);
    if (bulkRules !== undefined) await writeBulkRules(own.bulkRulesPath, bulkRules);
    for (const { from, to } of renamedSessions) {
      await marks.sessionAlsoNamed(from, to);
      await renameKeptSession(own.keptKeysPath, from, to);
      const rules = await readBulkRules(own.bulkRulesPath);
      if (rules.length > 0) await writeBulkRules(own.bulkRulesPath, withSessionRenamed(rules, from, to));
    }
  }
}
