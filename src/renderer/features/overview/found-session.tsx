import { portalHost } from '../../state/portal-host.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { isSigningIn } from '../../../shared/domain/session-state.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useLanguage, useNow, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SessionStateMark } from '../sessions/session-state-mark.tsx';
import { needsSignIn, sessionView } from '../sessions/session-view.ts';
import styles from './overview.module.css';

/** One session of this machine: its portal, the number of profiles that use it, and whether it needs a sign-in. */
export function FoundSession({ session }: { readonly session: SessionSnapshot }) {
  const { overview } = useWords().window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const { name, label, startUrl, region } = session;
  const profileCount = useWindowState(
    (state) => state.directory?.profiles.filter(({ sourceId }) => sourceId === name).length ?? 0,
  );
  const view = sessionView(session, nowMillis, language);
  const host = startUrl === undefined ? '' : portalHost(startUrl);
  const regionName = safeText(region ?? '');
  const facts = [overview.profiles(profileCount), view.state, ...(view.detail === undefined ? [] : [view.detail])];
  return (
    <li className={styles.row}>
      <SessionStateMark view={view} left={undefined} />
      <div className={styles.words}>
        <p>
          <strong>{label}</strong> {host !== '' && <span className={styles.place}>{host}</span>}
          {regionName !== '' && (
            <>
              <span className={styles.place}> · </span>
              <span className={styles.region}>{regionName}</span>
            </>
          )}
        </p>
        <p className={styles.note}>{facts.join(' · ')}</p>
      </div>
      <SessionNeed session={session} nowMillis={nowMillis} />
    </li>
  );
}

interface SessionNeedProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

function SessionNeed({ session: { name, label, standing }, nowMillis }: SessionNeedProps) {
  const { overview, sessions: phrases } = useWords().window;
  const { store } = useTools();
  const commands = useCommands();
  if (isSigningIn(standing))
    return (
      <Button
        aria-label={phrases.showSignInTo(label)}
        onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'signIn', sourceId: name } })}
      >
        {phrases.showSignIn}
      </Button>
    );
  if (needsSignIn(standing, nowMillis))
    return (
      <Button aria-label={phrases.signInTo(label)} onClick={() => void commands.signIn(name)}>
        {phrases.signIn}
      </Button>
    );
  return (
    <span className={styles.ready}>
      <Icon name="check" />
      {overview.ready}
    </span>
  );
}
