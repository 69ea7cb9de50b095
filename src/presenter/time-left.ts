import type { Language } from '../shared/languages.ts';
import { messagesFor } from './messages/index.ts';

const MINUTE_MILLIS = 60_000;

/**
 * How long something still holds, in words: `7 hr 59 min`. Rounded down, so that it never promises more than there
 * is; under a minute says so, and nothing left says `expired`.
 */
export function timeLeft(leftMillis: number, language: Language): string {
  const { time } = messagesFor(language);
  if (leftMillis <= 0) return time.over;
  const minutes = Math.floor(leftMillis / MINUTE_MILLIS);
  return minutes === 0 ? time.lessThanAMinute : duration(minutes, language);
}

/**
 * How old something is, in words: `5 min ago`. Rounded up, so that nothing looks fresher than it is; the first
 * minute, and a time ahead of our clock, are `just now`.
 */
export function timeAgo(ageMillis: number, language: Language): string {
  const { time } = messagesFor(language);
  if (ageMillis < MINUTE_MILLIS) return time.justNow;
  return time.ago(duration(Math.ceil(ageMillis / MINUTE_MILLIS), language));
}

/** The two largest units of a count of minutes. From two days on, whole days: nobody plans by the hour then. */
function duration(minutes: number, language: Language): string {
  const days = Math.floor(minutes / (24 * 60));
  const hours = Math.floor(minutes / 60) - days * 24;
  if (days >= 2) return unit(days, 'day', language);
  if (days === 1) return joined([unit(days, 'day', language), hours > 0 && unit(hours, 'hour', language)]);
  return joined([
    hours > 0 && unit(hours, 'hour', language),
    (hours === 0 || minutes % 60 > 0) && unit(minutes % 60, 'minute', language),
  ]);
}

function unit(count: number, name: 'day' | 'hour' | 'minute', language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count);
}

function joined(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' ');
}
