import type { ActivityEntry } from '../../shared/domain/activity.ts';

/** As JSON, one object an entry, each with its time in UTC. */
export function activityJson(entries: readonly ActivityEntry[]): string {
  const shown = entries.map(({ atMillis, ...entry }) => ({ at: new Date(atMillis).toISOString(), ...entry }));
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}

/** As a table (RFC 4180), a row an entry. Every cell is quoted, and one that a spreadsheet would take for a formula is made text. */
export function activityCsv(entries: readonly ActivityEntry[]): string {
  return [COLUMNS, ...entries.map(row)].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

const COLUMNS = ['at', 'what', 'session', 'account', 'role', 'detail', 'names'];

function row(entry: ActivityEntry): readonly string[] {
  const start = [new Date(entry.atMillis).toISOString(), entry.what];
  switch (entry.what) {
    case 'keysCopied':
      return [...start, ...roleCells(entry.role), entry.format, ''];
    case 'profileCopied':
      return [...start, ...roleCells(entry.role), '', entry.profileName];
    case 'consoleOpened':
      return [...start, ...roleCells(entry.role), '', ''];
    case 'filesEdited':
      return [...start, '', '', '', entry.edit, entry.names.join(' ')];
    default:
      return [...start, entry.sessionName, '', '', '', ''];
  }
}

function roleCells({ sessionName, accountId, roleName }: { sessionName: string; accountId: string; roleName: string }) {
  return [sessionName, accountId, roleName];
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
