import { childEnvironment } from '../child-environment.ts';
import { defineCommand } from '../command.ts';
import { mint } from '../minted.ts';
import { SELECTOR_OPTIONS } from '../role-selector.ts';

export const exec = defineCommand({
  name: 'exec',
  values: SELECTOR_OPTIONS,
  takesCommand: true,
  async run({ value, command: [command = '', ...args] }, terminal) {
    const { role, credentials } = await mint({ value }, 'exec', terminal);
    const { environmentOf } = await import('../../core/index.ts');
    const region = role.profile?.region;
    const env = childEnvironment(terminal.env, environmentOf(credentials, region === undefined ? {} : { region }));
    return terminal.runChild({ command, args, env });
  },
});
