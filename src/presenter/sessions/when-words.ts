import type { Language } from '../../shared/domain/languages.ts';

const DAY_MILLIS = 86_400_000;

/** A time in words: the clock time alone on the same day, with the weekday within six days, else with the date. */
export function whenWords(atMillis: number, nowMillis: number, language: Language): string {
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const ahead = Math.abs(atMillis - nowMillis);
  if (sameDay(atMillis, nowMillis)) return new Intl.DateTimeFormat(language, time).format(atMillis);
  if (ahead < 6 * DAY_MILLIS) return new Intl.DateTimeFormat(language, { weekday: 'long', ...time }).format(atMillis);
  return new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', ...time }).format(atMillis);
}

function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
