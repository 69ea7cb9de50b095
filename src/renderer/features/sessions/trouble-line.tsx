import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { errorWords } from '../../../presenter/words/error-words.ts';
import type { Messages } from '../../../presenter/messages/index.ts';
import { timeLeft } from '../../../presenter/sessions/time-left.ts';
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import type { SessionSnapshot, Trouble } from '../../../shared/view.ts';
import { useLanguage, useWindowState, useWords } from '../../state/window-context.ts';
import { areAllOffline, isOfflineCode } from '../../../shared/domain/session-condition.ts';
import { isSignedIn, isSigningIn } from '../../../shared/domain/session-state.ts';
import styles from './attention.module.css';

interface TroubleLineProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

/** Failures that the person has to fix, though Daypass keeps retrying. */
const NEEDS_PERSON: ReadonlySet<ErrorCode> = new Set([
  'captivePortal',
  'proxyAuthNeeded',
  'proxyUnreachable',
  'proxyInvalid',
  'tlsUntrusted',
  'caBundleUnreadable',
  'diskFull',
  'diskFailed',
  'fileForbidden',
] as const);

/** What last went wrong with a session and what to do. If Daypass retries by itself, it says when. */
export function TroubleLine({ session, nowMillis }: TroubleLineProps) {
  const { sessions } = useWords().window;
  const language = useLanguage();
  const trouble = worthShowing(session);
  const hasOthers = useWindowState((state) => (state.status?.sessions.length ?? 0) > 1);
  const shownElsewhere = useWindowState(({ status, directory }) => {
    if (trouble === undefined || status === undefined) return true;
    // The page shows these once for all sessions: no network in a banner, a failed list in place of the list.
    if (isOfflineCode(trouble.code) && isSignedIn(session.standing) && areAllOffline(status.sessions)) return true;
    return trouble === session.listing.trouble && status.sessions.length === 1 && directory?.accounts.length === 0;
  });
  if (trouble === undefined || shownElsewhere) return null;
  const { message, next } = errorWords(trouble, language);
  const { standing } = session;
  return (
    <p className={styles.line}>
      {hasOthers && <strong>{session.label}</strong>}
      <span>
        {joinSentences(
          language,
          message,
          standing.at !== 'retrying' || NEEDS_PERSON.has(trouble.code) ? next : undefined,
          standing.at === 'retrying' ? retryWords(standing.retryAtMillis - nowMillis, language, sessions) : undefined,
        )}
      </span>
    </p>
  );
}

function retryWords(waitMillis: number, language: Language, sessions: Messages['window']['sessions']): string {
  return waitMillis >= 60_000 ? sessions.retryingIn(timeLeft(waitMillis, language)) : sessions.retryingSoon;
}

/** The session's trouble, except a sign-in that the person cancelled. A sign-in in progress has its own sheet. */
function worthShowing(session: SessionSnapshot): Trouble | undefined {
  const { standing } = session;
  if (isSigningIn(standing)) return undefined;
  const trouble = session.trouble ?? session.listing.trouble;
  if (trouble?.code === 'signInCancelled') return undefined;
  if (standing.at === 'signedOut' && trouble?.code === 'signInNeeded') return undefined;
  return trouble;
}
