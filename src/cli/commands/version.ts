import { messagesFor } from '../../presenter/messages/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

/** `daypass version`. It looks for newer releases only where `--check` asks for it. */
export const version = defineCommand({
  name: 'version',
  flags: ['check'],
  async run({ flag }, terminal) {
    terminal.out(`daypass ${terminal.version}`);
    terminal.result({ version: terminal.version });
    if (flag('check')) await printNewer(terminal);
    return EXIT.ok;
  },
});

async function printNewer(terminal: Terminal): Promise<void> {
  const words = messagesFor(terminal.language).cli.version;
  const { ownPaths, releaseFeed, UpdateChecker, updateCommands } = await import('../../core/index.ts');
  const ports = await terminal.ports();
  const { repository, place } = terminal.installation();
  const feed = releaseFeed(repository, terminal.env);
  if (feed === undefined) throw new DaypassError('releasesUnknown');
  const updates = new UpdateChecker({
    ports,
    feed,
    version: terminal.version,
    recordPath: ownPaths(ports.surroundings).updatesPath,
    isWanted: () => false,
    commandsFor: (newer) => updateCommands(place, feed, newer),
    // A check that a person asks for also shows a release that was skipped in the window.
    showsSkipped: true,
  });
  await updates.check();
  const { available, trouble } = updates.now();
  if (trouble !== undefined) throw new DaypassError(trouble.code, trouble.facts);
  const page = updates.page();
  terminal.result({ newer: available?.version ?? null, page: page ?? null, commands: available?.commands ?? [] });
  if (available === undefined || page === undefined) return terminal.out(words.upToDate);
  terminal.out(words.available(available.version));
  terminal.out(words.whatChanged(page));
  terminal.out([words.howToElsewhere, words.howTo][available.commands.length] ?? words.howToByEither);
  for (const command of available.commands) terminal.out(`  ${command}`);
}
