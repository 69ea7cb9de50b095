import type { Engine } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { sessionLabel } from '../../presenter/sessions/session-label.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { endWith } from '../output/json-mode.ts';
import { printError } from '../output/print-error.ts';
import type { Terminal } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

export const logout = defineCommand({
  name: 'logout',
  flags: ['all'],
  positionals: [{ name: 'SESSION', required: false }],
  async run({ flag, positionals: [sourceId] }, terminal) {
    if (flag('all') && sourceId !== undefined)
      throw usageError('optionsExclusive', { value: 'SESSION, --all', command: 'logout' });
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
  const rows = [
    ...signedOut.map((sourceId) => ({ session: sourceId, revokedAtAws: true })),
    ...notTold.map((sourceId) => ({ session: sourceId, revokedAtAws: false })),
  ];
  terminal.result({
    signedOut: rows,
    failed: failed.map(({ sessionName, error }) => ({ session: sessionName, code: error.code })),
  });
  for (const sourceId of signedOut) terminal.out(words.done(labelOf(sourceId)));
  for (const sourceId of notTold) terminal.err(words.doneHereOnly(labelOf(sourceId)));
  for (const { error } of failed) printError(error, terminal);
  return endWith(failed[0]?.error, terminal, terminal);
}

async function signOutOf(session: SourceInfo, engine: Engine, terminal: Terminal): Promise<void> {
  const words = messagesFor(terminal.language).cli.logout;
  const { revokedAtAws } = await engine.signOut(session.id);
  terminal.result({ signedOut: [{ session: session.id, revokedAtAws }], failed: [] });
  if (revokedAtAws) terminal.out(words.done(sessionLabel(session)));
  else terminal.err(words.doneHereOnly(sessionLabel(session)));
}
