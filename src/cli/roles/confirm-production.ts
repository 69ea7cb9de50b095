import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { Terminal } from '../terminal.ts';

/** The option that says yes to the question in advance. */
export const YES_OPTION = 'yes';

/**
 * Runs `attempt`, with `confirmed` if `--yes` was given. If it rejects with `productionNotConfirmed`, asks the person and, on a
 * yes, runs it again. The rejection stays on a no and where nobody can answer.
 */
export async function withConfirmation<T>(
  isConfirmed: boolean,
  terminal: Terminal,
  attempt: (confirmed: boolean) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(isConfirmed);
  } catch (thrown) {
    const { code, facts } = toDaypassError(thrown);
    if (code !== 'productionNotConfirmed') throw thrown;
    const { confirmProduction } = messagesFor(terminal.language).cli;
    const account = safeText(String(facts['account'] ?? facts['accountId'] ?? ''));
    const roleName = safeText(String(facts['roleName'] ?? ''));
    const question = confirmProduction(account, roleName, facts['reason'] === 'nameUnknown');
    if (!(await terminal.confirm(question))) throw thrown;
    return attempt(true);
  }
}
