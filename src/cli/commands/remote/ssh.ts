import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand } from '../../command.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { ROLE_WORDS, SELECTOR_OPTIONS } from '../../roles/role-selector.ts';
import { sshArguments } from '../../ssh/ssh-arguments.ts';

/** `daypass ssh`: a session on another machine whose programs get keys from this one. */
export const ssh = defineCommand({
  name: 'ssh',
  values: SELECTOR_OPTIONS,
  flags: [YES_OPTION],
  positionals: [{ name: 'HOST', required: true }, ROLE_WORDS],
  takesCommand: 'optional',
  async run({ value, flag, positionals: [host = '', ...words], command }, terminal) {
    if (host === '') throw new DaypassError('usage', { problem: 'argumentMissing', value: 'HOST', command: 'ssh' });
    const args = sshArguments(command);
    const { role, again } = await mint({ value, flag, words }, { command: 'ssh', purpose: 'container' }, terminal);
    const region = role.profile?.region;
    const end = await terminal.runOverSsh({
      host,
      args,
      ...(region !== undefined && { region }),
      get: async (signal) => {
        const { secretAccessKey, sessionToken, ...rest } = await again(signal);
        return { ...rest, secretAccessKey: secretAccessKey.reveal(), sessionToken: sessionToken.reveal() };
      },
    });
    if ('exitCode' in end) return end.exitCode;
    throw new DaypassError(end.failed === 'notForwarded' ? 'sshNotForwarded' : 'sshNotPrepared', { host });
  },
});
