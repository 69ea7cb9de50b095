import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { RolePreferences } from '../roles/preferences/role-preferences.ts';
import { changeStoredKeys, renameStoredSession } from '../roles/credentials/credentials-file-registry.ts';
import type { OwnPaths } from '../disk/paths/own-paths.ts';
import type { Ports } from '../ports.ts';
import { bulkRulesFile } from '../profiles/bulk/bulk-rules-file.ts';
import { withChangedRules, withSessionRenamed } from '../profiles/bulk/bulk-rules.ts';
import type { EditorHooks } from '../profiles/editor/config-editor.ts';
import type { EditPlan } from '../profiles/editor/edit-plan.ts';

/**
 * What is noted down in our own folder of an edit of the person's files: kept keys before they are written, since they must
 * be found again at sign-out; the rest after, and where that fails the edit has been made all the same.
 */
export function pendingEdits(
  own: Pick<OwnPaths, 'storedKeysPath' | 'bulkRulesPath' | 'locksDir'>,
  rolePreferences: Pick<RolePreferences, 'sessionAlsoNamed'>,
  ports: Pick<Ports, 'alarm' | 'clock' | 'log' | 'random'>,
): Required<Pick<EditorHooks, 'making' | 'made'>> {
  const storedRules = bulkRulesFile(own, ports);
  return {
    making: ({ storedKeys }) =>
      storedKeys?.role ? changeStoredKeys(own.storedKeysPath, storedKeys) : Promise.resolve(),
    async made(plan) {
      try {
        await noteMade(plan);
      } catch (thrown) {
        ports.log.warn('editNotNoted', { code: toDaypassError(thrown).code });
      }
    },
  };

  async function noteMade({ bulkRules, storedKeys, renamedSessions = [] }: EditPlan): Promise<void> {
    if (storedKeys && !storedKeys.role) await changeStoredKeys(own.storedKeysPath, storedKeys);
    if (bulkRules !== undefined) await storedRules.change((rules) => withChangedRules(rules, bulkRules));
    for (const { from, to } of renamedSessions) {
      await rolePreferences.sessionAlsoNamed(from, to);
      await renameStoredSession(own.storedKeysPath, from, to);
      const hasRules = (await storedRules.read()).length > 0;
      if (hasRules) await storedRules.change((rules) => withSessionRenamed(rules, from, to));
    }
  }
}
