import type { QuietHours } from '../../shared/domain/settings.ts';

/**
 * Returns true if the local time of day is between the two times. It is computed from the local clock each time, so that
 * daylight saving time needs no arithmetic. Equal times mean no quiet hours.
 */
export function isQuiet({ from, to }: QuietHours, nowMillis: number): boolean {
  const now = new Date(nowMillis);
  const minute = now.getHours() * 60 + now.getMinutes();
  const [start, end] = [minuteOfDay(from), minuteOfDay(to)];
  return start <= end ? start <= minute && minute < end : minute >= start || minute < end;
}

/** Returns the minutes since midnight of `HH:MM`. */
function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
