import { createInterface } from 'node:readline';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { QuestionStreams } from './confirm.ts';

/**
 * Asks for a line on the terminal. An empty answer is the suggestion; undefined on Ctrl-C and Ctrl-D. The question goes to
 * stderr: a shell may be evaluating stdout. Rejects with noTerminal where nobody can answer.
 */
export async function askLine(
  question: string,
  suggestion: string | undefined,
  { input, output }: QuestionStreams,
): Promise<string | undefined> {
  if (input.isTTY !== true || output.isTTY !== true) throw new DaypassError('noTerminal');
  const lines = createInterface({ input, output });
  try {
    return await new Promise<string | undefined>((resolve) => {
      lines.on('close', () => resolve(undefined));
      const shown = suggestion === undefined ? '' : ` [${suggestion}]`;
      lines.question(`${question}${shown}: `, (answer) => resolve(answer.trim() || suggestion));
    });
  } finally {
    lines.close();
  }
}
