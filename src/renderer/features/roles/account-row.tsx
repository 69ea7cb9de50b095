/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { useWords } from '../../state/window-context.ts';
import { Highlight } from './highlight.tsx';
import styles from './account-row.module.css';
import type { AccountEntry } from './role-index.ts';

interface AccountRowProps {
  readonly account: AccountEntry;
  readonly words: readonly string[];
  /** Named only where there is more than one session to confuse. */
  readonly showsSession: boolean;
}

export function AccountRow({ account, words, showsSession }: AccountRowProps) {
  const { directory } = useWords().window;
  return (
    <div role="rowheader" className={styles.account}>
      <span className={styles.name} title={account.name}>
        {account.name === '' ? (
          <i className={styles.unnamed}>{directory.noName}</i>
        ) : (
          <Highlight text={account.name} words={words} />
        )}
      </span>
      <span className={styles.id}>
        <Highlight text={account.accountId} words={words} />
      </span>
      <span className={styles.email} title={account.emailAddress}>
        <Highlight text={account.emailAddress} words={words} />
      </span>
      {showsSession && (
        <span className={styles.session} title={account.sessionLabel}>
          {account.sessionLabel}
        </span>
      )}
    </div>
  );
}
