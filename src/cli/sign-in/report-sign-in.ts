import type { SignInPrompt } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { sessionLabel } from '../../presenter/sessions/session-label.ts';
import { timeLeft } from '../../presenter/sessions/time-left.ts';
import { zonedTime } from '../../presenter/sessions/calendar-time.ts';
import { errorWords } from '../../presenter/words/error-words.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { shellWord } from '../../presenter/words/shell-word.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import type { DaypassError } from '../../shared/errors/daypass-error.ts';
import { formatInstant } from '../../shared/text/instant.ts';
import type { Terminal } from '../terminal.ts';
import { qrLines } from './qr-code.ts';
import { sshForward } from './ssh-forward.ts';

/** What a sign-in shows on its way. */
export interface SignInReport {
  prompt(prompt: SignInPrompt, session: SourceInfo): void;
  signedIn(session: SourceInfo, expiresAtMillis: number | undefined, refreshable: boolean): void;
  /** Beside the line on stderr that every failure gets. */
  failed(error: DaypassError): void;
  /** Resolves once everything that was asked for is shown. */
  settled(): Promise<void>;
}

export function reportAsJson(terminal: Terminal): SignInReport {
  const line = (event: Readonly<Record<string, string | boolean | null>>): void => terminal.out(JSON.stringify(event));
  return {
    prompt: (prompt) =>
      prompt.flow === 'browser'
        ? line({ event: 'browser', url: prompt.url })
        : line({
            event: 'device',
            url: prompt.url,
            code: prompt.userCode,
            expiresAt: formatInstant(prompt.deadlineMillis),
          }),
    signedIn: (session, expiresAtMillis) =>
      line({
        event: 'signedIn',
        session: session.id,
        expiresAt: expiresAtMillis === undefined ? null : formatInstant(expiresAtMillis),
      }),
    failed(error) {
      const { message, next } = errorWords(error, terminal.language, 'commandLine');
      line({ event: 'failed', code: error.code, message, next });
    },
    settled: () => Promise.resolve(),
  };
}

export interface ReportOptions {
  readonly opens: boolean;
  /** Whether the person named the way to sign in. */
  readonly isWayNamed: boolean;
  readonly redirectPort?: number | undefined;
}

/** A link is shown whole or not at all: a cut one leads nowhere. */
const LINK_LENGTH = 8192;
/** Long enough for a password and a click, short enough for a person who looks at a page that can't come back. */
const STUCK_MILLIS = 30_000;

export function reportForPeople(terminal: Terminal, { opens, isWayNamed, redirectPort }: ReportOptions): SignInReport {
  const words = messagesFor(terminal.language).cli.login;
  let stopHint = (): void => undefined;
  let shown: Promise<void> = Promise.resolve();
  const waiting = (prompt: SignInPrompt): void =>
    terminal.err(words.waiting(timeLeft(prompt.deadlineMillis - terminal.nowMillis(), terminal.language)));
  const showCode = async (prompt: Extract<SignInPrompt, { readonly flow: 'device' }>): Promise<void> => {
    if (!isWayNamed) await printReason(terminal);
    terminal.out(opens ? words.deviceOpened : words.deviceYourself);
    terminal.out(safeText(prompt.url, LINK_LENGTH));
    for (const line of await qrLines(prompt.url, terminal)) terminal.out(line);
    terminal.out(words.code(safeText(prompt.userCode)));
    terminal.out(words.neverShare);
    waiting(prompt);
  };
  return {
    prompt(prompt, session) {
      if (prompt.flow === 'browser') {
        terminal.out(opens ? words.openBrowser : words.openYourself);
        terminal.out(safeText(prompt.url, LINK_LENGTH));
        if (redirectPort !== undefined) {
          terminal.err(words.forward);
          terminal.err(`  ${sshForward(redirectPort, terminal.env)}`);
        }
        if (session.can.deviceCode) {
          const name = shellWord(safeText(session.id, 200));
          stopHint = terminal.after(STUCK_MILLIS, () => terminal.err(words.stuck(name)));
        }
        waiting(prompt);
        return;
      }
      shown = showCode(prompt);
    },
    signedIn(session, expiresAtMillis, refreshable) {
      stopHint();
      const label = sessionLabel(session);
      if (expiresAtMillis === undefined) return terminal.out(words.already(label));
      const until = zonedTime(expiresAtMillis, terminal.language);
      terminal.out(refreshable ? words.signedInRenewing(label, until) : words.signedIn(label, until));
    },
    failed: () => stopHint(),
    settled: () => shown,
  };
}

async function printReason(terminal: Terminal): Promise<void> {
  const { remoteReason } = await import('../../core/index.ts');
  const reason = remoteReason(terminal);
  if (reason !== undefined) terminal.err(messagesFor(terminal.language).cli.login.remote(reason));
}
