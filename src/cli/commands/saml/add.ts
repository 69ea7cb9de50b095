import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { required } from '../../roles/role-selector.ts';

export const samlAdd = defineCommand({
  name: 'saml add',
  values: ['url', 'port', 'duration'],
  positionals: [{ name: 'NAME', required: true }],
  async run({ value, positionals: [name = ''] }, terminal) {
    const url = required(value('url'), '--url', 'saml add');
    const [port, duration] = [value('port'), value('duration')];
    const engine = await terminal.engine();
    await engine.saml.add({
      name,
      url,
      ...(port !== undefined && { loopbackPort: wholeNumber(port) }),
      ...(duration !== undefined && { sessionSeconds: wholeNumber(duration) }),
    });
    terminal.result({ session: name });
    terminal.out(messagesFor(terminal.language).cli.saml.added(safeText(name)));
    return EXIT.ok;
  },
});

/** Not a number for what is none: the engine then says which option is wrong. */
function wholeNumber(text: string): number {
  return /^\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
}
