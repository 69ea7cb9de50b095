import { editDoneWords } from '../../../presenter/words/edit-words.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { timeAgo } from '../../../presenter/sessions/time-left.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { isoInstant } from '../../output/format-instant.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { table } from '../../output/table.ts';
import type { Terminal } from '../../terminal.ts';

export const profileUndo = defineCommand({
  name: 'profile undo',
  flags: ['list', 'json', 'dry-run'],
  positionals: [{ name: 'ID', required: false }],
  run({ flag, positionals: [backupId] }, terminal) {
    if (flag('list')) {
      if (backupId !== undefined) throw exclusive('--list, ID');
      return list(flag('json'), terminal);
    }
    if (flag('json')) throw exclusive('--json, profile undo');
    const edit = { edit: 'undo' as const, ...(backupId !== undefined && { backupId }) };
    return runEdit(edit, { isDryRun: flag('dry-run') }, terminal);
  },
});

async function list(asJson: boolean, terminal: Terminal): Promise<number> {
  const words = messagesFor(terminal.language).cli.profiles;
  const engine = await terminal.engine();
  const backups = await engine.listBackups();
  if (asJson) {
    const rows = backups.map(({ madeAtMillis, ...rest }) => ({ ...rest, madeAt: isoInstant(madeAtMillis) }));
    terminal.out(JSON.stringify(rows, undefined, 2));
  } else if (backups.length === 0) {
    terminal.out(words.noEdits);
  } else {
    const { id, ago, what, file } = words.undoColumns;
    const rows = backups.map((backup) => [
      backup.id,
      timeAgo(terminal.nowMillis() - backup.madeAtMillis, terminal.language),
      editDoneWords(backup, terminal.language),
      safeText(backup.filePath, 400),
    ]);
    for (const line of table([id, ago, what, file], rows)) terminal.out(line);
  }
  return EXIT.ok;
}

function exclusive(value: string): DaypassError {
  return new DaypassError('usage', { problem: 'optionsExclusive', value, command: 'profile undo' });
}
