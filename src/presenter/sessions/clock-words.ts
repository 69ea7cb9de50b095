import type { Language } from '../../shared/domain/languages.ts';
import type { ErrorWords } from '../messages/error-entry.ts';
import { messagesFor } from '../messages/index.ts';
import { timeLeft } from './time-left.ts';

/** Says that this machine's clock is wrong, by how much, and what to do. `aheadMillis` is negative if it is behind. */
export function clockWords(aheadMillis: number, language: Language): ErrorWords {
  const { clock } = messagesFor(language);
  const by = timeLeft(Math.abs(aheadMillis), language);
  return { message: aheadMillis > 0 ? clock.ahead(by) : clock.behind(by), next: clock.next };
}
