import { defineCommand } from '../../command.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { SELECTOR_OPTIONS } from '../../roles/role-selector.ts';

export const exec = defineCommand({
  name: 'exec',
  values: SELECTOR_OPTIONS,
  takesCommand: true,
  async run({ value, command: [command = '', ...args] }, terminal) {
    const { role, credentials } = await mint({ value }, 'exec', terminal);
    const { childEnvironment } = await import('../../../core/index.ts');
    const env = childEnvironment(terminal.env, credentials, role.profile?.region);
    return terminal.runChild({ command, args, env });
  },
});
