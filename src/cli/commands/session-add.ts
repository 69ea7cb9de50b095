import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/safe-text.ts';
import { DaypassError } from '../../shared/daypass-error.ts';
import { defineCommand, type CommandName } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { required } from '../role-selector.ts';

export const sessionAdd = defineCommand({
  name: 'session add',
  values: ['start-url', 'region', 'scopes'],
  positionals: [{ name: 'NAME', required: true }],
  async run({ value, positionals: [name = ''] }, terminal) {
    const startUrl = required(value('start-url'), '--start-url', 'session add');
    const region = required(value('region'), '--region', 'session add');
    const list = value('scopes');
    const scopes = list === undefined ? undefined : scopesOf(list, 'session add');
    const engine = await terminal.engine();
    const session = await engine.addSession({ name, startUrl, region, ...(scopes && { scopes }) });
    terminal.out(messagesFor(terminal.language).cli.sessionAdded(safeText(session.name)));
    return EXIT.ok;
  },
});

/** Throws `usage` for a list without a scope. */
export function scopesOf(list: string, command: CommandName): readonly string[] {
  const scopes = list.split(/[\s,]+/).filter((scope) => scope !== '');
  if (scopes.length === 0) throw new DaypassError('usage', { problem: 'optionNeedsValue', value: '--scopes', command });
  return scopes;
}
