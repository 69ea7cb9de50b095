import type { Engine } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { sessionLabel } from '../../presenter/sessions/session-label.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { printError } from '../output/print-error.ts';
import type { Terminal } from '../terminal.ts';

export const logout = defineCommand({
  name: 'logout',
  flags: ['all'],
  positionals: [{ name: 'SESSION', required: false }],
  async run({ flag, positionals: [sourceId] }, terminal) {
    if (flag('all') && sourceId !== undefined)
      throw new DaypassError('usage', { problem: 'optionsExclusive', value: 'SESSION, --all', command: 'logout' });
    const engine = await terminal.engine();
    try {
      if (flag('all')) return await signOutOfAll(engine, terminal);
      await signOutOf(await engine.findSession(sourceId), engine, terminal);
      return EXIT.ok;
    } finally {
      // The service notices by itself a moment later; until then it would hand out keys of the session.
      await terminal.askService({ ask: 'reload' });
    }
  },
});

/** Every session gets its turn; the first failure decides the exit code. */
async function signOutOfAll(engine: Engine, terminal: Terminal): Promise<number> {
  const words = messagesFor(terminal.language).cli.logout;
  await engine.reload();
  const labels = new Map(engine.state.sessions.map(({ session }) => [session.id, sessionLabel(session)]));
  const labelOf = (sourceId: string) => labels.get(sourceId) ?? safeText(sourceId);
  const { signedOut, notTold, failed } = await engine.signOutEverywhere();
  if (signedOut.length + notTold.length + failed.length === 0) terminal.out(words.nothing);
  for (const sourceId of signedOut) terminal.out(words.done(labelOf(sourceId)));
  for (const sourceId of notTold) terminal.err(words.doneHereOnly(labelOf(sourceId)));
  for (const { error } of failed) printError(error, terminal);
  const [first] = failed;
  return first ? exitCodeOf(first.error.code) : EXIT.ok;
}

async function signOutOf(session: SourceInfo, engine: Engine, terminal: Terminal): Promise<void> {
  const words = messagesFor(terminal.language).cli.logout;
  const { revokedAtAws } = await engine.signOut(session.id);
  if (revokedAtAws) terminal.out(words.done(sessionLabel(session)));
  else terminal.err(words.doneHereOnly(sessionLabel(session)));
}
