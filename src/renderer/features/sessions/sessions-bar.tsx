import { useWindowState, useWords } from '../../state/window-context.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { SessionRow } from './session-row.tsx';
import styles from './sessions-bar.module.css';

const NO_SESSIONS: readonly never[] = [];

export function SessionsBar() {
  const sessions = useWindowState((state) => state.status?.sessions) ?? NO_SESSIONS;
  const { sessions: phrases } = useWords().window;
  return (
    <section className={styles.bar} aria-label={phrases.heading}>
      <VisuallyHidden>
        <h2>{phrases.heading}</h2>
      </VisuallyHidden>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <SessionRow key={session.name} session={session} />
        ))}
      </ul>
    </section>
  );
}
