import type { SessionSnapshot } from '../../../shared/snapshots.ts';
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
          <p className={styles.standing}>
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
