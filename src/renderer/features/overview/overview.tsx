import type { SessionSnapshot } from '../../../shared/view.ts';
import { isHeld } from '../../../shared/domain/session-state.ts';
import { useNow, useSessions, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { ScrollingPage } from '../../ui/scrolling-page.tsx';
import { RAIL, useMedia } from '../../ui/use-media.ts';
import { LanguageSwitch } from '../language/language-switch.tsx';
import { needsSignIn } from '../sessions/session-view.ts';
import { SignInToAll } from '../sessions/sign-in-to-all.tsx';
import { FoundProblems } from './found-problems.tsx';
import { FoundSession } from './found-session.tsx';
import { OtherTools } from './other-tools.tsx';
import styles from './overview.module.css';
import { StartChoices } from './start-choices.tsx';

/** What this machine has already: sessions, problems, other tools. Shown on the first start, and later on demand. */
export function Overview() {
  const { overview } = useWords().window;
  const { store } = useTools();
  const sessions = useSessions();
  const isFirst = useWindowState((state) => state.settings?.overviewLeft === false);
  const hasRail = useMedia(RAIL);
  const leave = (): void => store.send({ type: 'overview', is: 'left' });
  return (
    <ScrollingPage
      heading={isFirst ? overview.welcome : overview.open}
      lead={overview.lead}
      className={styles.page}
      emblem={<Emblem />}
      actions={isFirst && !hasRail ? <LanguageSwitch /> : undefined}
    >
      <div className={styles.body}>
        <FoundSessions sessions={sessions} />
        <FoundProblems />
        <OtherTools />
        <StartChoices />
      </div>
      <Leave sessions={sessions} onLeave={leave} />
    </ScrollingPage>
  );
}

function FoundSessions({ sessions }: { readonly sessions: readonly SessionSnapshot[] }) {
  const { overview } = useWords().window;
  const live = sessions.filter(({ standing }) => isHeld(standing)).length;
  return (
    <section className={styles.section} aria-labelledby="found-sessions">
      <h3 id="found-sessions" className={styles.heading}>
        {overview.sessions}
      </h3>
      {live > 0 && <p className={styles.note}>{overview.live(live, sessions.length)}</p>}
      <ul className={styles.rows}>
        {sessions.map((session) => (
          <FoundSession key={session.name} session={session} />
        ))}
      </ul>
    </section>
  );
}

interface LeaveProps {
  readonly sessions: readonly SessionSnapshot[];
  readonly onLeave: () => void;
}

/** The next step, always in view: sign in to the remaining sessions, else go to the roles. */
function Leave({ sessions, onLeave }: LeaveProps) {
  const { overview } = useWords().window;
  const { store } = useTools();
  const nowMillis = useNow('minute');
  const over = sessions.filter(({ standing }) => needsSignIn(standing, nowMillis));
  return (
    <div className={styles.leave}>
      <Button look="quiet" icon="plus" onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'addSession' } })}>
        {overview.addPortal}
      </Button>
      <Button look={over.length === 0 ? 'primary' : 'plain'} onClick={onLeave}>
        {overview.toRoles}
      </Button>
      <SignInToAll look="primary" sessions={over} onPressed={onLeave} />
    </div>
  );
}
