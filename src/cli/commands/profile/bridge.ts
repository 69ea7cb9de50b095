import { defineCommand } from '../../command.ts';
import { required } from '../../roles/role-selector.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { usageError } from '../../usage-error.ts';

export const profileBridge = defineCommand({
  name: 'profile bridge',
  values: ['as', 'with'],
  flags: ['dry-run'],
  positionals: [{ name: 'NAME', required: true }],
  run({ value, flag, positionals: [profileName = ''] }, terminal) {
    const bridgeName = required(value('as'), '--as', 'profile bridge');
    const command = value('with') ?? 'daypass';
    if (command !== 'daypass' && command !== 'aws') {
      throw usageError('optionInvalid', { value: '--with', known: 'daypass, aws' });
    }
    return runEdit({ edit: 'addBridge', profileName, bridgeName, command }, { isDryRun: flag('dry-run') }, terminal);
  },
});
