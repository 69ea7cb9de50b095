import { defineCommand } from '../../command.ts';
import { required, resolveRole, ROLE_WORDS } from '../../roles/role-selector.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { usageError } from '../../usage-error.ts';

const NAME = { name: 'NAME', required: true } as const;

export const profileRename = defineCommand({
  name: 'profile rename',
  flags: ['dry-run'],
  positionals: [
    { name: 'OLD', required: true },
    { name: 'NEW', required: true },
  ],
  run: ({ flag, positionals: [profileName = '', newName = ''] }, terminal) =>
    runEdit({ edit: 'changeProfile', profileName, newName }, { isDryRun: flag('dry-run') }, terminal),
});

export const profileSet = defineCommand({
  name: 'profile set',
  values: ['session', 'account', 'role', 'region', 'output'],
  flags: ['no-region', 'no-output', 'dry-run'],
  positionals: [NAME],
  run({ value, flag, positionals: [profileName = ''] }, terminal) {
    const region = newSetting(value('region'), flag('no-region'), 'region');
    const output = newSetting(value('output'), flag('no-output'), 'output');
    const signIn = { session: value('session'), accountId: value('account'), roleName: value('role') };
    const given = withoutUndefined(signIn);
    if (region === undefined && output === undefined && Object.keys(given).length === 0)
      required(undefined, '--region', 'profile set');
    return runEdit(
      {
        edit: 'changeProfile',
        profileName,
        ...given,
        ...(region !== undefined && { region }),
        ...(output !== undefined && { output }),
      },
      { isDryRun: flag('dry-run') },
      terminal,
    );
  },
});

export const profileRemove = defineCommand({
  name: 'profile remove',
  flags: ['dry-run'],
  positionals: [{ ...NAME, many: true }],
  run: ({ flag, positionals: profileNames }, terminal) =>
    runEdit({ edit: 'removeProfiles', profileNames }, { isDryRun: flag('dry-run') }, terminal),
});

export const profileDefault = defineCommand({
  name: 'profile default',
  values: ['session', 'account', 'role', 'profile', 'region', 'output'],
  flags: ['dry-run'],
  positionals: [ROLE_WORDS],
  async run({ value, flag, positionals: words }, terminal) {
    const { sourceId, accountId, roleName } = await resolveRole({ value }, words, 'profile default', terminal);
    const given = { region: value('region'), output: value('output') };
    return runEdit(
      { edit: 'setDefault', role: { sourceId, accountId, roleName }, ...withoutUndefined(given) },
      { isDryRun: flag('dry-run') },
      terminal,
    );
  },
});

export const profileChain = defineCommand({
  name: 'profile chain',
  values: ['source', 'role-arn', 'external-id', 'mfa-serial', 'role-session-name', 'region', 'output'],
  flags: ['dry-run'],
  positionals: [NAME],
  run({ value, flag, positionals: [profileName = ''] }, terminal) {
    const sourceProfile = required(value('source'), '--source', 'profile chain');
    const roleArn = required(value('role-arn'), '--role-arn', 'profile chain');
    const given = {
      externalId: value('external-id'),
      mfaSerial: value('mfa-serial'),
      roleSessionName: value('role-session-name'),
      region: value('region'),
      output: value('output'),
    };
    return runEdit(
      { edit: 'addChainedProfile', profileName, sourceProfile, roleArn, ...withoutUndefined(given) },
      { isDryRun: flag('dry-run') },
      terminal,
    );
  },
});

/** A new value, null to take it away, undefined to leave it. Throws `usage` for both at once. */
function newSetting(value: string | undefined, isTakenAway: boolean, name: string): string | null | undefined {
  if (value !== undefined && isTakenAway)
    throw usageError('optionsExclusive', { value: `--${name}, --no-${name}`, command: 'profile set' });
  return isTakenAway ? null : value;
}

function withoutUndefined<Key extends string>(values: Record<Key, string | undefined>): Partial<Record<Key, string>> {
  const given: Partial<Record<Key, string>> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) given[key] = value;
  }
  return given;
}
