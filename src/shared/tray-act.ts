import type { RequestableEdit } from './domain/config-edits.ts';
import type { ProjectPage } from './about.ts';
import type { PageName } from './pages.ts';
import type { ExportFormat } from './domain/export-formats.ts';
import type { RoleRef } from './domain/role.ts';

/** Where the person, from the tray or a notice, asked the window to be. Answered once: a wish taken is gone. */
export type NavigationRequest =
  | { readonly at: 'profile'; readonly role: RoleRef }
  | { readonly at: 'edit'; readonly edit: RequestableEdit }
  | { readonly at: 'page'; readonly page: PageName }
  | { readonly at: 'addSession' }
  | { readonly at: 'search' }
  /** In the page that is shown. */
  | { readonly at: 'find' }
  /** What this machine has. */
  | { readonly at: 'overview' }
  /** To add an account that an access portal lists as an application only. */
  | { readonly at: 'addSamlAccount' };

/** What a click on the tray's menu, in the palette or on a notice asks for: a value for main to carry out, never a closure. */
export type TrayAct =
  | { readonly do: 'signIn'; readonly sourceId: string }
  | { readonly do: 'cancelSignIn'; readonly sourceId: string }
  | { readonly do: 'openSignInPage'; readonly sourceId: string }
  | { readonly do: 'signOut'; readonly sourceId: string }
  | { readonly do: 'signOutEverywhere' }
  | { readonly do: 'refreshDirectory'; readonly sourceId: string }
  | { readonly do: 'copyKeys'; readonly role: RoleRef; readonly format: ExportFormat }
  | { readonly do: 'copyProfileVariable'; readonly role: RoleRef }
  | { readonly do: 'copyNamedProfile'; readonly profileName: string }
  | { readonly do: 'openConsole'; readonly role: RoleRef }
  /** The search over every program. */
  | { readonly do: 'openPalette' }
  /** A menu can't ask, and nothing is written unseen: what needs a look goes on in the window. */
  | { readonly do: 'openWindow'; readonly navigation?: NavigationRequest }
  /** A page that the project publishes, in the browser. */
  | { readonly do: 'openProjectPage'; readonly page: ProjectPage }
  /** In the About page, which shows how it goes. */
  | { readonly do: 'checkForUpdates' }
  | { readonly do: 'openReleasePage' }
  | { readonly do: 'quit' };

export function inWindow(navigation: NavigationRequest): TrayAct {
  return { do: 'openWindow', navigation };
}
