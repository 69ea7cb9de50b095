import type { Language } from '../../shared/domain/languages.ts';

/** Date and time of day, in the machine's own time zone. */
export function calendarTime(millis: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(millis);
}

/** As `calendarTime`, with the zone's name: a terminal is often on another machine, whose zone is not the person's. */
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
