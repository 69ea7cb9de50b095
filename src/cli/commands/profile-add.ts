import type { ProfileRequest } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/safe-text.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { required } from '../role-selector.ts';
import { unifiedDiff } from '../unified-diff.ts';

export const profileAdd = defineCommand({
  name: 'profile add',
  values: ['session', 'account', 'role', 'region', 'output'],
  flags: ['dry-run'],
  positionals: [{ name: 'NAME', required: true }],
  async run({ value, flag, positionals: [profileName = ''] }, terminal) {
    const selector = {
      sessionName: required(value('session'), '--session', 'profile add'),
      accountId: required(value('account'), '--account', 'profile add'),
      roleName: required(value('role'), '--role', 'profile add'),
    };
    const words = messagesFor(terminal.language).cli.profile;
    const engine = await terminal.engine();
    const { sessionName, accountId, roleName } = await engine.resolveRole(selector);
    const region = value('region');
    const output = value('output');
    const request: ProfileRequest = {
      role: { sessionName, accountId, roleName },
      profileName,
      ...(region !== undefined && { region }),
      ...(output !== undefined && { output }),
    };
    if (flag('dry-run')) {
      const { filePath, diff } = await engine.previewProfile(request);
      for (const line of unifiedDiff(filePath, diff)) terminal.out(line);
      terminal.err(words.dryRun);
      return EXIT.ok;
    }
    const added = await engine.addProfile(request);
    terminal.out(words.added(safeText(added.profileName), safeText(added.filePath, 400)));
    return EXIT.ok;
  },
});
