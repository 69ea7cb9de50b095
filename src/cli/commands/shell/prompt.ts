import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { promptOutput } from '../../prompt/print-prompt.ts';
import { usageError } from '../../usage-error.ts';
import { PROMPT_SHELLS } from '../../prompt/prompt-text.ts';

/** `daypass prompt`. Arguments of the usual form never come here: index.ts answers them before the program is loaded. */
export const prompt = defineCommand({
  name: 'prompt',
  values: ['shell'],
  flags: ['json'],
  run({ value, flag }, terminal) {
    const name = value('shell') ?? 'plain';
    const shell = PROMPT_SHELLS.find((known) => known === name);
    if (shell === undefined)
      throw usageError('shellUnknown', { value: name, command: 'prompt', known: PROMPT_SHELLS.join(', ') });
    const text = promptOutput({ shell, isJson: flag('json') }, terminal.env, terminal.nowMillis());
    if (text !== '') terminal.outExactly(`${text}\n`);
    return Promise.resolve(EXIT.ok);
  },
});
