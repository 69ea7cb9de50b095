import { editDoneWords } from '../../../presenter/words/edit-words.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { timeAgo } from '../../../presenter/sessions/time-left.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { formatInstant } from '../../../shared/text/instant.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { table } from '../../output/table.ts';
import { withJson } from '../../output/json-mode.ts';
import type { Terminal } from '../../terminal.ts';
import { usageError } from '../../usage-error.ts';

export const profileUndo = defineCommand({
  name: 'profile undo',
  flags: ['list', 'json', 'dry-run'],
  positionals: [{ name: 'ID', required: false }],
  run({ flag, positionals: [backupId] }, terminal) {
    if (flag('list')) {
      if (backupId !== undefined) throw exclusive('--list, ID');
      return list(flag('json'), terminal);
    }
    const edit = { edit: 'undo' as const, ...(backupId !== undefined && { backupId }) };
    return withJson(flag('json'), terminal, (own) => runEdit(edit, { isDryRun: flag('dry-run') }, own));
  },
});

async function list(asJson: boolean, terminal: Terminal): Promise<number> {
  const words = messagesFor(terminal.language).cli.profiles;
  const engine = await terminal.engine();
  const backups = await engine.listBackups();
  if (asJson) {
    const rows = backups.map(({ madeAtMillis, filePath, ...rest }) => ({
      ...rest,
      file: filePath,
      madeAt: formatInstant(madeAtMillis),
    }));
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
    for (const line of table([id, ago, what, file], rows, terminal)) terminal.out(line);
  }
  return EXIT.ok;
}

function exclusive(value: string): DaypassError {
  return usageError('optionsExclusive', { value, command: 'profile undo' });
}
