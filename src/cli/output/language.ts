import { languageFor, type Language } from '../../shared/domain/languages.ts';

/** By LC_ALL, LC_MESSAGES, LANG, the first that is set deciding (POSIX 8.2); where none is, as the system says. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>, systemLocale: string): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return languageFor([locale ?? systemLocale]);
}
