import { useId, useState } from 'react';
import type { Messages } from '../../../presenter/messages/index.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import { isSignedIn, type ShownSessionState } from '../../../shared/domain/session-state.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useLanguage, useNow, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { portalLeft, tokenLeft } from './life-left.ts';
import { ListingLine } from './listing-line.tsx';
import { RegistrationLine } from './registration-line.tsx';
import { SessionActions } from './session-actions.tsx';
import { SessionDetails } from './session-details.tsx';
import styles from './session-row.module.css';
import { isInTheWay, standingLook } from './session-view.ts';
import { SessionStateMark } from './session-state-mark.tsx';
import { TroubleLine } from './trouble-line.tsx';
import { whenWords } from './when-words.ts';

/** One session: where it stands in words, colour and shape, what it lists, and what can be done. */
export function SessionRow({ session }: { readonly session: SessionSnapshot }) {
  const words = useWords();
  const { sessions: phrases } = words.window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const look = standingLook(session.standing, nowMillis, words, language);
  return (
    <li className={styles.session}>
      <div className={styles.head}>
        <SessionStateMark look={look} left={tokenLeft(session, nowMillis)} />
        <div className={styles.words}>
          <h3 className={styles.label} title={session.startUrl}>
            {session.label}
          </h3>
          <p className={styles.standing} title={expiryTitle(session.standing, words, language)}>
            <span className={styles[look.tone]}>{look.state}</span>
            {look.detail !== undefined && <span className={styles.detail}> · {look.detail}</span>}
            {session.standing.at === 'queued' && <WaitsFor />}
          </p>
        </div>
        <div className={styles.actions}>
          <SessionActions session={session} nowMillis={nowMillis} />
          <IconButton
            icon={open ? 'chevronUp' : 'chevron'}
            label={phrases.detailsOf(session.label)}
            aria-expanded={open}
            aria-controls={detailsId}
            onClick={() => setOpen(!open)}
          />
        </div>
      </div>
      <ListingLine session={session} />
      <PortalLine session={session} nowMillis={nowMillis} />
      {session.can.movable && <LegacyLine startUrl={session.startUrl ?? ''} />}
      <RegistrationLine session={session} nowMillis={nowMillis} />
      <TroubleLine session={session} nowMillis={nowMillis} />
      <div id={detailsId}>{open && <SessionDetails session={session} nowMillis={nowMillis} />}</div>
    </li>
  );
}

/** Whose sign-in comes first. */
function WaitsFor() {
  const { sessions: phrases } = useWords().window;
  const first = useWindowState((state) => state.status?.sessions.find(isInTheWay)?.label);
  return first === undefined ? null : <span className={styles.detail}> · {phrases.waitsFor(first)}</span>;
}

/** The portal session's end, once it has been learned; until then the details say that nobody knows. */
function PortalLine({ session, nowMillis }: { readonly session: SessionSnapshot; readonly nowMillis: number }) {
  const { sessions: phrases } = useWords().window;
  const language = useLanguage();
  const { portalEndsAtMillis } = session;
  if (portalEndsAtMillis === undefined || portalEndsAtMillis <= nowMillis || !isSignedIn(session.standing)) return null;
  const left = portalLeft(session, nowMillis);
  const words = phrases.portalUntilLine(whenWords(portalEndsAtMillis, nowMillis, language));
  return (
    <div className={styles.portal}>
      <p>{words}</p>
      {left !== undefined && <Progress label={words} done={left} total={1} calm />}
    </div>
  );
}

/** A session that lives in its profiles alone: it can't renew itself, and one click fixes that. */
function LegacyLine({ startUrl }: { readonly startUrl: string }) {
  const { sessions: phrases } = useWords().window;
  const { store } = useTools();
  return (
    <p className={styles.legacy}>
      <span className={styles.legacyMark} title={phrases.legacyHint}>
        {phrases.cantRenew}
      </span>
      <button
        type="button"
        className={styles.move}
        onClick={() =>
          store.send({
            type: 'sheetAsked',
            sheet: { at: 'edit', task: { task: 'moveLegacy', startUrl } },
          })
        }
      >
        {phrases.move}
      </button>
    </p>
  );
}

/** The moment of the end, for whoever points at the time left. */
function expiryTitle(standing: ShownSessionState, words: Messages, language: Language): string | undefined {
  if (!isSignedIn(standing)) return undefined;
  const clockTime = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
  return words.window.sessions.expiresAt(clockTime.format(standing.expiresAtMillis));
}
