/** ISO 8601 in UTC to the second, `2026-11-20T21:00:00Z`: what the JSON outputs carry. */
export function isoInstant(millis: number): string {
  return `${new Date(Math.floor(millis / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Date and time of day for people, in the machine's own time zone. */
export function clockTime(millis: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(millis);
}
