import type { SignInPrompt } from '../../core/index.ts';
import { zonedTime } from '../../presenter/sessions/calendar-time.ts';
import { errorWords } from '../../presenter/words/error-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { sessionLabel } from '../../presenter/sessions/session-label.ts';
import { timeLeft } from '../../presenter/sessions/time-left.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { isoInstant } from '../output/format-instant.ts';
import { printClock } from '../output/print-clock.ts';
import { readResponse } from '../read-response.ts';
import type { Terminal } from '../terminal.ts';

export const login = defineCommand({
  name: 'login',
  values: ['response'],
  flags: ['browser', 'device', 'no-open', 'json'],
  positionals: [{ name: 'SESSION', required: false }],
  async run({ value, flag, positionals: [sourceId] }, terminal) {
    if (flag('browser') && flag('device'))
      throw new DaypassError('usage', { problem: 'optionsExclusive', value: '--browser, --device', command: 'login' });
    const responsePath = value('response');
    const opens = !flag('no-open');
    const printed = flag('json') ? printAsJson(terminal) : printForPeople(terminal, opens);
    const cancel = new AbortController();
    const stopListening = terminal.onInterrupt(() => cancel.abort());
    try {
      const engine = await terminal.engine();
      const session = await engine.findSession(sourceId);
      const { expiresAtMillis, refreshable } = await engine.signIn(session.id, {
        openBrowser: opens,
        onPrompt: (prompt) => printed.prompt(prompt),
        signal: cancel.signal,
        ...(responsePath !== undefined && { samlResponse: await readResponse(responsePath, terminal) }),
        ...(flag('browser') && { flow: 'browser' }),
        ...(flag('device') && { flow: 'device' }),
      });
      printed.signedIn(session, expiresAtMillis, refreshable);
      printClock(engine, terminal);
      return EXIT.ok;
    } catch (thrown) {
      const error = toDaypassError(thrown);
      printed.failed(error);
      throw error;
    } finally {
      stopListening();
    }
  },
});

interface Printed {
  prompt(prompt: SignInPrompt): void;
  signedIn(session: SourceInfo, expiresAtMillis: number, refreshable: boolean): void;
  /** Beside the line on stderr that every failure gets. */
  failed(error: DaypassError): void;
}

function printAsJson(terminal: Terminal): Printed {
  const line = (event: Readonly<Record<string, string>>): void => terminal.out(JSON.stringify(event));
  return {
    prompt: (prompt) =>
      prompt.flow === 'browser'
        ? line({ event: 'browser', url: prompt.url })
        : line({
            event: 'device',
            url: prompt.url,
            code: prompt.userCode,
            expiresAt: isoInstant(prompt.deadlineMillis),
          }),
    signedIn: (session, expiresAtMillis) =>
      line({ event: 'signedIn', session: session.id, expiresAt: isoInstant(expiresAtMillis) }),
    failed: (error) =>
      line({
        event: 'failed',
        code: error.code,
        message: errorWords(error, terminal.language, 'commandLine').message,
      }),
  };
}

/** A link is shown whole or not at all: a cut one leads nowhere. */
const LINK_LENGTH = 8192;

function printForPeople(terminal: Terminal, opens: boolean): Printed {
  const words = messagesFor(terminal.language).cli.login;
  return {
    prompt(prompt) {
      if (prompt.flow === 'browser') {
        terminal.out(opens ? words.openBrowser : words.openYourself);
        terminal.out(safeText(prompt.url, LINK_LENGTH));
      } else {
        terminal.out(opens ? words.deviceOpened : words.deviceYourself);
        terminal.out(safeText(prompt.url, LINK_LENGTH));
        terminal.out(words.code(safeText(prompt.userCode)));
        terminal.out(words.neverShare);
      }
      terminal.err(words.waiting(timeLeft(prompt.deadlineMillis - terminal.nowMillis(), terminal.language)));
    },
    signedIn(session, expiresAtMillis, refreshable) {
      const until = zonedTime(expiresAtMillis, terminal.language);
      const label = sessionLabel(session);
      terminal.out(refreshable ? words.signedInRenewing(label, until) : words.signedIn(label, until));
    },
    failed: () => undefined,
  };
}
