import type { ExportFormat } from '../../shared/domain/export-formats.ts';
import type { RoleRef } from '../../shared/domain/role.ts';

/** What a click on the tray's menu or on a notice asks for: a value for main to carry out, never a closure. */
export type TrayAct =
  | { readonly do: 'signIn'; readonly sourceId: string }
  | { readonly do: 'cancelSignIn'; readonly sourceId: string }
  | { readonly do: 'openSignInPage'; readonly sourceId: string }
  | { readonly do: 'signOut'; readonly sourceId: string }
  | { readonly do: 'signOutEverywhere' }
  | { readonly do: 'refreshDirectory'; readonly sourceId: string }
  | { readonly do: 'copyKeys'; readonly role: RoleRef; readonly format: ExportFormat }
  | { readonly do: 'copyProfileVariable'; readonly role: RoleRef }
  | { readonly do: 'setUpProfile'; readonly role: RoleRef }
  /** Shows what making the role the `default` profile would change; nothing is written unseen. */
  | { readonly do: 'setDefault'; readonly role: RoleRef }
  | { readonly do: 'openConsole'; readonly role: RoleRef }
  | { readonly do: 'openWindow'; readonly at?: 'search' }
  | { readonly do: 'quit' };
