import { useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SessionRow } from './session-row.tsx';
import styles from './sessions-bar.module.css';

const NO_SESSIONS: readonly never[] = [];

export function SessionsBar() {
  const sessions = useWindowState((state) => state.status?.sessions) ?? NO_SESSIONS;
  const { sessions: phrases } = useWords().window;
  const { store } = useTools();
  return (
    <section className={styles.bar} aria-label={phrases.heading}>
      <header className={styles.header}>
        <h2 className={styles.heading}>{phrases.heading}</h2>
        <IconButton
          icon="plus"
          label={phrases.add}
          onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'addSession' } })}
        />
      </header>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <SessionRow key={session.name} session={session} />
        ))}
      </ul>
    </section>
  );
}
