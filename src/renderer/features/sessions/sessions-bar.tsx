import { useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { SessionRow } from './session-row.tsx';
import styles from './sessions-bar.module.css';
import { isHeld } from '../../../shared/domain/session-state.ts';

const NO_SESSIONS: readonly never[] = [];

export function SessionsBar() {
  const sessions = useWindowState((state) => state.status?.sessions) ?? NO_SESSIONS;
  const { sessions: phrases } = useWords().window;
  const { store } = useTools();
  // With one alone, its own button does the same.
  const canSignOut = sessions.length > 1 && sessions.some(({ standing }) => isHeld(standing));
  return (
    <section className={styles.bar} aria-label={phrases.heading}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{phrases.heading}</h2>
        {canSignOut && (
          <IconButton
            icon="signOut"
            label={phrases.signOutEverywhere}
            onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'signOutEverywhere' } })}
          />
        )}
        <IconButton
          icon="plus"
          label={phrases.add}
          onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'addSession' } })}
        />
      </div>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <SessionRow key={session.name} session={session} />
        ))}
      </ul>
    </section>
  );
}
