import { errorWords } from '../../presenter/words/error-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import type { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Terminal } from '../terminal.ts';

/** The one line on stderr: what happened and what to do next. */
export function printError(error: DaypassError, terminal: Terminal): void {
  const { message, next } = errorWords(error, terminal.language, 'commandLine');
  terminal.err(messagesFor(terminal.language).cli.errorLine(message, next));
  if (terminal.env['DAYPASS_DEBUG'] && error.cause instanceof Error) terminal.err(framesOf(error.cause));
}

/** Where it happened, without the message: that may quote what AWS or a file said. */
function framesOf(cause: Error): string {
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [cause.name, ...frames].join('\n');
}
