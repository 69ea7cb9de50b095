import type { BackupSnapshot, ConfigEdit, ListedProfile } from '../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../shared/domain/role.ts';

/** What the person set out to do to their AWS files; each has a sheet with what must be asked, and the diff. */
export type EditTask =
  | { readonly task: 'changeProfile'; readonly profile: ListedProfile }
  | { readonly task: 'removeProfiles'; readonly profileNames: readonly string[] }
  | { readonly task: 'setDefault'; readonly profileName: string; readonly role: RoleRef; readonly region?: string }
  | { readonly task: 'addBridge'; readonly profileName: string; readonly role?: RoleRef }
  | { readonly task: 'dropKeys'; readonly profileName: string }
  | { readonly task: 'addChained'; readonly sourceProfile: string; readonly region?: string }
  | { readonly task: 'addMany'; readonly sourceId?: string }
  | { readonly task: 'sync' }
  | { readonly task: 'changeSession'; readonly sessionName: string }
  | { readonly task: 'removeSession'; readonly sessionName: string; readonly profileCount: number }
  | { readonly task: 'moveLegacy'; readonly startUrl: string }
  /** Nothing is left to ask: an edit as it is, to be shown and applied. */
  | { readonly task: 'asked'; readonly edit: ConfigEdit }
  | { readonly task: 'fix'; readonly findingIds: readonly string[] }
  /** The last edit, unless one of the earlier ones is named. */
  | { readonly task: 'undo'; readonly backup?: BackupSnapshot };

/** The sheet for an edit asked for elsewhere, such as from the tray: with what can still be chosen, where there is a form for it. */
export function taskFor(edit: ConfigEdit): EditTask {
  if (edit.edit === 'moveLegacy') return { task: 'moveLegacy', startUrl: edit.startUrl };
  if (edit.edit === 'setDefault') {
    const { role, region } = edit;
    return { task: 'setDefault', profileName: role.roleName, role, ...(region === undefined ? {} : { region }) };
  }
  return { task: 'asked', edit };
}
