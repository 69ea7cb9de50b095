import type { ExportFormat } from './export-formats.ts';
import type { Language } from './languages.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** A browser found on this machine, and one of its profiles or a Firefox container where one was chosen. */
export interface BrowserChoice {
  readonly browserId: string;
  readonly profileId?: string;
  readonly container?: string;
}

/** Which browser opens the console for which accounts; the first rule that fits counts. */
export interface BrowserRule {
  readonly match:
    | { readonly by: 'account'; readonly sessionName: string; readonly accountId: string }
    /** `*` and `?` stand for text; over account name or id, `/` before the role's name. */
    | { readonly by: 'pattern'; readonly pattern: string };
  readonly browser: BrowserChoice;
}

/** Local times of day, `HH:MM`; may run over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** How AWS is reached: as environment and system say, straight, or through one proxy (`http://host:port`, also https, socks4 and socks5). */
export type ProxySetting =
  | { readonly by: 'system' }
  | { readonly by: 'none' }
  | { readonly by: 'address'; readonly address: string };

/** What a person may set. Stored in one file that the tray app and the command line read; every field always has a value. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly launchAtLogin: boolean;
  /** An Electron accelerator such as `CommandOrControl+Shift+D`; null for none. */
  readonly hotkey: string | null;
  /** The format keys were last copied in, or were set to be. */
  readonly lastFormat: ExportFormat;
  readonly clipboardClearedAfterSeconds: number;
  /** Minted keys are kept beyond a restart as well, sealed by the OS vault where there is one. */
  readonly keepKeysInVault: boolean;
  /** Notice this long before a session ends that can't renew itself; null for none. */
  readonly noticeBeforeEndMinutes: number | null;
  readonly quietHours: QuietHours | null;
  readonly mutedSessions: readonly string[];
  readonly browserRules: readonly BrowserRule[];
  /** Accounts whose name or id fits are production; empty for none. Parted by commas or spaces. */
  readonly productionPattern: string;
  /** Whether copying, exporting or writing keys of a production account asks first, once an hour. */
  readonly confirmProduction: boolean;
  /** Whether programs that fetch keys by themselves (exec, credential_process, container) are held to the same confirmation. */
  readonly guardTools: boolean;
  /** Sessions that sign in by device code here. */
  readonly deviceCodeSessions: readonly string[];
  readonly proxy: ProxySetting;
  readonly detailedLog: boolean;
}

/** What most organizations call production, and what only sounds like it. */
export const USUAL_PRODUCTION_PATTERN = '*prod* *本番* !*nonprod* !*non-prod* !*preprod* !*pre-prod*';

export const CLIPBOARD_SECONDS = { least: 10, most: 600, usual: 60 } as const;
export const NOTICE_MINUTES = { least: 1, most: 120, usual: 10 } as const;
