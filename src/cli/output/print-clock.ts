import type { Engine } from '../../core/index.ts';
import { clockWords } from '../../presenter/sessions/clock-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import type { Terminal } from '../terminal.ts';

/** Says on stderr that this machine's clock is wrong, where AWS's answers have shown it. */
export function printClock({ state }: Engine, terminal: Terminal): void {
  if (state.clockAheadMillis === undefined) return;
  const { message, next } = clockWords(state.clockAheadMillis, terminal.language);
  terminal.err(messagesFor(terminal.language).cli.errorLine(message, next));
}
