import { timeAgo } from '../../../presenter/sessions/time-left.ts';
import type { Messages } from '../../../presenter/messages/index.ts';
import type { ListingSnapshot, SessionSnapshot } from '../../../shared/view.ts';
import { useLanguage, useNow, useWords } from '../../state/window-context.ts';
import { Progress } from '../../ui/progress.tsx';
import styles from './listing-line.module.css';

/** The progress of listing the accounts; afterwards their number and the age of the list. */
export function ListingLine({ session }: { readonly session: SessionSnapshot }) {
  const { directory } = useWords().window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const { listing } = session;
  if (listing.at === 'loading') {
    const words = progressWords(listing, directory);
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

function progressWords(listing: ListingSnapshot, directory: Messages['window']['directory']): string {
  const { accountsListed, accountsTotal } = listing;
  if (accountsTotal !== undefined) return directory.loadingOf(accountsListed, accountsTotal);
  return accountsListed === 0 ? directory.loading : directory.loadingSoFar(accountsListed);
}
