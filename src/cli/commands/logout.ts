import type { Engine, SsoSession } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { sessionLabel } from '../../presenter/session-label.ts';
import { DaypassError, toDaypassError } from '../../shared/daypass-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { tellError } from '../tell-error.ts';
import type { Terminal } from '../terminal.ts';

export const logout = defineCommand({
  name: 'logout',
  flags: ['all'],
  positionals: [{ name: 'SESSION', required: false }],
  async run({ flag, positionals: [sessionName] }, terminal) {
    if (flag('all') && sessionName !== undefined)
      throw new DaypassError('usage', { problem: 'optionsExclusive', value: 'SESSION, --all', command: 'logout' });
    const engine = await terminal.engine();
    if (flag('all')) return signOutOfAll(engine, terminal);
    await signOutOf(await engine.findSession(sessionName), engine, terminal);
    return EXIT.ok;
  },
});

/** Every session gets its turn; the first failure decides the exit code. */
async function signOutOfAll(engine: Engine, terminal: Terminal): Promise<number> {
  await engine.reload();
  const { sessions, configTrouble } = engine.state;
  if (configTrouble !== undefined) throw new DaypassError(configTrouble.code, configTrouble.facts);
  if (sessions.length === 0) terminal.out(messagesFor(terminal.language).cli.logout.nothing);
  let exitCode: number = EXIT.ok;
  for (const { session } of sessions) {
    try {
      await signOutOf(session, engine, terminal);
    } catch (thrown) {
      const error = toDaypassError(thrown);
      tellError(error, terminal);
      if (exitCode === EXIT.ok) exitCode = exitCodeOf(error.code);
    }
  }
  return exitCode;
}

async function signOutOf(session: SsoSession, engine: Engine, terminal: Terminal): Promise<void> {
  const words = messagesFor(terminal.language).cli.logout;
  const { revokedAtAws } = await engine.signOut(session.name);
  if (revokedAtAws) terminal.out(words.done(sessionLabel(session)));
  else terminal.err(words.doneHereOnly(sessionLabel(session)));
}
