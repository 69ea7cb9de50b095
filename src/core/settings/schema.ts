import { EXPORT_FORMATS } from '../../shared/domain/export-formats.ts';
import { LANGUAGES, languageFor, type Language } from '../../shared/domain/languages.ts';
import {
  CLIPBOARD_SECONDS,
  DEFAULT_ACTS,
  DEFAULT_SETTINGS,
  NOTICE_MINUTES,
  THEMES,
  type BrowserChoice,
  type BrowserRule,
  type ProxySetting,
  type QuietHours,
  type Settings,
} from '../../shared/domain/settings.ts';
import {
  either,
  integerFrom,
  isFlag,
  isObject,
  isText,
  listOf,
  matching,
  nullOr,
  objectOf,
  oneOf,
  textUpTo,
  type Check,
  type Parts,
} from '../check.ts';
import { REGION_SHAPE } from '../../shared/text/regions.ts';
import { isNameTemplate } from '../../shared/text/profile-name.ts';
import type { Surroundings } from '../ports.ts';

const MAX_RULES = 1_000;
const isTimeOfDay = matching(/^([01]\d|2[0-3]):[0-5]\d$/);
const isTemplate: Check<string> = (value): value is string => textUpTo(200)(value) && isNameTemplate(value);
const isRegionOrNone: Check<string> = (value): value is string => value === '' || matching(REGION_SHAPE)(value);
const areSessionNames = listOf(isText, MAX_RULES);

export const isBrowserChoice = objectOf<BrowserChoice>(
  { browserId: isText, profileId: isText, container: isText },
  { optional: ['profileId', 'container'] },
);

type Match<By> = Extract<BrowserRule['match'], { by: By }>;

const isBrowserRule = objectOf<BrowserRule>({
  match: either(
    objectOf<Match<'account'>>({ by: oneOf(['account']), sessionName: isText, accountId: matching(/^\d{12}$/) }),
    objectOf<Match<'pattern'>>({ by: oneOf(['pattern']), pattern: isText }),
  ),
  browser: isBrowserChoice,
});

type Proxy<By> = Extract<ProxySetting, { by: By }>;

const isProxy = either(
  either(objectOf<Proxy<'system'>>({ by: oneOf(['system']) }), objectOf<Proxy<'none'>>({ by: oneOf(['none']) })),
  objectOf<Proxy<'address'>>({ by: oneOf(['address']), address: isText }),
);

/** What each setting may be. */
const SETTINGS: Parts<Settings> = {
  language: oneOf(LANGUAGES),
  theme: oneOf(THEMES),
  launchAtLogin: isFlag,
  hotkey: nullOr(isText),
  defaultAct: oneOf(DEFAULT_ACTS),
  lastFormat: oneOf(EXPORT_FORMATS),
  clipboardClearedAfterSeconds: integerFrom(CLIPBOARD_SECONDS.least, CLIPBOARD_SECONDS.most),
  keepKeysInVault: isFlag,
  noticeBeforeEndMinutes: nullOr(integerFrom(NOTICE_MINUTES.least, NOTICE_MINUTES.most)),
  quietHours: nullOr(objectOf<QuietHours>({ from: isTimeOfDay, to: isTimeOfDay })),
  mutedSessions: areSessionNames,
  browserRules: listOf(isBrowserRule, MAX_RULES),
  productionPattern: textUpTo(1_000),
  confirmProduction: isFlag,
  guardTools: isFlag,
  profileNameTemplate: isTemplate,
  defaultRegion: isRegionOrNone,
  deviceCodeSessions: areSessionNames,
  prefersSignInWindow: isFlag,
  renewsSamlSilently: isFlag,
  proxy: isProxy,
  checksForUpdates: isFlag,
  detailedLog: isFlag,
  overviewLeft: isFlag,
};

export interface SettingsDefaults {
  readonly platform: NodeJS.Platform;
  /** DAYPASS_LANGUAGE in it wins over everything, for screenshots and for trying the other language. */
  readonly env: Surroundings['env'];
  /** The system's locales, most wanted first. */
  readonly locales: readonly string[];
}

/** Every setting: as chosen, else its default. */
export function settingsOf(chosen: Partial<Settings>, defaults: SettingsDefaults): Settings {
  return {
    ...DEFAULT_SETTINGS,
    lastFormat: defaults.platform === 'win32' ? 'powershell' : 'bash',
    ...chosen,
    language: languageOf(defaults, chosen.language),
  };
}

/** Any part of the settings and nothing else: what the window may change at once. */
export const isSettingsChange = objectOf<Partial<Settings>>(SETTINGS, { optional: 'all' });

/** What a settings file chose, field by field: one that an older or newer Daypass wrote in another form costs only itself. */
export function chosenSettings(value: unknown): Partial<Settings> | undefined {
  if (!isObject(value)) return undefined;
  const readable = Object.fromEntries(
    Object.entries(value).filter(([name, field]) => isSettingsChange({ [name]: field })),
  );
  return isSettingsChange(readable) ? readable : undefined;
}

function languageOf({ env, locales }: SettingsDefaults, chosen: Language | undefined): Language {
  const override = env['DAYPASS_LANGUAGE'];
  if (override !== undefined && override !== '') return languageFor([override]);
  return chosen ?? languageFor(locales);
}
