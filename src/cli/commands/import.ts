import { messagesFor } from '../../presenter/messages/index.ts';
import { originWords } from '../../presenter/words/import-words.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { OTHER_TOOLS, type OtherTool } from '../../shared/imports/import-plan.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { nearest } from '../../shared/text/nearest.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { runImport } from '../imports/show-import.ts';
import type { Terminal } from '../terminal.ts';

export const importTool = defineCommand({
  name: 'import',
  flags: ['dry-run', 'json', 'yes', 'undo'],
  positionals: [{ name: 'TOOL', required: false }],
  async run({ flag, positionals: [name] }, terminal) {
    if (name === undefined) return listTools(flag('json'), terminal);
    const tool = toolNamed(name);
    const engine = await terminal.engine();
    const shown = originWords({ by: 'tool', tool }, terminal.language);
    const words = messagesFor(terminal.language).cli.imports;
    if (flag('undo')) {
      if (flag('dry-run') || flag('json'))
        throw new DaypassError('usage', {
          problem: 'optionsExclusive',
          value: '--undo, --dry-run, --json',
          command: 'import',
        });
      await engine.imports.undoImport(tool);
      terminal.out(words.undone(shown));
      return EXIT.ok;
    }
    const actions = {
      plan: () => engine.imports.planImport(tool),
      apply: (fingerprint: string) => engine.imports.applyImport(tool, { fingerprint, lookAgain: true }),
      done: words.done(shown),
      takeBack: `daypass import ${tool} --undo`,
    };
    const flags = { isDryRun: flag('dry-run'), asJson: flag('json'), isConfirmed: flag('yes') };
    return runImport(actions, flags, terminal);
  },
});

/** Which tools are here, for a person who has not said which. */
async function listTools(asJson: boolean, terminal: Terminal): Promise<number> {
  const words = messagesFor(terminal.language).cli.imports;
  const found = await (await terminal.engine()).imports.findOtherTools();
  if (asJson) terminal.out(JSON.stringify({ tools: found }, undefined, 2));
  else if (found.length === 0) terminal.out(words.noTools);
  else
    for (const { tool, paths } of found) terminal.out(`daypass import ${tool}  (${safeText(paths.join(', '), 400)})`);
  return EXIT.ok;
}

function toolNamed(name: string): OtherTool {
  const tool = OTHER_TOOLS.find((known) => known === name.toLowerCase());
  if (tool !== undefined) return tool;
  const hint = nearest(name, OTHER_TOOLS);
  throw new DaypassError('usage', {
    problem: 'optionInvalid',
    value: 'TOOL',
    known: OTHER_TOOLS.join(', '),
    command: 'import',
    ...(hint !== undefined && { hint }),
  });
}
