/** By LC_ALL, LC_MESSAGES, LANG, the first that is set deciding (POSIX 8.2); where none is, as the system says. */
export function terminalLocale(env: Readonly<Record<string, string | undefined>>, systemLocale: () => string): string {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return locale ?? systemLocale();
}
