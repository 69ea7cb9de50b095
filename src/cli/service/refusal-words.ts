import { errorWords } from '../../presenter/words/error-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { ERROR_CODES } from '../../shared/errors/error-codes.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { systemSurroundings } from '../ports/system-ports.ts';
import { terminalSettings } from '../output/settings.ts';
import { terminalText } from '../terminal-text.ts';

/** One line for stderr and the exit code. The AWS CLI and botocore show the line as it stands. */
export async function refusalOf(
  code: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<{ readonly line: string; readonly exitCode: number }> {
  const known = ERROR_CODES.find((one) => one === code) ?? 'internal';
  const error = new DaypassError(known, facts);
  const { language } = await terminalSettings(systemSurroundings(process.env));
  const { message, next } = errorWords(error, language, 'commandLine');
  return { line: terminalText(messagesFor(language).cli.errorLine(message, next)), exitCode: exitCodeOf(known) };
}
