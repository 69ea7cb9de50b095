import type { Language } from '../../shared/domain/languages.ts';

/** Date and time of day, in the machine's own time zone. */
export function calendarTime(millis: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(millis);
}
