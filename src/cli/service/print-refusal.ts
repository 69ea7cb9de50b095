import { closeSync, openSync, writeSync } from 'node:fs';
import type { ServiceAnswer, WaitingNotice } from '../../core/light.ts';

/** Prints a refusal of the service on stderr in the person's words and ends the process with its exit code. */
export async function printServiceRefusal({
  code,
  facts,
}: Extract<ServiceAnswer, { readonly ok: false }>): Promise<void> {
  const { refusalOf } = await import('./refusal-words.ts');
  const { line, exitCode } = await refusalOf(code, facts);
  process.stderr.write(`${line}\n`, () => process.exit(exitCode));
}

/** Tells the person at the terminal that a tool waits: the tool itself swallows what goes to stderr. */
export const showWaiting = {
  isPossible(): boolean {
    return withTerminal(() => undefined);
  },
  /** False where no terminal is there. The app shows a notice of its own instead. */
  print({ waitingFor, owner }: WaitingNotice): boolean {
    if (owner === 'app') return false;
    const name = Array.from(waitingFor.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ''))
      .slice(0, 100)
      .join('');
    return withTerminal((terminal) =>
      writeSync(terminal, `\nDaypass waits for you to sign in. In another terminal: daypass login ${name}\n`),
    );
  },
};

function withTerminal(use: (descriptor: number) => void): boolean {
  try {
    const terminal = openSync('/dev/tty', 'w');
    try {
      use(terminal);
      return true;
    } finally {
      closeSync(terminal);
    }
  } catch {
    return false;
  }
}
