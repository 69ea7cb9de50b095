import type { ActivityEntry } from '../../shared/domain/activity.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { storedEntry } from '../../core/index.ts';

/** As JSON, one object an entry, each with its time in UTC. */
export function activityJson(entries: readonly ActivityEntry[]): string {
  const shown = entries.map((entry) => {
    const { atMillis: _, ...parts } = { ...storedEntry(entry), atMillis: entry.atMillis };
    return { at: new Date(entry.atMillis).toISOString(), ...parts };
  });
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}

const COLUMNS = ['at', 'what', 'session', 'account', 'role', 'detail', 'names'];

/** As a table (RFC 4180), a row an entry. Every cell is quoted, and one that a spreadsheet would take for a formula is made text. */
export function activityCsv(entries: readonly ActivityEntry[]): string {
  return [COLUMNS, ...entries.map(row)].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function row(entry: ActivityEntry): readonly string[] {
  const start = [new Date(entry.atMillis).toISOString(), entry.what];
  switch (entry.what) {
    case 'keysCopied':
      return [...start, ...roleCells(entry.role), entry.format, ''];
    case 'profileCopied':
      return [...start, ...roleCells(entry.role), '', entry.profileName];
    case 'keysIssued':
      return [...start, ...roleCells(entry.role), entry.purpose, ''];
    case 'consoleOpened':
      return [...start, ...roleCells(entry.role), '', ''];
    case 'filesEdited':
      return [...start, '', '', '', entry.edit, entry.names.join(' ')];
    default:
      return [...start, entry.sourceId, '', '', '', ''];
  }
}

function roleCells({ sourceId, accountId, roleName }: RoleRef) {
  return [sourceId, accountId, roleName];
}

/**
 * `=`, `+`, `-`, `@` and blank controls begin a formula in spreadsheets (OWASP, "CSV Injection"), in Japanese ones also
 * the full-width signs. Where lists are separated by `;`, a formula may begin behind one too.
 */
function cell(text: string): string {
  return `"${text
    .replace(/^(?=[=+\-@\t\r\n＝＋－＠])/, "'")
    .replaceAll(/(;\s*)(?=[=+\-@\t\r＝＋－＠])/g, "$1'")
    .replaceAll('"', '""')}"`;
}
