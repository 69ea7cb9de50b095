import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { listForEdit } from '../../edits/list-for-edit.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { usageError } from '../../usage-error.ts';

/** What is gone is only known from a list that AWS has just given, so every sync asks for one. */
export const profileSync = defineCommand({
  name: 'profile sync',
  values: ['session'],
  flags: ['prune', 'prune-all', 'dry-run'],
  positionals: [{ name: 'NAME', required: false, many: true }],
  async run({ value, flag, positionals: names }, terminal) {
    if (flag('prune') && flag('prune-all'))
      throw usageError('optionsExclusive', { command: 'profile sync', value: '--prune, --prune-all' });
    if (flag('prune') && names.length === 0)
      throw usageError('argumentMissing', { command: 'profile sync', value: 'NAME' });
    if (!flag('prune') && names[0] !== undefined) {
      throw usageError('argumentUnexpected', { command: 'profile sync', value: names[0], hint: `--prune ${names[0]}` });
    }
    const engine = await terminal.engine();
    const asked = value('session');
    const sourceId = asked === undefined ? undefined : (await engine.findSession(asked)).id;
    const listed = await listForEdit(sourceId, { refresh: true }, terminal);
    const edit: Extract<ConfigEdit, { edit: 'syncProfiles' }> = {
      edit: 'syncProfiles',
      ...(sourceId !== undefined && { sourceId }),
      prune: names,
    };
    const prune = flag('prune-all') ? ((await engine.previewEdit(edit)).prunable ?? []) : names;
    const done = await runEdit({ ...edit, prune }, { isDryRun: flag('dry-run') }, terminal);
    return done === EXIT.ok ? listed : done;
  },
});
