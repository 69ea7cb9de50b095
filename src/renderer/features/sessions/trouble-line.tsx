import { errorWords } from '../../../presenter/error-words.ts';
import { timeLeft } from '../../../presenter/time-left.ts';
import type { SessionSnapshot, Trouble } from '../../../shared/snapshots.ts';
import { useLanguage, useWindowState, useWords } from '../../state/window-context.ts';
import { isOffline, isTriedAgain } from '../notices/is-offline.ts';
import styles from './trouble-line.module.css';

interface TroubleLineProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

/** What last went wrong with a session, and what to do; when the next try comes by itself, then that. */
export function TroubleLine({ session, nowMillis }: TroubleLineProps) {
  const { sessions } = useWords().window;
  const language = useLanguage();
  const trouble = worthTelling(session);
  const toldElsewhere = useWindowState(({ status, directory }) => {
    if (trouble === undefined || status === undefined) return true;
    // The page says it once for all: no network in a banner, a list that failed in the list's own place.
    if (trouble.code === 'offline' && isTriedAgain(session) && isOffline(status.sessions)) return true;
    return trouble === session.listing.trouble && status.sessions.length === 1 && directory?.accounts.length === 0;
  });
  if (trouble === undefined || toldElsewhere) return null;
  const { message, next } = errorWords(trouble, language);
  const { standing } = session;
  if (standing.at !== 'retrying')
    return (
      <p className={styles.trouble}>
        {message} {next}
      </p>
    );
  const waitMillis = standing.retryAtMillis - nowMillis;
  return (
    <p className={styles.trouble}>
      {message} {waitMillis >= 60_000 ? sessions.retryingIn(timeLeft(waitMillis, language)) : sessions.retryingSoon}
    </p>
  );
}

/** A sign-in that the person called off is no trouble, and one in progress has its own sheet. */
function worthTelling(session: SessionSnapshot): Trouble | undefined {
  const { standing } = session;
  if (standing.at === 'awaitingUser' || standing.at === 'registering' || standing.at === 'queued') return undefined;
  const trouble = session.trouble ?? session.listing.trouble;
  if (trouble?.code === 'signInCancelled') return undefined;
  if (standing.at === 'signedOut' && trouble?.code === 'signInNeeded') return undefined;
  return trouble;
}
