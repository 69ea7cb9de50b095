import { timeAgo } from '../../../presenter/time-left.ts';
import type { SessionSnapshot } from '../../../shared/snapshots.ts';
import { useLanguage, useNow, useWords } from '../../state/window-context.ts';
import { Progress } from '../../ui/progress.tsx';
import styles from './listing-line.module.css';

/** How far the accounts have come while they are being listed; afterwards how many there are, and how old that is. */
export function ListingLine({ session }: { readonly session: SessionSnapshot }) {
  const { directory } = useWords().window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const { listing } = session;
  if (listing.at === 'loading') {
    const words =
      listing.accountsTotal === undefined
        ? directory.loadingSoFar(listing.accountsListed)
        : directory.loadingOf(listing.accountsListed, listing.accountsTotal);
    return (
      <div className={styles.listing}>
        <p>{words}</p>
        <Progress label={directory.loading} done={listing.accountsListed} total={listing.accountsTotal} />
      </div>
    );
  }
  if (listing.asOfMillis === undefined || listing.accountsListed === 0) return null;
  return (
    <p className={styles.listing}>
      {directory.accountCount(listing.accountsListed)} ·{' '}
      {directory.asOf(timeAgo(nowMillis - listing.asOfMillis, language))}
    </p>
  );
}
