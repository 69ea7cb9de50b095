import type { RoleSelection } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand, type CommandInput } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { listForEdit } from '../../edits/list-for-edit.ts';
import { forgetRule, listRules } from './bulk-rules.ts';
import { runEdit } from '../../edits/run-edit.ts';
import type { Terminal } from '../../terminal.ts';

type Input = CommandInput<
  'account' | 'match' | 'session' | 'template' | 'region' | 'output' | 'forget',
  'favourites' | 'all' | 'dry-run' | 'list' | 'json'
>;

export const profileBulk = defineCommand({
  name: 'profile bulk',
  values: ['account', 'match', 'session', 'template', 'region', 'output', 'forget'],
  flags: ['favourites', 'all', 'dry-run', 'list', 'json'],
  async run(input, terminal) {
    const forgotten = input.value('forget');
    if (forgotten !== undefined) return forgetRule(forgotten, terminal);
    if (input.flag('list')) return listRules({ isJson: input.flag('json') }, terminal);
    if (input.flag('json')) throw usage('optionMissing', '--list');
    const selection = await selectionOf(input, terminal);
    const [nameTemplate, region, output] = [input.value('template'), input.value('region'), input.value('output')];
    const session = 'sourceId' in selection ? selection.sourceId : undefined;
    const listed = selection.by === 'favourites' ? EXIT.ok : await listForEdit(session, { refresh: false }, terminal);
    const done = await runEdit(
      {
        edit: 'addProfiles',
        selection,
        ...(nameTemplate !== undefined && { nameTemplate }),
        ...(region !== undefined && { region }),
        ...(output !== undefined && { output }),
      },
      { isDryRun: input.flag('dry-run') },
      terminal,
    );
    return done === EXIT.ok ? listed : done;
  },
});

/** Exactly one way to choose. Throws `usage`. */
async function selectionOf({ value, flag }: Input, terminal: Terminal): Promise<RoleSelection> {
  const [accountId, pattern, session] = [value('account'), value('match'), value('session')];
  const ways = [
    ...(flag('favourites') ? ['--favourites'] : []),
    ...(accountId === undefined ? [] : ['--account']),
    ...(pattern === undefined ? [] : ['--match']),
    ...(flag('all') ? ['--all'] : []),
  ];
  const [way] = ways;
  if (way === undefined) throw usage('optionMissing', '--all');
  if (ways.length > 1) throw usage('optionsExclusive', ways.join(', '));
  if (way === '--favourites') {
    if (session !== undefined) throw usage('optionsExclusive', '--favourites, --session');
    return { by: 'favourites' };
  }
  const engine = await terminal.engine();
  if (accountId !== undefined) {
    if (!/^\d{12}$/.test(accountId)) throw new DaypassError('accountIdInvalid', { accountId });
    return { by: 'account', sourceId: (await engine.findSession(session)).id, accountId };
  }
  const inSession = session === undefined ? {} : { sourceId: (await engine.findSession(session)).id };
  return pattern === undefined ? { by: 'all', ...inSession } : { by: 'pattern', pattern, ...inSession };
}

function usage(problem: string, value: string): DaypassError {
  return new DaypassError('usage', { problem, value, command: 'profile bulk' });
}
