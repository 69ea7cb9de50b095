import type { BackupSnapshot, RequestableEdit, ListedProfile } from '../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../shared/domain/role.ts';

/**
 * An edit of the AWS files that the person asked for. A `RequestableEdit` is complete and is sent to the engine as it is.
 * The others hold what is known of an edit whose form asks for the rest.
 */
export type EditRequest =
  | RequestableEdit
  | { readonly form: 'changeProfile'; readonly profile: ListedProfile }
  /** `onlyStored`: the profile runs a process already, so that only keys in the credentials file are an alternative. */
  | { readonly form: 'addBridge'; readonly profileName: string; readonly role?: RoleRef; readonly onlyStored?: true }
  | { readonly form: 'addChained'; readonly sourceProfile: string; readonly region?: string }
  | { readonly form: 'addMany'; readonly sourceId?: string }
  | { readonly form: 'changeSession'; readonly sessionName: string }
  | { readonly form: 'removeSession'; readonly sessionName: string; readonly profileCount: number }
  | { readonly form: 'moveLegacy'; readonly startUrl: string }
  | { readonly form: 'undo'; readonly backup: BackupSnapshot };
