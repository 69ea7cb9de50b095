import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { formatInstant } from '../../../shared/text/instant.ts';
import { table } from '../../output/table.ts';
import { runImport } from '../../imports/show-import.ts';

const ADDRESS_LENGTH = 400;

export const teamSync = defineCommand({
  name: 'team sync',
  flags: ['dry-run', 'yes', 'json'],
  positionals: [{ name: 'NAME', required: false }],
  async run({ flag, positionals: [name] }, terminal) {
    const { teams } = await terminal.engine();
    const words = messagesFor(terminal.language).cli.teams;
    const names = name === undefined ? (await teams.list()).map((team) => team.name) : [name];
    if (names.length === 0) terminal.err(words.none);
    const flags = { isDryRun: flag('dry-run'), asJson: flag('json'), isConfirmed: flag('yes') };
    let worst: number = EXIT.ok;
    for (const team of names) {
      const actions = {
        plan: () => teams.planSync(team),
        apply: (fingerprint: string) => teams.sync(team, { fingerprint, lookAgain: true }),
        done: words.synced(safeText(team)),
        takeBack: `daypass team remove ${safeText(team)}`,
      };
      // One after the other: each may ask.
      const code = await runImport(actions, flags, terminal);
      worst = Math.max(worst, code);
    }
    return worst;
  },
});

export const teamList = defineCommand({
  name: 'team list',
  flags: ['json'],
  async run({ flag }, terminal) {
    const teams = await (await terminal.engine()).teams.list();
    const { columns, none } = messagesFor(terminal.language).cli.teams;
    if (flag('json')) {
      const rows = teams.map(({ name, address, addedAtMillis }) => ({
        name,
        address,
        addedAt: formatInstant(addedAtMillis),
      }));
      terminal.out(JSON.stringify({ teams: rows }, undefined, 2));
    } else if (teams.length === 0) terminal.out(none);
    else {
      const rows = teams.map(({ name, address }) => [safeText(name), safeText(address, ADDRESS_LENGTH)]);
      for (const line of table([columns.name, columns.address], rows, terminal)) terminal.out(line);
    }
    return EXIT.ok;
  },
});

export const teamRemove = defineCommand({
  name: 'team remove',
  positionals: [{ name: 'NAME', required: true }],
  async run({ positionals: [name = ''] }, terminal) {
    await (await terminal.engine()).teams.remove(name);
    terminal.out(messagesFor(terminal.language).cli.teams.removed(safeText(name)));
    return EXIT.ok;
  },
});
