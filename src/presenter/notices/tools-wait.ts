import type { SourceState } from '../../core/state.ts';
import { messagesFor } from '../messages/index.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import { safeText } from '../words/safe-text.ts';
import { noticeWithButton, type Notice, type NoticeContext } from './notice.ts';

/** A notice that tools wait for a sign-in, with one click to sign in. `programs`: one for each caller, in the order of arrival. */
export function toolsWaitNotice(
  { session }: Pick<SourceState, 'session'>,
  programs: readonly string[],
  context: Pick<NoticeContext, 'platform' | 'language'>,
): Notice {
  const { notices } = messagesFor(context.language);
  const [first = 'daypass', ...others] = programs;
  const label = sessionLabel(session);
  return noticeWithButton({ do: 'signIn', sourceId: session.id }, context, (hint) =>
    notices.toolsWait(label, safeText(first), others.length, hint),
  );
}
