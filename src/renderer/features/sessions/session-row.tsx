import type { Messages } from '../../../presenter/messages/index.ts';
import type { Language } from '../../../shared/languages.ts';
import type { SessionSnapshot, ShownStanding } from '../../../shared/snapshots.ts';
import { useLanguage, useNow, useWords } from '../../state/window-context.ts';
import { ListingLine } from './listing-line.tsx';
import { SessionActions } from './session-actions.tsx';
import styles from './session-row.module.css';
import { standingLook } from './standing.ts';
import { StandingMark } from './standing-mark.tsx';
import { TroubleLine } from './trouble-line.tsx';

/** One session: where it stands in words, colour and shape, what it lists, and what can be done. */
export function SessionRow({ session }: { readonly session: SessionSnapshot }) {
  const words = useWords();
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const look = standingLook(session.standing, nowMillis, words, language);
  return (
    <li className={styles.session}>
      <div className={styles.head}>
        <StandingMark look={look} />
        <div className={styles.words}>
          <h3 className={styles.label} title={session.startUrl}>
            {session.label}
          </h3>
          {session.kind === 'legacy' && (
            <span className={styles.legacy} title={words.window.sessions.legacyHint}>
              {words.window.sessions.legacy}
            </span>
          )}
          <p className={styles.standing} title={expiryTitle(session.standing, words, language)}>
            <span className={styles[look.tone]}>{look.state}</span>
            {look.detail !== undefined && <span className={styles.detail}> · {look.detail}</span>}
          </p>
          <ListingLine session={session} />
        </div>
        <SessionActions session={session} nowMillis={nowMillis} />
      </div>
      <TroubleLine session={session} nowMillis={nowMillis} />
    </li>
  );
}

/** The moment of the end, for whoever points at the time left. */
function expiryTitle(standing: ShownStanding, words: Messages, language: Language): string | undefined {
  if (!('expiresAtMillis' in standing)) return undefined;
  const clockTime = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
  return words.window.sessions.expiresAt(clockTime.format(standing.expiresAtMillis));
}
