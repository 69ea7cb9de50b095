import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { Engine } from '../../../core/index.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { nearest } from '../../../shared/text/nearest.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { defineCommand, type CommandInput } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { required } from '../../roles/role-selector.ts';
import { showPreview, printWarnings } from '../../edits/run-edit.ts';
import type { Terminal } from '../../terminal.ts';

const OPTIONS = ['session', 'account', 'role', 'region', 'output'] as const;
const NAME = [{ name: 'NAME', required: true }] as const;

export const profileAdd = defineCommand({
  name: 'profile add',
  values: OPTIONS,
  flags: ['dry-run'],
  positionals: NAME,
  async run(input, terminal) {
    const edit = await addProfileEdit(input, 'profile add', terminal);
    const words = messagesFor(terminal.language).cli.profile;
    const engine = await terminal.engine();
    if (input.flag('dry-run')) {
      showPreview(await engine.previewEdit(edit), terminal);
      terminal.err(words.dryRun);
      return EXIT.ok;
    }
    const made = await engine.applyEdit(edit, { lookAgain: true });
    terminal.out(words.added(safeText(edit.profileName), safeText(made.files[0]?.filePath ?? '', 400)));
    printWarnings(made, terminal);
    return EXIT.ok;
  },
});

export const profilePreview = defineCommand({
  name: 'profile preview',
  values: OPTIONS,
  positionals: NAME,
  async run(input, terminal) {
    const edit = await addProfileEdit(input, 'profile preview', terminal);
    const engine = await terminal.engine();
    showPreview(await engine.previewEdit(edit), terminal);
    return EXIT.ok;
  },
});

/** Throws roleNotFound, with the fact `near`, for a role that the last list of the session does not have. */
async function checkListed({ sourceId, accountId, roleName }: RoleRef, engine: Engine): Promise<void> {
  await engine.reload();
  const accounts = engine.state.accounts[sourceId] ?? [];
  const account = accounts.find((one) => one.accountId === accountId);
  if (accounts.length === 0 || account?.roleNames.includes(roleName)) return;
  const near = account
    ? nearest(roleName, account.roleNames)
    : nearest(
        accountId,
        accounts.map((one) => one.accountId),
      );
  throw new DaypassError('roleNotFound', { accountId, roleName, ...(near !== undefined && { near }) });
}

async function addProfileEdit(
  {
    value,
    positionals: [profileName = ''],
  }: Pick<CommandInput<(typeof OPTIONS)[number], never>, 'value' | 'positionals'>,
  command: 'profile add' | 'profile preview',
  terminal: Terminal,
): Promise<Extract<ConfigEdit, { edit: 'addProfile' }>> {
  const selector = {
    sourceId: required(value('session'), '--session', command),
    accountId: required(value('account'), '--account', command),
    roleName: required(value('role'), '--role', command),
  };
  const engine = await terminal.engine();
  const { sourceId, accountId, roleName } = await engine.resolveRole(selector);
  await checkListed({ sourceId, accountId, roleName }, engine);
  const region = value('region');
  const output = value('output');
  return {
    edit: 'addProfile',
    role: { sourceId, accountId, roleName },
    profileName,
    ...(region !== undefined && { region }),
    ...(output !== undefined && { output }),
  };
}
