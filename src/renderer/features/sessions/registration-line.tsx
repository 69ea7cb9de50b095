import { isSignedIn } from '../../../shared/domain/session-state.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useLanguage, useWords } from '../../state/window-context.ts';
import styles from './attention.module.css';
import { whenWords } from '../../../presenter/sessions/when-words.ts';

interface RegistrationLineProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

/** Says when the client registration expires, after which the token can't be renewed. */
export function RegistrationLine({ session, nowMillis }: RegistrationLineProps) {
  const { sessions: phrases } = useWords().window;
  const commands = useCommands();
  const language = useLanguage();
  const endsAtMillis = session.registrationEndsAtMillis;
  if (endsAtMillis === undefined || !isSignedIn(session.standing)) return null;
  return (
    <p className={styles.line}>
      <strong>{session.label}</strong>
      <span>
        {endsAtMillis <= nowMillis
          ? phrases.registrationOver
          : phrases.registrationEnds(whenWords(endsAtMillis, nowMillis, language))}
      </span>
      <button
        type="button"
        className={styles.link}
        aria-label={phrases.signInAgainTo(session.label)}
        onClick={() => void commands.signIn(session.name)}
      >
        {phrases.signInAgain}
      </button>
    </p>
  );
}
