import { useNow, useWords } from '../../state/window-context.ts';
import styles from './sign-in.module.css';

/** The time left to approve. It is not a live region, because a screen reader would read every second. */
export function Countdown({ deadlineMillis }: { readonly deadlineMillis: number }) {
  const { signIn: phrases } = useWords().window;
  const leftMillis = deadlineMillis - useNow('second');
  return (
    <p className={styles.countdown} role="timer">
      {leftMillis <= 0 ? phrases.spentLeft : phrases.timeLeft(minutesAndSeconds(leftMillis))}
    </p>
  );
}

function minutesAndSeconds(millis: number): string {
  const seconds = Math.round(millis / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
