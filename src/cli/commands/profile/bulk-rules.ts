import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { shellWord } from '../../../presenter/words/shell-word.ts';
import type { ListedBulkRule } from '../../../shared/domain/config-edits.ts';
import { EXIT } from '../../exit-codes.ts';
import { table } from '../../output/table.ts';
import type { Terminal } from '../../terminal.ts';
import { usageError } from '../../usage-error.ts';

/** Prints the choices that `profile sync` repeats, each with the number that `--forget` takes. */
export async function listRules({ isJson }: { readonly isJson: boolean }, terminal: Terminal): Promise<number> {
  const words = messagesFor(terminal.language).cli.bulk;
  const rules = await (await terminal.engine()).listBulkRules();
  if (isJson) {
    const listed = rules.map(({ selection, ...rule }, index) => ({
      number: index + 1,
      selection: withSession(selection),
      ...rule,
    }));
    terminal.out(JSON.stringify({ rules: listed }, undefined, 2));
  } else if (rules.length === 0) terminal.out(words.rulesNone);
  else {
    const { number, choice, roles } = words.ruleColumns;
    const rows = rules.map((rule, index) => [String(index + 1), optionsOf(rule), String(rule.roles)]);
    for (const line of table([number, choice, roles], rows, terminal)) terminal.out(line);
  }
  return EXIT.ok;
}

/** Forgets one choice by its number. Its profiles stay. Throws `usage`. */
export async function forgetRule(number: string, terminal: Terminal): Promise<number> {
  const engine = await terminal.engine();
  const rules = await engine.listBulkRules();
  const rule = /^\d{1,6}$/u.test(number) ? rules[Number(number) - 1] : undefined;
  if (rule === undefined) {
    const known = rules.map((_rule, index) => index + 1).join(', ');
    throw usageError('optionInvalid', { value: '--forget', known, command: 'profile bulk' });
  }
  await engine.forgetBulkRule(rule.selection);
  terminal.result({ forgotten: Number(number) });
  terminal.out(messagesFor(terminal.language).cli.bulk.ruleForgotten(optionsOf(rule)));
  return EXIT.ok;
}

/** The key `session` of all JSON of the command line. */
function withSession(selection: ListedBulkRule['selection']): Readonly<Record<string, string>> {
  if (!('sourceId' in selection)) return selection;
  const { sourceId, ...rest } = selection;
  return { ...rest, ...(sourceId !== undefined && { session: sourceId }) };
}

/** The options of `profile bulk` that made the rule. */
function optionsOf({ selection, nameTemplate, region, output }: ListedBulkRule): string {
  const option = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`--${name} ${shellWord(safeText(value, 200))}`];
  return [
    ...choiceOf(),
    ...option('session', 'sourceId' in selection ? selection.sourceId : undefined),
    ...option('template', nameTemplate),
    ...option('region', region),
    ...option('output', output),
  ].join(' ');

  function choiceOf(): readonly string[] {
    switch (selection.by) {
      case 'favourites':
        return ['--favourites'];
      case 'all':
        return ['--all'];
      case 'account':
        return option('account', selection.accountId);
      case 'pattern':
        return option('match', selection.pattern);
    }
  }
}
