import { errorWords } from '../../../presenter/words/error-words.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import type { News } from '../../state/window-state.ts';

export interface NewsWords {
  readonly message: string;
  readonly next?: string;
}

/** What just happened, in words; `labelOf` answers what people call a session. */
export function newsWords(news: News, language: Language, labelOf: (sourceId: string) => string): NewsWords {
  const { window: words, formats } = messagesFor(language);
  switch (news.what) {
    case 'keysCopied':
      return { message: words.role.copiedCleared(formats[news.format], news.clearedAfterSeconds) };
    case 'variableCopied':
      return { message: words.roles.variableCopied(safeText(news.profileName)) };
    case 'linkCopied':
      return { message: words.signIn.linkCopied };
    case 'codeCopied':
      return { message: words.signIn.codeCopied };
    case 'consoleOpened':
      return { message: words.role.consoleOpened };
    case 'favouriteAdded':
      return { message: words.role.favouriteAdded };
    case 'favouriteRemoved':
      return { message: words.role.favouriteRemoved };
    case 'pathCopied':
    case 'reportCopied':
      return { message: words.about[news.what] };
    case 'activityExported':
      return { message: words.activity.exported };
    case 'activityCleared':
      return { message: words.activity.cleared };
    case 'signedIn':
      return { message: words.signIn.succeeded(labelOf(news.sourceId)) };
    case 'signedOut':
      return { message: words.sessions.signedOutOf(labelOf(news.sourceId)) };
    case 'signedOutEverywhere':
      return { message: everywhereWords(news.notTold, language, labelOf) };
    case 'failed':
      return errorWords(news.failure, language);
  }
}

function everywhereWords(
  notTold: readonly string[],
  language: Language,
  labelOf: (sourceId: string) => string,
): string {
  const { sessions } = messagesFor(language).window;
  if (notTold.length === 0) return sessions.detectRemoteSignOut;
  return sessions.signedOutNotTold(new Intl.ListFormat(language).format(notTold.map(labelOf)));
}
