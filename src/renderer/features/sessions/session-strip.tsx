import { useNow, useSessions, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { isHeld } from '../../../shared/domain/session-state.ts';
import { SessionAttention } from './session-attention.tsx';
import { SessionPill } from './session-pill.tsx';
import styles from './session-strip.module.css';
import { needsSignIn } from './session-view.ts';
import { SignInToAll } from './sign-in-to-all.tsx';

/** All sessions as pills. A click on one opens its details and actions. */
export function SessionStrip() {
  const sessions = useSessions();
  const { sessions: phrases } = useWords().window;
  const { store } = useTools();
  const nowMillis = useNow('minute');
  // With one session, its own button does the same.
  const canSignOut = sessions.filter(({ standing }) => isHeld(standing)).length > 1;
  // Without a sign-in, roles come from the config file. Without roles, the page has a primary button of its own.
  const hasRoles = useWindowState((state) => (state.directory?.accounts.length ?? 0) > 0);
  const isFirst = hasRoles && sessions.every(({ standing }) => !isHeld(standing));
  const over = sessions.filter(({ standing }) => needsSignIn(standing, nowMillis));
  return (
    <section className={styles.strip} aria-label={phrases.heading}>
      <div className={styles.row}>
        <ul className={styles.pills}>
          {sessions.map((session) => (
            <SessionPill key={session.name} session={session} />
          ))}
        </ul>
        {over.length > 1 && <SignInToAll look={isFirst ? 'primary' : 'plain'} sessions={over} />}
        <IconButton
          icon="plus"
          label={phrases.add}
          onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'addSession' } })}
        />
        {canSignOut && (
          <Button look="quiet" onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'signOutEverywhere' } })}>
            {phrases.signOutEverywhere}
          </Button>
        )}
      </div>
      {sessions.map((session) => (
        <SessionAttention key={session.name} session={session} nowMillis={nowMillis} />
      ))}
    </section>
  );
}
