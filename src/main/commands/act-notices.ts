import type { EngineState } from '../../core/index.ts';
import { errorWords } from '../../presenter/error-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import type { Notice } from '../../presenter/notices.ts';
import { safeText } from '../../presenter/safe-text.ts';
import { timeLeft } from '../../presenter/time-left.ts';
import type { DaypassError } from '../../shared/daypass-error.ts';
import type { Language } from '../../shared/languages.ts';
import type { RoleRef } from '../../shared/role-ref.ts';

export interface CopiedKeys {
  readonly role: RoleRef;
  readonly leftMillis: number;
}

/** Tells that keys are on the clipboard; a click goes to the window. */
export function keysCopiedNotice(state: EngineState, { role, leftMillis }: CopiedKeys, language: Language): Notice {
  const account = state.accounts[role.sessionName]?.find(({ accountId }) => accountId === role.accountId);
  const { notices } = messagesFor(language);
  const words = notices.keysCopied(
    safeText(role.roleName),
    safeText(account?.accountName || role.accountId),
    timeLeft(leftMillis, language),
  );
  return { ...words, act: { do: 'openWindow' } };
}

/** Tells what kept a click in the tray from being carried out, and what to do next. */
export function actFailedNotice(error: DaypassError, language: Language): Notice {
  const { message, next } = errorWords(error, language);
  return { ...messagesFor(language).notices.actionFailed(message, next), act: { do: 'openWindow' } };
}
