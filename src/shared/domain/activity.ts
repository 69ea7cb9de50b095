import type { ExportFormat } from './export-formats.ts';
import type { RoleRef } from './role.ts';
import type { ConfigEditKind } from './config-edits.ts';

/** What keys are handed out for. */
export const PURPOSES = ['clipboard', 'export', 'exec', 'process', 'container', 'file', 'console'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Who asked for keys: the shell around the engine, and the program behind it where that is known. */
export interface Requester {
  readonly shell: 'app' | 'cli' | 'service';
  readonly program?: string;
  readonly folder?: string;
  readonly pid?: number;
}

/** One thing that was handed out or changed. Kept on this machine only; never a key, a token or a link. */
export type ActivityEntry = {
  readonly atMillis: number;
  /** Absent in entries of earlier versions, and where nobody asked: a session that ended. */
  readonly requester?: Requester;
} & (
  | { readonly what: 'keysCopied'; readonly role: RoleRef; readonly format: ExportFormat }
  | { readonly what: 'keysIssued'; readonly role: RoleRef; readonly purpose: Purpose }
  | { readonly what: 'profileCopied'; readonly role: RoleRef; readonly profileName: string }
  | { readonly what: 'consoleOpened'; readonly role: RoleRef }
  | { readonly what: 'signedIn'; readonly sourceId: string }
  | { readonly what: 'signedOut'; readonly sourceId: string }
  | { readonly what: 'sessionEnded'; readonly sourceId: string }
  | { readonly what: 'filesEdited'; readonly edit: ConfigEditKind; readonly names: readonly string[] }
);
