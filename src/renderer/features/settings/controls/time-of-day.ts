const FORM = /^([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?$/u;

/** Returns a typed time of day (`7`, `7:30`, `0730`, `22.00`, full-width digits) as `HH:MM`. Undefined if it is not one. */
export function timeOfDay(typed: string): string | undefined {
  const [, hours, minutes = '00'] = FORM.exec(typed.normalize('NFKC').trim()) ?? [];
  return hours === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}`;
}
