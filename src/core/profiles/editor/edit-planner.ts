import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { AwsFiles, EditPlan, KnownRoles } from './edit-plan.ts';
import { planAddProfiles } from '../plans/plan-add-profiles.ts';
import { planAddBridge } from '../plans/plan-bridge.ts';
import { planAddChainedProfile } from '../plans/plan-chained-profile.ts';
import { planChangeProfile } from '../plans/plan-change-profile.ts';
import { planChangeSession } from '../plans/plan-change-session.ts';
import { planSetDefault } from '../plans/plan-default.ts';
import { planDropKeys, planStoreKeys } from '../plans/plan-credentials-file.ts';
import { planImportSetup } from '../plans/plan-import-setup.ts';
import { planMoveLegacy } from '../plans/plan-move-legacy.ts';
import { planAddProfile } from '../plans/plan-profile.ts';
import { planRemoveProfiles } from '../plans/plan-remove-profiles.ts';
import { planRemoveSession } from '../plans/plan-remove-session.ts';
import { planAddSession } from '../plans/plan-session.ts';
import { planSyncProfiles } from '../plans/plan-sync-profiles.ts';

/** Every edit but `undo`, which is not planned on documents: it brings back bytes. */
export type PlannedEdit = Exclude<ConfigEdit, { edit: 'undo' }>;

/** Works an edit out on the files as they stand; pure. Throws what the planner of its kind throws. */
export function planEdit(edit: PlannedEdit, files: AwsFiles, known: KnownRoles): EditPlan | Promise<EditPlan> {
  switch (edit.edit) {
    case 'addSession':
      return planAddSession(edit, files);
    case 'changeSession':
      return planChangeSession(edit, files);
    case 'removeSession':
      return planRemoveSession(edit, files);
    case 'addProfile':
      return planAddProfile(edit, files, known);
    case 'addChainedProfile':
      return planAddChainedProfile(edit, files);
    case 'changeProfile':
      return planChangeProfile(edit, files);
    case 'removeProfiles':
      return planRemoveProfiles(edit, files);
    case 'setDefault':
      return planSetDefault(edit, files, known);
    case 'addProfiles':
      return planAddProfiles(edit, files, known);
    case 'syncProfiles':
      return planSyncProfiles(edit, files, known);
    case 'addBridge':
      return planAddBridge(edit, files, known);
    case 'keepKeys':
      return planStoreKeys(edit, files, known);
    case 'dropKeys':
      return planDropKeys(edit, files);
    case 'moveLegacy':
      return planMoveLegacy(edit, files);
    case 'importSetup':
      return planImportSetup(edit, files, known);
    case 'fix':
      throw new DaypassError('usage', { problem: 'editUnknown' });
  }
}
