import type { ErrorFacts } from '../../shared/errors/daypass-error.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { ImportOrigin, LeftOut, OwnChange } from '../../shared/imports/import-plan.ts';
import { messagesFor, type Messages } from '../messages/index.ts';
import { safeFacts } from './error-words.ts';
import { safeText } from './safe-text.ts';

/** Why something is not imported. Facts are made safe to show here. */
export function leftOutWords({ code, facts }: LeftOut, language: Language): string {
  const words: (safe: ErrorFacts) => string = messagesFor(language).imports.leftOut[code];
  return words(safeFacts(facts));
}

export function originWords(from: ImportOrigin, language: Language): string {
  return from.by === 'tool' ? messagesFor(language).imports.tools[from.tool] : safeText(from.name);
}

/** A change of Daypass's own settings, as one line. */
export function ownChangeWords(change: OwnChange, language: Language): string {
  const { own } = messagesFor(language).imports;
  switch (change.change) {
    case 'favourite':
      return own.favourite(change.role.accountId, safeText(change.role.roleName));
    case 'accountMark':
      return own.accountMark(change.after.accountId, notesOf(change.after, own));
    case 'browserRule': {
      const { match, browser } = change.rule;
      const accounts = match.by === 'account' ? match.accountId : match.pattern;
      const place = [browser.browserId, browser.profileId, browser.container].filter((part) => part !== undefined);
      return own.browserRule(safeText(accounts), safeText(place.join(', ')));
    }
    case 'productionPattern':
      return own.productionPattern(safeText(change.after), safeText(change.before));
    case 'samlAccount':
      return own.samlAccount(safeText(change.name));
    case 'profileRule':
      return own.profileRule(safeText(change.rule.pattern));
  }
}

function notesOf(
  { label, colour, production }: Extract<OwnChange, { change: 'accountMark' }>['after'],
  own: Messages['imports']['own'],
): string {
  const notes = [
    label === undefined ? '' : safeText(label),
    colour ?? '',
    production === undefined ? '' : production ? own.production : own.notProduction,
  ];
  return notes.filter((note) => note !== '').join(', ');
}
