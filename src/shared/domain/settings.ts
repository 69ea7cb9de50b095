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

/** What Enter on a role and a click on it in the tray do: copy what selects its profile, copy its keys, or open its console. */
export const DEFAULT_ACTS = ['profile', 'keys', 'console'] as const;
export type DefaultAct = (typeof DEFAULT_ACTS)[number];

/** What a person may set. Stored in one file that the tray app and the command line read; every field always has a value. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly launchAtLogin: boolean;
  /** An Electron accelerator such as `CommandOrControl+Shift+D`; null for none. */
  readonly hotkey: string | null;
  readonly defaultAct: DefaultAct;
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
  /** Accounts whose name or id fits are production (`productionTest`); empty for none. */
  readonly productionPattern: string;
  /** Whether copying, exporting or writing keys of a production account asks first, once an hour. */
  readonly confirmProduction: boolean;
  /** Whether programs that fetch keys by themselves (exec, credential_process, container) are held to the same confirmation. */
  readonly guardTools: boolean;
  /** What new profiles are called: with {session}, {account}, {accountId}, {label} and {role}. */
  readonly profileNameTemplate: string;
  /** The Region that new profiles get; empty for the one that most profiles have. */
  readonly defaultRegion: string;
  /** Sessions that sign in by device code here. */
  readonly deviceCodeSessions: readonly string[];
  /** Whether SAML accounts sign in in a window of the app even where an installed browser could be used. */
  readonly prefersSignInWindow: boolean;
  /** Whether SAML sign-ins renew while the identity provider's session lives. Never for production accounts. */
  readonly renewsSamlSilently: boolean;
  readonly proxy: ProxySetting;
  /** Whether the list of releases is looked at once a day. */
  readonly checksForUpdates: boolean;
  readonly detailedLog: boolean;
  /** Whether the person has left the overview that the first start shows. */
  readonly overviewLeft: boolean;
}

/** What most organizations call production, and what only sounds like it. In Japanese no space parts a word from the next. */
const USUAL_PRODUCTION_PATTERN =
  'prod prd production *本番* !non-prod !non-prd !non-production !pre-prod !pre-prd !pre-production';

export const CLIPBOARD_SECONDS = { least: 10, most: 600, usual: 60 } as const;
export const NOTICE_MINUTES = { least: 1, most: 120, usual: 10 } as const;

/** Of a person who has set nothing, on every platform; language and format also go by the machine. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'en',
  theme: 'system',
  launchAtLogin: false,
  hotkey: null,
  defaultAct: 'profile',
  lastFormat: 'bash',
  clipboardClearedAfterSeconds: CLIPBOARD_SECONDS.usual,
  keepKeysInVault: false,
  noticeBeforeEndMinutes: NOTICE_MINUTES.usual,
  quietHours: null,
  mutedSessions: [],
  browserRules: [],
  productionPattern: USUAL_PRODUCTION_PATTERN,
  confirmProduction: true,
  guardTools: false,
  profileNameTemplate: '{session}-{account}-{role}',
  defaultRegion: '',
  deviceCodeSessions: [],
  prefersSignInWindow: false,
  renewsSamlSilently: true,
  proxy: { by: 'system' },
  // Off: the app connects only to hosts that the person has named. The switch is beside the version in About.
  checksForUpdates: false,
  detailedLog: false,
  overviewLeft: false,
};
