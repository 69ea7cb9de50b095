import { messagesFor, type Messages } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { NativeDialogs } from '../native-dialogs.ts';

export interface AskProductionDeps {
  readonly dialogs: Pick<NativeDialogs, 'confirm'>;
  readonly language: () => Language;
}

type Words = (words: Messages['dialogs']['production'], account: string, role: string) => ProductionQuestion;

interface ProductionQuestion {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
}

/**
 * Runs `attempt`; if it rejects with `productionNotConfirmed`, asks the person in a native dialog and, on a yes, runs it again with
 * `confirmed`. A `confirmed` from the page would prove nothing. On a no the rejection stays.
 */
export function askProduction({ dialogs, language }: AskProductionDeps) {
  return async <T>(words: Words, attempt: (confirmed: boolean) => Promise<T>): Promise<T> => {
    try {
      return await attempt(false);
    } catch (thrown) {
      const { code, facts } = toDaypassError(thrown);
      if (code !== 'productionNotConfirmed') throw thrown;
      const { dialogs: all } = messagesFor(language());
      const account = safeText(String(facts['account'] ?? facts['accountId'] ?? ''));
      const question = words(all.production, account, safeText(String(facts['roleName'] ?? '')));
      const detail = `${productionReason(all.production, facts['reason'])}${question.detail}`;
      if (!(await dialogs.confirm({ ...question, detail, no: all.no }))) throw thrown;
      return attempt(true);
    }
  };
}

/** What makes the person be asked: the account is production, or nobody knows its name. */
function productionReason(words: Messages['dialogs']['production'], reason: unknown): string {
  return reason === 'nameUnknown' ? words.nameUnknown : words.isProduction;
}

export type AskProduction = ReturnType<typeof askProduction>;
