import { messagesFor } from '../../presenter/messages/index.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { roleSelector, SELECTOR_OPTIONS } from '../role-selector.ts';

export const consoleCommand = defineCommand({
  name: 'console',
  values: [...SELECTOR_OPTIONS, 'destination'],
  flags: ['print'],
  async run({ value, flag }, terminal) {
    const selector = roleSelector({ value }, 'console');
    const destination = value('destination');
    const engine = await terminal.engine();
    const { sessionName, accountId, roleName } = await engine.resolveRole(selector);
    const url = await engine.consoleUrl(
      { sessionName, accountId, roleName },
      destination === undefined ? {} : { destination },
    );
    if (flag('print')) {
      terminal.out(url);
      return EXIT.ok;
    }
    try {
      await terminal.browser.open(url);
    } catch (thrown) {
      terminal.out(url);
      throw thrown;
    }
    terminal.out(messagesFor(terminal.language).cli.console.opened);
    return EXIT.ok;
  },
});
