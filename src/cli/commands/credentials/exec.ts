import type { RoleCredentials } from '../../../core/index.ts';
import { defineCommand } from '../../command.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { SELECTOR_OPTIONS } from '../../roles/role-selector.ts';

export const exec = defineCommand({
  name: 'exec',
  values: SELECTOR_OPTIONS,
  flags: ['static', YES_OPTION],
  takesCommand: true,
  async run({ value, flag, command: [command = '', ...args] }, terminal) {
    const { role, credentials, again } = await mint({ value, flag }, { command: 'exec', purpose: 'exec' }, terminal);
    const { childEnvironment, cleanEnvironment } = await import('../../../core/index.ts');
    const region = role.profile?.region;
    if (flag('static'))
      return terminal.runChild({ command, args, env: childEnvironment(terminal.env, credentials, region) });
    // Renewed for as long as the child runs; the person has confirmed it once.
    const grant = await terminal.grantToChild(async (signal) => forEndpoint(await again(signal)));
    try {
      const env = { ...cleanEnvironment(terminal.env, region), ...grant.env };
      return await terminal.runChild({ command, args, env });
    } finally {
      await grant.end();
    }
  },
});

function forEndpoint({ secretAccessKey, sessionToken, ...rest }: RoleCredentials) {
  return { ...rest, secretAccessKey: secretAccessKey.reveal(), sessionToken: sessionToken.reveal() };
}
