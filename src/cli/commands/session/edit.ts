import { defineCommand } from '../../command.ts';
import { required } from '../../roles/role-selector.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { scopesOf } from './add.ts';

export const sessionChange = defineCommand({
  name: 'session change',
  values: ['start-url', 'region', 'scopes'],
  flags: ['dry-run'],
  positionals: [{ name: 'NAME', required: true }],
  run({ value, flag, positionals: [name = ''] }, terminal) {
    const [startUrl, region, list] = [value('start-url'), value('region'), value('scopes')];
    if (startUrl === undefined && region === undefined && list === undefined)
      required(undefined, '--start-url', 'session change');
    return runEdit(
      {
        edit: 'changeSession',
        name,
        ...(startUrl !== undefined && { startUrl }),
        ...(region !== undefined && { region }),
        ...(list !== undefined && { scopes: scopesOf(list, 'session change') }),
      },
      { isDryRun: flag('dry-run') },
      terminal,
    );
  },
});

export const sessionRename = defineCommand({
  name: 'session rename',
  flags: ['dry-run'],
  positionals: [
    { name: 'OLD', required: true },
    { name: 'NEW', required: true },
  ],
  run: ({ flag, positionals: [name = '', newName = ''] }, terminal) =>
    runEdit({ edit: 'changeSession', name, newName }, { isDryRun: flag('dry-run') }, terminal),
});

export const sessionRemove = defineCommand({
  name: 'session remove',
  flags: ['with-profiles', 'dry-run'],
  positionals: [{ name: 'NAME', required: true }],
  run: ({ flag, positionals: [name = ''] }, terminal) =>
    runEdit(
      { edit: 'removeSession', name, withProfiles: flag('with-profiles') },
      { isDryRun: flag('dry-run') },
      terminal,
    ),
});
