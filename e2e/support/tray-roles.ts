import { awaited, NotYet } from './awaited.ts';
import type { TrayLine, TrayReader } from './desktop/tray-reader.ts';

/** Words of the formats as the tray's menu has them. */
type FormatWords = 'bash' | 'JSON';

/** The way to everything that can be done with a role of the first account. */
export function inAccounts(role: RegExp): readonly [RegExp, RegExp, RegExp] {
  return [/^Accounts/, /./, new RegExp(`^More for .*${role.source}`)];
}

/** The same for a role that is a favourite or was used lately. */
export function inUse(role: RegExp): readonly [string, RegExp] {
  return ['Keys and console', role];
}

/** Copies a role's keys: the last format is a line of its own, the others are below "Copy keys as". */
export async function copyKeysFromTray(
  tray: TrayReader,
  place: readonly (string | RegExp)[],
  format: FormatWords,
): Promise<void> {
  const labels = await awaited(
    `the tray lines of ${place.map(String).join(' › ')}`,
    async () => {
      const menu = await tray.menu();
      const found = linesAt(menu, place);
      return found.length > 0 ? found.map(({ label }) => label) : new NotYet(await tray.labels());
    },
    (changed) => tray.onChange(changed),
  );
  const isLast = labels.includes(`Copy keys (${format})`);
  await tray.click(...place, ...(isLast ? [`Copy keys (${format})`] : ['Copy keys as', format]));
}

function linesAt(lines: readonly TrayLine[], place: readonly (string | RegExp)[]): readonly TrayLine[] {
  const [wanted, ...rest] = place;
  if (wanted === undefined) return lines;
  for (const line of lines) {
    if (!(typeof wanted === 'string' ? line.label === wanted : wanted.test(line.label))) continue;
    const found = linesAt(line.children, rest);
    if (found.length > 0) return found;
  }
  return [];
}
