import type { ErrorFacts } from '../errors/daypass-error.ts';
import type { AccountMark } from '../domain/account-preferences.ts';
import type { EditPreview, ImportedProfileRule } from '../domain/config-edits.ts';
import type { RoleRef } from '../domain/role.ts';
import type { BrowserRule } from '../domain/settings.ts';

/** The tools whose sessions, profiles and the like Daypass can take over, as they are named on the command line. */
export const OTHER_TOOLS = ['leapp', 'granted', 'aws-sso', 'aws-vault', 'saml2aws', 'aws-sso-util'] as const;
export type OtherTool = (typeof OTHER_TOOLS)[number];

/** A tool that has left files here. */
export interface FoundTool {
  readonly tool: OtherTool;
  /** The files that an import reads; the AWS config file only where lines of it run the tool. */
  readonly paths: readonly string[];
}

export type ImportOrigin =
  | { readonly by: 'tool'; readonly tool: OtherTool }
  | { readonly by: 'team'; readonly name: string };

/** A change of Daypass's own settings that an import makes. */
export type OwnChange =
  | { readonly change: 'favourite'; readonly role: RoleRef }
  | { readonly change: 'accountMark'; readonly before?: AccountMark; readonly after: AccountMark }
  | { readonly change: 'browserRule'; readonly rule: BrowserRule }
  | { readonly change: 'productionPattern'; readonly before: string; readonly after: string }
  | { readonly change: 'samlAccount'; readonly name: string; readonly url: string; readonly sessionSeconds?: number }
  /** Profiles that come by themselves for roles that fit: the AWS config file changes only for roles that are known. */
  | { readonly change: 'profileRule'; readonly rule: ImportedProfileRule };

/** Why something of another tool stays behind; its words live in presenter/messages, by code. */
const LEFT_OUT_CODES = [
  /** Long-lived keys in the tool's own store. Facts: name. */
  'keysStay',
  /** A kind of session that Daypass has not. Facts: name, kind. */
  'kindUnsupported',
  /** The tool gives several sessions one profile. Facts: name, count. */
  'profileShared',
  /** A browser that is not installed, or not known. Facts: browser. */
  'browserUnknown',
  /** A command of the person's own that the tool runs. Facts: setting. */
  'commandStays',
  /** A name, link, Region or value that cannot be used. Facts: name, reason. */
  'unusable',
  /** Where the tool reads more profiles from. Facts: url. */
  'registryStays',
  /** The tool writes its profiles into the AWS config file again when it next runs. Facts: setting. */
  'toolRewrites',
  /** Lines that only make sense to the tool. Facts: setting. */
  'settingStays',
  /** A file that can't be read. Facts: path. */
  'fileUnreadable',
  /** Named by an earlier version of a team file; stays because the person may use it. Facts: names. */
  'noLongerNamed',
] as const;
export type LeftOutCode = (typeof LEFT_OUT_CODES)[number];

export interface LeftOut {
  readonly code: LeftOutCode;
  readonly facts: ErrorFacts;
}

/** What an import would do, or has done. */
export interface ImportPlan {
  readonly from: ImportOrigin;
  readonly readFrom: readonly string[];
  /** The person's AWS files. */
  readonly edit: EditPreview;
  /** Sessions that come, by name. */
  readonly sessions: readonly string[];
  readonly own: readonly OwnChange[];
  /** Changes of an earlier version of a team file that this one no longer names: they are taken back. */
  readonly dropped: readonly OwnChange[];
  readonly leftOut: readonly LeftOut[];
  /** Of all changes: handed back on applying, so that only what was shown is done. */
  readonly fingerprint: string;
}

/** What an import would bring, in numbers. */
export interface ImportSummary {
  readonly sessions: number;
  readonly profiles: number;
  /** Of Daypass itself. */
  readonly settings: number;
  /** True where nothing is left to bring. */
  readonly isDone: boolean;
}

/** A tool as the window offers to take it over. */
export interface OfferedImport extends FoundTool {
  /** Absent where it can't be told: opening the import says why. */
  readonly brings?: ImportSummary;
  readonly canUndo: boolean;
}

/** True where an import has nothing to change any more. */
export function changesNothing({ edit, own, dropped }: Pick<ImportPlan, 'edit' | 'own' | 'dropped'>): boolean {
  return edit.files.length + own.length + dropped.length === 0;
}

/** A team file that the person has added. */
export interface ListedTeam {
  readonly name: string;
  /** An https URL or an absolute path. */
  readonly address: string;
  readonly addedAtMillis: number;
}

/** An import that was made and can be taken back. */
export interface ListedImport {
  readonly from: ImportOrigin;
  readonly madeAtMillis: number;
  /** True if accounts count as production no longer once it is taken back. */
  readonly undoLoosensGuard: boolean;
}
