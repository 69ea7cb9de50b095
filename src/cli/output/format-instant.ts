/** ISO 8601 in UTC to the second, `2026-11-20T21:00:00Z`: what the JSON outputs carry. */
export function isoInstant(millis: number): string {
  return `${new Date(Math.floor(millis / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
