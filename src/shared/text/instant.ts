const INSTANT = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s*(?:(Z|UTC)|([+-])(\d\d):?(\d\d))$/i;

/**
 * Epoch milliseconds of an instant as any AWS client writes it into its cache: `…Z`, with a fraction, with an offset,
 * or with the `UTC` suffix of older botocore. Without a zone it is no instant (botocore itself fails on those).
 */
export function parseInstant(value: unknown): number | undefined {
  const match = typeof value === 'string' ? INSTANT.exec(value.trim()) : null;
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const wholeMillis = Date.UTC(year, month - 1, day, hour, minute, second);
  if (!isSameDay(wholeMillis, month, day) || hour > 23 || minute > 59 || second > 59) return undefined;
  const fractionMillis = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  const offsetMinutes = Number(match[10] ?? 0) * 60 + Number(match[11] ?? 0);
  const sign = match[9] === '-' ? -1 : 1;
  return wholeMillis + fractionMillis - sign * offsetMinutes * 60_000;
}

const LATEST_MILLIS = Date.UTC(9999, 11, 31, 23, 59, 59);

/** `YYYY-MM-DDTHH:MM:SSZ`, the one form every client reads; the fraction is cut, so never later than the truth. */
export function formatInstant(millis: number): string {
  return `${new Date(Math.min(millis, LATEST_MILLIS)).toISOString().slice(0, 19)}Z`;
}

/** Date.UTC rolls 30 February over into March. */
function isSameDay(millis: number, month: number, day: number): boolean {
  const date = new Date(millis);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
