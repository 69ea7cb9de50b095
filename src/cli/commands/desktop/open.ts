import { messagesFor } from '../../../presenter/messages/index.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';

/** `daypass open`: the app's window. */
export const openCommand = defineCommand({
  name: 'open',
  async run(_input, terminal) {
    await terminal.openApp();
    terminal.result({ opened: true });
    terminal.out(messagesFor(terminal.language).cli.desktop.opened);
    return EXIT.ok;
  },
});
