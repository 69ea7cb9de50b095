import type { Language } from '../../shared/domain/languages.ts';
import type { AssumedFrom } from '../../shared/domain/source.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from './safe-text.ts';

/** Where an assumed role's keys come from, in words. Safe to show. */
export function assumedWords(comesFrom: AssumedFrom, language: Language): string {
  const { assumed } = messagesFor(language);
  return comesFrom.by === 'environment'
    ? assumed.byEnvironment
    : assumed.bySourceProfile(safeText(comesFrom.profileName));
}
