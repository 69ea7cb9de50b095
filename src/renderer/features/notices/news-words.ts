import { errorWords } from '../../../presenter/words/error-words.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { originWords } from '../../../presenter/words/import-words.ts';
import { timeLeft } from '../../../presenter/sessions/time-left.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import type { News } from '../../state/window-state.ts';

export interface NewsWords {
  readonly message: string;
  readonly next?: string;
}

/** The labels of sessions and accounts. */
export interface NewsLabels {
  readonly ofSession: (sourceId: string) => string;
  readonly ofAccount: (sourceId: string, accountId: string) => string;
}

/** What just happened, in words. */
export function newsWords(news: News, language: Language, labels: NewsLabels, nowMillis: number): NewsWords {
  const { window: words, formats } = messagesFor(language);
  const labelOf = labels.ofSession;
  switch (news.what) {
    case 'keysCopied':
      return {
        message: words.news.keysCopied(
          labels.ofAccount(news.role.sourceId, news.role.accountId),
          safeText(news.role.roleName),
          formats[news.format],
          timeLeft(news.expiresAtMillis - nowMillis, language),
        ),
      };
    case 'variableCopied': {
      const name = safeText(news.profileName);
      return { message: news.created ? words.news.profileCreated(name) : words.roles.variableCopied(name) };
    }
    case 'idCopied':
    case 'consoleLinkCopied':
    case 'clipboardCleared':
    case 'editUndone':
    case 'editRedone':
      return { message: words.news[news.what] };
    case 'importUndone':
      return { message: words.overview.importUndone(originWords({ by: 'tool', tool: news.tool }, language)) };
    case 'linkCopied':
    case 'codeCopied':
      return { message: words.signIn[news.what] };
    case 'consoleOpened':
    case 'favouriteAdded':
    case 'favouriteRemoved':
      return { message: words.role[news.what] };
    case 'pathCopied':
    case 'versionCopied':
    case 'updateCommandCopied':
    case 'reportCopied':
      return { message: words.about[news.what] };
    case 'commandCopied':
      return { message: words.doctor.commandCopied };
    case 'fileOpened':
      return { message: (news.atLine ? words.doctor.openedAt : words.doctor.openedFile)(news.lineNumber) };
    case 'activityExported':
    case 'activityCleared':
      return { message: words.activity[news.what === 'activityExported' ? 'exported' : 'cleared'] };
    case 'signedIn':
      return { message: words.signIn.succeeded(labelOf(news.sourceId)) };
    case 'signedOut':
      return { message: words.sessions.signedOutOf(labelOf(news.sourceId)) };
    case 'samlAccountRenamed':
      return { message: words.saml.renamed(safeText(news.name)) };
    case 'samlAccountRemoved':
      return { message: words.saml.removed(safeText(news.name)) };
    case 'samlAccountsImported':
      return { message: importedWords(news, language) };
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
  if (notTold.length === 0) return sessions.signedOutEverywhere;
  return sessions.signedOutNotTold(new Intl.ListFormat(language).format(notTold.map(labelOf)));
}

function importedWords(
  { added, left }: Extract<News, { readonly what: 'samlAccountsImported' }>,
  language: Language,
): string {
  const { saml } = messagesFor(language).window;
  const listOf = (names: readonly string[]): string =>
    new Intl.ListFormat(language).format(names.map((name) => safeText(name)));
  const words = [
    ...(added.length > 0 ? [saml.imported(listOf(added))] : []),
    ...(left.length > 0 ? [saml.notImported(listOf(left))] : []),
  ];
  return words.join(' ');
}
