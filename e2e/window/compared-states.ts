import type { FixtureName } from '../../src/renderer/fixtures/fixtures.ts';
import type { Language } from '../../src/shared/domain/languages.ts';

export interface Look {
  readonly name: FixtureName;
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly size: 'small' | 'wide';
  readonly highContrast: boolean;
}

export const SIZES = { small: { width: 420, height: 640 }, wide: { width: 1200, height: 800 } } as const;

/** One state of each kind: every page, every sheet's shape, every way a page can be empty or in trouble. */
const STATES: readonly FixtureName[] = [
  'firstRun',
  'overview',
  'overviewImport',
  'fromConfig',
  'manySessions',
  'endsKnown',
  'listing',
  'expired',
  'offline',
  'noAccess',
  'captivePortal',
  'awkwardNames',
  'signInBrowser',
  'signInDevice',
  'signInDenied',
  'openConsole',
  'profile',
  'profiles',
  'profilesBroken',
  'profileHealth',
  'editChange',
  'editRemove',
  'editDone',
  'doctor',
  'doctorNames',
  'doctorFix',
  'settings',
  'about',
  'activity',
];
const IN_JAPANESE: readonly FixtureName[] = [
  'firstRun',
  'overview',
  'manySessions',
  'signInDevice',
  'profiles',
  'profileHealth',
  'doctor',
  'settings',
];
/** Each page once: shades behind kana and kanji differ from those behind Latin letters. */
const IN_JAPANESE_DARK: readonly FixtureName[] = [
  'manySessions',
  'profiles',
  'doctorNames',
  'activity',
  'settings',
  'about',
];
const WIDE: readonly FixtureName[] = ['overview', 'manySessions', 'profile', 'profilesBroken', 'doctor'];
const IN_HIGH_CONTRAST: readonly FixtureName[] = ['endsKnown', 'signInDevice', 'profiles'];

/**
 * The looks that are compared: enough that no rule of style goes unseen, few enough (3 MB) to lie in the repository.
 * All of them, in every combination, are written for people by `screenshots.ts` and judged by axe in the window's tests.
 */
export const LOOKS: readonly Look[] = [
  ...STATES.map((name) => look(name)),
  ...STATES.map((name) => look(name, { theme: 'dark' })),
  ...IN_JAPANESE.map((name) => look(name, { language: 'ja' })),
  ...IN_JAPANESE_DARK.map((name) => look(name, { language: 'ja', theme: 'dark' })),
  ...WIDE.map((name) => look(name, { size: 'wide' })),
  ...IN_HIGH_CONTRAST.map((name) => look(name, { theme: 'dark', highContrast: true })),
];

function look(name: FixtureName, parts: Partial<Look> = {}): Look {
  return { name, language: 'en', theme: 'light', size: 'small', highContrast: false, ...parts };
}

/** What a look's picture is called, without the ending. */
export function lookName({ name, language, theme, size, highContrast }: Look): string {
  return [name, language, highContrast ? 'contrast' : theme, ...(size === 'wide' ? [size] : [])].join('-');
}
