import type { Language } from '../../shared/domain/languages.ts';
import { messagesFor } from '../messages/index.ts';

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;
const DAY_MILLIS = 24 * HOUR_MILLIS;

/**
 * The time that is left, in words: `7 hr 59 min`. It is rounded down, so that it never promises too much. Less than a minute
 * and `expired` have words of their own.
 */
export function timeLeft(leftMillis: number, language: Language): string {
  const { time } = messagesFor(language);
  if (leftMillis <= 0) return time.over;
  return leftMillis < MINUTE_MILLIS ? time.lessThanAMinute : duration(leftMillis, Math.floor, language);
}

/**
 * An age in words: `5 min ago`. It is rounded up, so that nothing looks newer than it is. The first minute, and a time ahead
 * of the clock, are `just now`.
 */
export function timeAgo(ageMillis: number, language: Language): string {
  const { time } = messagesFor(language);
  return ageMillis < MINUTE_MILLIS ? time.justNow : time.ago(duration(ageMillis, Math.ceil, language));
}

/** To the minute within a day, to the hour within two days, else in whole days. */
function duration(millis: number, round: (value: number) => number, language: Language): string {
  const step = millis < DAY_MILLIS ? MINUTE_MILLIS : millis < 2 * DAY_MILLIS ? HOUR_MILLIS : DAY_MILLIS;
  const minutes = (round(millis / step) * step) / MINUTE_MILLIS;
  const parts = [
    { name: 'day', count: Math.floor(minutes / (24 * 60)) },
    { name: 'hour', count: Math.floor(minutes / 60) % 24 },
    { name: 'minute', count: minutes % 60 },
  ] as const;
  return parts
    .filter(({ count }) => count > 0)
    .map(({ name, count }) =>
      new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count),
    )
    .join(' ');
}
