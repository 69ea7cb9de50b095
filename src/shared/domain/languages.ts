export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language for a list of locales in order of preference (`ja-JP`, `en_US.UTF-8`); English when none is ours. */
export function languageFor(locales: readonly string[]): Language {
  for (const locale of locales) {
    const primary = locale.toLowerCase().split(/[-_.]/)[0];
    const language = LANGUAGES.find((candidate) => candidate === primary);
    if (language !== undefined) return language;
  }
  return 'en';
}
