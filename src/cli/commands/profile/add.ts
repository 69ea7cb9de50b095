import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { Engine } from '../../../core/index.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { nearest } from '../../../shared/text/nearest.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { defineCommand, type CommandInput } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { resolveRole, ROLE_WORDS, type SELECTOR_OPTIONS } from '../../roles/role-selector.ts';
import { editResult, showPreview, printWarnings } from '../../edits/run-edit.ts';
import type { Terminal } from '../../terminal.ts';

const OPTIONS = ['session', 'account', 'role', 'region', 'output'] as const;
const NAME = [{ name: 'NAME', required: true }, ROLE_WORDS] as const;

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
      const preview = await engine.previewEdit(edit);
      showPreview(preview, terminal);
      terminal.result(editResult(edit, preview, true));
      terminal.err(words.dryRun);
      return EXIT.ok;
    }
    const made = await engine.applyEdit(edit, { lookAgain: true });
    terminal.out(words.added(safeText(edit.profileName), safeText(made.files[0]?.filePath ?? '', 400)));
    terminal.result(editResult(edit, made, false));
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
    const preview = await engine.previewEdit(edit);
    showPreview(preview, terminal);
    terminal.result(editResult(edit, preview, true));
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
    positionals: [profileName = '', ...words],
  }: Pick<CommandInput<(typeof OPTIONS)[number], never>, 'value' | 'positionals'>,
  command: 'profile add' | 'profile preview',
  terminal: Terminal,
): Promise<Extract<ConfigEdit, { edit: 'addProfile' }>> {
  const selectors = {
    value: (name: (typeof SELECTOR_OPTIONS)[number]) => (name === 'profile' ? undefined : value(name)),
  };
  const { sourceId, accountId, roleName } = await resolveRole(selectors, words, command, terminal);
  const engine = await terminal.engine();
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
