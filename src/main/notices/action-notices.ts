import type { Clock, Engine, EngineState } from '../../core/index.ts';
import { accountOfRole } from '../../presenter/snapshots/role-account.ts';
import { errorWords } from '../../presenter/words/error-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import type { Notice } from '../../presenter/notices/notice.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { timeLeft } from '../../presenter/sessions/time-left.ts';
import type { CopiedKeys } from '../../shared/contract.ts';
import type { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { SettingsStore } from '../../core/index.ts';

export interface ActNoticeDeps {
  readonly engine: Pick<Engine, 'state'>;
  readonly clock: Clock;
  readonly preferences: Pick<SettingsStore, 'now'>;
  readonly showNotice: (notice: Notice) => void;
}

/** Tells by notice how a click in the tray went, in the language of that moment. */
export function actNotices({ engine, clock, preferences, showNotice }: ActNoticeDeps) {
  const language = (): Language => preferences.now().language;
  return {
    onKeysCopied: (role: RoleRef, copied: CopiedKeys) =>
      showNotice(
        keysCopiedNotice(role, copied, { state: engine.state, nowMillis: clock.nowMillis(), language: language() }),
      ),
    onProfileCopied: (profileName: string) => showNotice(profileCopiedNotice(profileName, language())),
    onFailure: (error: DaypassError) => showNotice(actFailedNotice(error, engine.state, language())),
  };
}

interface NoticeContext {
  readonly state: EngineState;
  readonly nowMillis: number;
  readonly language: Language;
}

/** Tells that keys are on the clipboard; a click goes to the window. */
export function keysCopiedNotice(role: RoleRef, copied: CopiedKeys, context: NoticeContext): Notice {
  const { state, nowMillis, language } = context;
  const account = accountOfRole(state, role);
  const { notices } = messagesFor(language);
  const words = notices.keysCopied(
    safeText(role.roleName),
    safeText(account?.accountName || role.accountId),
    timeLeft(copied.expiresAtMillis - nowMillis, language),
    copied.clearedAfterSeconds,
  );
  return { ...words, act: { do: 'openWindow' } };
}

/** Tells that what makes a shell use a profile is on the clipboard. */
export function profileCopiedNotice(profileName: string, language: Language): Notice {
  return { ...messagesFor(language).notices.profileCopied(safeText(profileName)), act: { do: 'openWindow' } };
}

/** Tells what kept a click in the tray from being carried out, and what to do next. */
export function actFailedNotice(error: DaypassError, state: EngineState, language: Language): Notice {
  const { message, next } = errorWords(error, language);
  const words = messagesFor(language).notices.actionFailed(message, next);
  const { accountId } = error.facts;
  const isListed = Object.values(state.accounts).some((accounts) =>
    accounts.some((each) => each.accountId === accountId),
  );
  // An access portal lists an account outside the organization as an application only, and gives no keys for it.
  if (error.code === 'noAccess' && accountId !== undefined && !isListed)
    return { ...words, act: { do: 'openWindow', navigation: { at: 'addSamlAccount' } } };
  return { ...words, act: { do: 'openWindow' } };
}
