import { defineCommand } from '../../command.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { SELECTOR_OPTIONS } from '../../roles/role-selector.ts';

export const exec = defineCommand({
  name: 'exec',
  values: SELECTOR_OPTIONS,
  flags: [YES_OPTION],
  takesCommand: true,
  async run({ value, flag, command: [command = '', ...args] }, terminal) {
    const { role, credentials } = await mint({ value, flag }, { command: 'exec', purpose: 'exec' }, terminal);
    const { childEnvironment } = await import('../../../core/index.ts');
    const env = childEnvironment(terminal.env, credentials, role.profile?.region);
    return terminal.runChild({ command, args, env });
  },
});
