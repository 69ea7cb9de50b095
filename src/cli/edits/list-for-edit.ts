import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { sessionLabel } from '../../presenter/sessions/session-label.ts';
import { shellWord } from '../../presenter/words/shell-word.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { printError } from '../output/print-error.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Gets the lists of roles that an edit chooses from: of one session, or of all that are signed in. Sessions that are not are
 * named and left out. Answers the exit code of the first list that could not be had. Rejects where none could.
 */
export async function listForEdit(
  sourceId: string | undefined,
  { refresh }: { readonly refresh: boolean },
  terminal: Terminal,
): Promise<number> {
  const engine = await terminal.engine();
  if (sourceId !== undefined) {
    await engine.listAccounts((await engine.findSession(sourceId)).id, { refresh });
    return EXIT.ok;
  }
  await engine.reload();
  const { sessions, configTrouble } = engine.state;
  if (configTrouble !== undefined) throw new DaypassError(configTrouble.code, configTrouble.facts);
  if (sessions.length === 0) throw new DaypassError('sessionNone');
  const words = messagesFor(terminal.language).cli.list;
  const failures: DaypassError[] = [];
  for (const { session } of sessions) {
    try {
      await engine.listAccounts(session.id, { refresh });
    } catch (thrown) {
      failures.push(toDaypassError(thrown));
    }
  }
  const [first] = failures;
  if (first !== undefined && failures.length === sessions.length) throw first;
  const others = failures.filter(({ code }) => code !== 'signInNeeded');
  for (const { facts } of failures.filter(({ code }) => code === 'signInNeeded')) {
    const left = sessions.find(({ session }) => session.id === facts['session'])?.session;
    if (left !== undefined) terminal.err(words.skipped(sessionLabel(left), shellWord(safeText(left.id, 200))));
  }
  for (const error of others) printError(error, terminal);
  return others[0] === undefined ? EXIT.ok : exitCodeOf(others[0].code);
}
