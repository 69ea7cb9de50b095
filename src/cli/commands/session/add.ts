import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { defineCommand, type CommandName } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { required } from '../../roles/role-selector.ts';
import { usageError } from '../../usage-error.ts';

export const sessionAdd = defineCommand({
  name: 'session add',
  values: ['start-url', 'region', 'scopes'],
  positionals: [{ name: 'NAME', required: true }],
  async run({ value, positionals: [name = ''] }, terminal) {
    const startUrl = required(value('start-url'), '--start-url', 'session add');
    const list = value('scopes');
    const scopes = list === undefined ? undefined : scopesOf(list, 'session add');
    const engine = await terminal.engine();
    const words = messagesFor(terminal.language).cli;
    const region = value('region') ?? (await engine.findRegion(startUrl));
    if (value('region') === undefined) terminal.err(words.regionFound(safeText(region)));
    const session = await engine.addSession({ name, startUrl, region, ...(scopes && { scopes }) });
    terminal.result({
      session: session.id,
      startUrl: session.startUrl ?? null,
      region: session.region ?? null,
      added: session.wasThere !== true,
    });
    const shown = safeText(session.id);
    terminal.out(session.wasThere ? words.sessionWasThere(shown) : words.sessionAdded(shown));
    return EXIT.ok;
  },
});

/** Throws `usage` for a list without a scope. */
export function scopesOf(list: string, command: CommandName): readonly string[] {
  const scopes = list.split(/[\s,]+/).filter((scope) => scope !== '');
  if (scopes.length === 0) throw usageError('optionNeedsValue', { value: '--scopes', command });
  return scopes;
}
