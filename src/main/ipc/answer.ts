import type { Log } from '../../core/index.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import { factsForWindow } from '../../shared/errors/facts-for-window.ts';
import type { Outcome } from '../../shared/errors/outcome.ts';
import { schemas } from './schemas.ts';

/** One function per command of the contract; leaving one out does not compile. */
export type Handlers = {
  readonly [K in CommandName]: (input: CommandInput<K>) => Promise<CommandOutput<K>> | CommandOutput<K>;
};

/** What a message from some renderer says about where it came from. */
export interface Sender {
  readonly isOurWindow: boolean;
  readonly isTopFrame: boolean;
  readonly origin: string;
}

/** Why a sender is refused, or undefined for our own window's top frame showing our own pages. */
export function refusalOf(sender: Sender, ourOrigin: string): string | undefined {
  if (!sender.isOurWindow) return 'not our window';
  if (!sender.isTopFrame) return 'not the top frame';
  if (sender.origin !== ourOrigin) return 'not our origin';
  return undefined;
}

/**
 * Runs one command: input parsed by its schema, then its handler. Whatever is thrown becomes a failure by code, so
 * no exception's text crosses to the window; the whole error goes to the log.
 */
export async function answerCommand<K extends CommandName>(
  name: K,
  rawInput: unknown,
  handlers: Handlers,
  log: Log,
): Promise<Outcome<CommandOutput<K>>> {
  const parsed = schemas[name].safeParse(rawInput);
  if (!parsed.success) return { ok: false, error: { code: 'usage', facts: { command: name }, retryable: false } };
  try {
    return { ok: true, value: await handlers[name](parsed.data) };
  } catch (thrown) {
    const error = toDaypassError(thrown);
    log.warn('command.failed', { command: name, code: error.code, cause: error.cause });
    return {
      ok: false,
      error: { code: error.code, facts: factsForWindow(error.code, error.facts), retryable: error.retryable },
    };
  }
}
