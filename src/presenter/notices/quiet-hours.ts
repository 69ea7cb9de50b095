import type { QuietHours } from '../../shared/domain/settings.ts';

/**
 * Whether the machine's clock on the wall is between the two times of day. Read again each time, so that a clock set
 * forward or back for summer time needs no arithmetic. Equal times are no quiet hours at all.
 */
export function isQuiet({ from, to }: QuietHours, nowMillis: number): boolean {
  const now = new Date(nowMillis);
  const minute = now.getHours() * 60 + now.getMinutes();
  const [start, end] = [minuteOfDay(from), minuteOfDay(to)];
  return start <= end ? start <= minute && minute < end : minute >= start || minute < end;
}

/** Of `HH:MM`. */
function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
