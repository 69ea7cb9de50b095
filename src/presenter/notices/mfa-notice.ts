import type { Language } from '../../shared/domain/languages.ts';
import type { MfaQuestion } from '../../shared/view.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from '../words/safe-text.ts';
import type { Notice } from './notice.ts';

/** A notice that a code of an MFA device is needed. A click opens the window, which asks for it. */
export function mfaNotice({ profileName }: Pick<MfaQuestion, 'profileName'>, language: Language): Notice {
  return { ...messagesFor(language).notices.mfaNeeded(safeText(profileName)), act: { do: 'openWindow' } };
}
