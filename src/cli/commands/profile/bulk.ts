import { DEFAULT_SETTINGS } from '../../../shared/domain/settings.ts';
import type { RoleSelection } from '../../../shared/domain/config-edits.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand, type CommandInput } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { listForEdit } from '../../edits/list-for-edit.ts';
import { forgetRule, listRules } from './bulk-rules.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { withJson } from '../../output/json-mode.ts';
import type { Terminal } from '../../terminal.ts';
import { usageError } from '../../usage-error.ts';

type Input = CommandInput<
  'account' | 'match' | 'session' | 'template' | 'region' | 'output' | 'forget',
  'favourites' | 'all' | 'dry-run' | 'list' | 'json'
>;

export const profileBulk = defineCommand({
  name: 'profile bulk',
  values: ['account', 'match', 'session', 'template', 'region', 'output', 'forget'],
  flags: ['favourites', 'all', 'dry-run', 'list', 'json'],
  run(input, terminal) {
    if (input.flag('list')) return listRules({ isJson: input.flag('json') }, terminal);
    return withJson(input.flag('json'), terminal, (own) => addOrForget(input, own));
  },
});

async function addOrForget(input: Input, terminal: Terminal): Promise<number> {
  const forgotten = input.value('forget');
  if (forgotten !== undefined) return forgetRule(forgotten, terminal);
  const selection = await selectionOf(input, terminal);
  const [region, output] = [input.value('region'), input.value('output')];
  const ofSettings = terminal.settings.profileNameTemplate;
  // The usual template is left out of the rule, as always.
  const chosen = ofSettings === DEFAULT_SETTINGS.profileNameTemplate ? undefined : ofSettings;
  const nameTemplate = input.value('template') ?? chosen;
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
}

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
  if (way === undefined) throw usageError('optionMissing', { value: '--all', command: 'profile bulk' });
  if (ways.length > 1) throw usageError('optionsExclusive', { value: ways.join(', '), command: 'profile bulk' });
  if (way === '--favourites') {
    if (session !== undefined)
      throw usageError('optionsExclusive', { value: '--favourites, --session', command: 'profile bulk' });
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
