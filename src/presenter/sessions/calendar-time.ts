import type { Language } from '../../shared/domain/languages.ts';

/** Date and time of day in the machine's time zone. */
export function calendarTime(millis: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(millis);
}

/** Date and time with the zone's name, for terminals, which are often on a machine in another time zone. */
export function zonedTime(millis: number, language: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(millis);
}
