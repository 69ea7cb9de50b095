import type { ExportFormat } from './export-formats.ts';
import type { RoleRef } from './role.ts';
import type { ConfigEditKind } from './config-edits.ts';

/** One thing that was handed out or changed. Kept on this machine only; never a key, a token or a link. */
export type ActivityEntry = { readonly atMillis: number } & (
  | { readonly what: 'keysCopied'; readonly role: RoleRef; readonly format: ExportFormat }
  | { readonly what: 'profileCopied'; readonly role: RoleRef; readonly profileName: string }
  | { readonly what: 'consoleOpened'; readonly role: RoleRef }
  | { readonly what: 'signedIn' | 'signedOut' | 'sessionEnded'; readonly sourceId: string }
  | { readonly what: 'filesEdited'; readonly edit: ConfigEditKind; readonly names: readonly string[] }
);
