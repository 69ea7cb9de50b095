import { isSignedIn } from '../../../shared/domain/session-state.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useLanguage, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './session-row.module.css';
import { whenWords } from './when-words.ts';

interface RegistrationLineProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

/** Before the client registration ends, and the token with it: told while a sign-in is still convenient. */
export function RegistrationLine({ session, nowMillis }: RegistrationLineProps) {
  const { sessions: phrases } = useWords().window;
  const commands = useCommands();
  const language = useLanguage();
  const endsAtMillis = session.registrationEndsAtMillis;
  if (endsAtMillis === undefined || !isSignedIn(session.standing)) return null;
  return (
    <div className={styles.registration}>
      <Icon name="clock" />
      <p className={styles.registrationWords}>
        {endsAtMillis <= nowMillis
          ? phrases.registrationOver
          : phrases.registrationEnds(whenWords(endsAtMillis, nowMillis, language))}
      </p>
      <Button aria-label={phrases.signInAgainTo(session.label)} onClick={() => void commands.signIn(session.name)}>
        {phrases.signInAgain}
      </Button>
    </div>
  );
}
