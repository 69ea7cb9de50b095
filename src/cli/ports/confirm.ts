import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Taken in every language, since the question itself says [y/N]. */
const YES: ReadonlySet<string> = new Set(['y', 'yes', 'はい']);

export interface QuestionStreams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
}

/**
 * Asks on the terminal and returns true only for an answer in `YES`, whatever its case. False at once where nobody can
 * answer. The question goes to stderr: a shell may be evaluating stdout.
 */
export function confirmOnTerminal(question: string, { input, output }: QuestionStreams): Promise<boolean> {
  if (input.isTTY !== true || output.isTTY !== true) return Promise.resolve(false);
  return new Promise((resolve) => {
    const lines = createInterface({ input, output });
    // Ctrl-C and Ctrl-D end the question without an answer.
    lines.on('close', () => resolve(false));
    lines.question(`${question} `, (answer) => {
      resolve(YES.has(answer.trim().toLowerCase()));
      lines.close();
    });
  });
}
