import type { CommandName } from '../command.ts';
import { usageError } from '../usage-error.ts';

const UNIT_MILLIS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `90s`, `30m`, `1h30m`. A bare number has no unit to go by. Throws `usage`. */
export function durationMillis(text: string, command: CommandName): number {
  const parts = [...text.matchAll(/(\d{1,6})([smhd])/gu)];
  const isWhole = parts.map(([part]) => part).join('') === text && parts.length > 0;
  if (!isWhole) throw usageError('durationInvalid', { value: text, command });
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNIT_MILLIS[unit ?? ''] ?? 0), 0);
}
