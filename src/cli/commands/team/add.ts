import { resolve } from 'node:path';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { defineCommand } from '../../command.ts';
import { runImport } from '../../imports/show-import.ts';

export const teamAdd = defineCommand({
  name: 'team add',
  flags: ['dry-run', 'yes', 'json'],
  positionals: [{ name: 'ADDRESS', required: true }],
  async run({ flag, positionals: [given = ''] }, terminal) {
    // `https:` is read as a URL; all else is a path of this folder.
    const address = /^[a-z][a-z0-9+.-]+:\/\//iu.test(given) ? given : resolve(given);
    const { teams } = await terminal.engine();
    const plan = await teams.planAdd(address);
    const { team } = plan;
    const words = messagesFor(terminal.language).cli.teams;
    const actions = {
      plan: () => Promise.resolve(plan),
      apply: (fingerprint: string) => teams.add(address, { fingerprint, lookAgain: true }),
      done: words.added(safeText(team)),
      takeBack: `daypass team remove ${safeText(team)}`,
    };
    const flags = { isDryRun: flag('dry-run'), asJson: flag('json'), isConfirmed: flag('yes') };
    return runImport(actions, flags, terminal);
  },
});
