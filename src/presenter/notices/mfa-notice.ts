import type { Language } from '../../shared/domain/languages.ts';
import type { MfaQuestion } from '../../shared/view.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from '../words/safe-text.ts';
import type { Notice } from './notice.ts';

/** Says that the code of an MFA device is needed; a click opens the window, which asks for it. */
export function mfaNotice({ profileName }: Pick<MfaQuestion, 'profileName'>, language: Language): Notice {
  return { ...messagesFor(language).notices.mfaNeeded(safeText(profileName)), act: { do: 'openWindow' } };
}
