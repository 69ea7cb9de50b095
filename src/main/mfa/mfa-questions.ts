import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { MfaQuestion } from '../../shared/view.ts';
import type { Alarm, Clock, EnginePorts } from '../../core/index.ts';
import type { Handlers } from '../ipc/answer.ts';

/** A code that nobody types is waited for no longer. */
const ANSWER_LIMIT_MILLIS = 10 * 60_000;

export interface MfaQuestions {
  readonly ask: NonNullable<EnginePorts['askMfaCode']>;
  /** In the order in which they were asked. */
  readonly pending: () => readonly MfaQuestion[];
  readonly handlers: Pick<Handlers, 'answerMfa' | 'cancelMfa'>;
  /** Calls back after each change: with the question that was asked, or without one. */
  follow(listener: (asked?: MfaQuestion) => void): void;
}

interface Waiting {
  readonly question: MfaQuestion;
  readonly settle: (code: string | undefined) => void;
}

/** Codes of MFA devices that the window is to ask for. A code is handed on once and stored nowhere. */
export function mfaQuestions({ alarm, clock }: { readonly alarm: Alarm; readonly clock: Clock }): MfaQuestions {
  const waiting = new Map<string, Waiting>();
  let count = 0;
  let changed: (asked?: MfaQuestion) => void = () => undefined;

  const settle = (questionId: string, code: string | undefined): void => {
    const found = waiting.get(questionId);
    if (!found) throw new DaypassError('mfaCodeNeeded');
    found.settle(code);
  };

  return {
    ask: ({ serial, profileName, isRefused = false }, signal) =>
      new Promise((resolve, reject) => {
        const questionId = String((count += 1));
        const question = { questionId, serial, profileName, ...(isRefused && { isRefused }) };
        const ended = new AbortController();
        const end = (): void => {
          waiting.delete(questionId);
          ended.abort();
          changed();
        };
        const answer = (code: string | undefined): void => {
          end();
          resolve(code);
        };
        const abort = (): void => {
          end();
          reject(signal.reason);
        };
        if (signal.aborted) return abort();
        signal.addEventListener('abort', abort, { once: true, signal: ended.signal });
        const cancelDeadline = alarm.set(clock.nowMillis() + ANSWER_LIMIT_MILLIS, () => answer(undefined));
        ended.signal.addEventListener('abort', cancelDeadline, { once: true });
        waiting.set(questionId, { question, settle: answer });
        changed(question);
      }),
    pending: () => [...waiting.values()].map(({ question }) => question),
    handlers: {
      answerMfa: ({ questionId, code }) => settle(questionId, code),
      cancelMfa: ({ questionId }) => settle(questionId, undefined),
    },
    follow(listener) {
      changed = listener;
    },
  };
}
