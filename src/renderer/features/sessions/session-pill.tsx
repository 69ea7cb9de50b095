import { useId, useRef, useState } from 'react';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { isSigningIn } from '../../../shared/domain/session-state.ts';
import { useCommands, useLanguage, useNow, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import tones from '../../ui/tones.module.css';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { tokenLeft } from './life-left.ts';
import { SessionPanel } from './session-panel.tsx';
import styles from './session-pill.module.css';
import { isSigningInNow, needsSignIn, sessionView } from './session-view.ts';
import { SessionStateMark } from './session-state-mark.tsx';

/** One session: its state in shape, words and colour, and the one action that it needs. */
export function SessionPill({ session }: { readonly session: SessionSnapshot }) {
  const { sessions: phrases, directory } = useWords().window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const [open, setOpen] = useState(false);
  const face = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const first = useWindowState((state) => state.status?.sessions.find(isSigningInNow)?.label);
  const view = sessionView(session, nowMillis, language);
  const { listing, standing, can } = session;
  const isTimed = !can.renewsItself;
  const waits = standing.at === 'queued' && first !== undefined ? phrases.waitsFor(first) : undefined;
  // While there are no accounts at all, the page itself shows the progress of the list.
  const isEmpty = useWindowState((state) => (state.directory?.accounts.length ?? 0) === 0);
  const fetching =
    listing.at !== 'loading' || isEmpty
      ? undefined
      : listing.accountsTotal === undefined
        ? directory.fetched(listing.accountsListed)
        : directory.fetchedOf(listing.accountsListed, listing.accountsTotal);
  const isGood = view.tone === 'good' && view.detail !== undefined;
  return (
    <li className={styles.pill}>
      <button
        ref={face}
        type="button"
        className={styles.face}
        aria-expanded={open}
        aria-controls={panelId}
        title={phrases.detailsOf(session.label)}
        onClick={() => setOpen(!open)}
      >
        <SessionStateMark view={view} left={isTimed ? tokenLeft(session, nowMillis) : undefined} />
        <span className={styles.label}>{session.label}</span>
        <span className={classNames(styles.state, tones[view.tone] ?? styles.idle)}>
          {isGood ? <VisuallyHidden>{view.state} · </VisuallyHidden> : view.state}
        </span>
        {view.detail !== undefined && (
          <span className={styles.detail}>
            {!isGood && '· '}
            {view.detail}
          </span>
        )}
        {waits !== undefined && <span className={styles.detail}>· {waits}</span>}
        {fetching !== undefined && <span className={styles.detail}>· {fetching}</span>}
      </button>
      <PillAction session={session} nowMillis={nowMillis} />
      <SessionPanel id={panelId} session={session} open={open} onClose={() => setOpen(false)} face={face} />
    </li>
  );
}

interface PillActionProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

/** The action that the session needs, if any. */
function PillAction({ session, nowMillis }: PillActionProps) {
  const { sessions: phrases, common } = useWords().window;
  const { store } = useTools();
  const commands = useCommands();
  const { standing, label, name } = session;
  if (standing.at === 'queued')
    return (
      <button
        type="button"
        className={styles.action}
        aria-label={phrases.cancelSignInTo(label)}
        onClick={() => void commands.cancelSignIn(name)}
      >
        {common.cancel}
      </button>
    );
  if (isSigningIn(standing))
    return (
      <button
        type="button"
        className={styles.action}
        onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'signIn', sourceId: name } })}
      >
        {phrases.showSignIn}
        <VisuallyHidden> {label}</VisuallyHidden>
      </button>
    );
  if (!needsSignIn(standing, nowMillis)) return null;
  const isFirst = standing.at === 'signedOut' && standing.reason === 'never';
  return (
    <button
      type="button"
      className={styles.action}
      aria-label={isFirst ? phrases.signInTo(label) : phrases.signInAgainTo(label)}
      onClick={() => void commands.signIn(name)}
    >
      {isFirst ? phrases.signIn : phrases.signInAgain}
    </button>
  );
}
