import { useDeferredValue, useMemo } from 'react';
import { productionTest } from '../../../../shared/domain/production.ts';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { AccountMark } from '../../../../shared/domain/account-preferences.ts';
import type { AccountSnapshot } from '../../../../shared/view.ts';
import { useAccounts, useWindowState, useWords } from '../../../state/window-context.ts';
import styles from './production-preview.module.css';

const SHOWN = 5;
const NONE: readonly never[] = [];

/** The number of known accounts that are production by this pattern and the person's marks, and the first of them. */
export function ProductionPreview({ pattern }: { readonly pattern: string }) {
  const { production: words } = useWords().window.settings;
  const { noName } = useWords().window.directory;
  const accounts = useAccounts();
  const marks = useWindowState((state) => state.directory?.marks) ?? NONE;
  const asked = useDeferredValue(pattern);
  const found = useMemo(() => productionAccounts(accounts, marks, asked), [accounts, marks, asked]);
  const hidden = found.length - SHOWN;
  return (
    <output className={styles.preview}>
      {asked.trim() === '' && <span>{words.empty}</span>}
      {accounts.length === 0 ? (
        <span>{words.noAccounts}</span>
      ) : (
        <strong className={styles.count}>
          {found.length === 1 ? words.matchesOne(accounts.length) : words.matches(found.length, accounts.length)}
        </strong>
      )}
      {found.length > 0 && (
        <span className={styles.accounts}>
          {found.slice(0, SHOWN).map(({ account, byHand }) => (
            <span key={`${account.sourceId} ${account.accountId}`} className={styles.account}>
              {account.accountName === '' ? noName : safeText(account.accountName)}{' '}
              <span className={styles.id}>{account.accountId}</span>
              {byHand && ` (${words.byHand})`}
            </span>
          ))}
          {hidden > 0 && <span>{words.more(hidden)}</span>}
        </span>
      )}
    </output>
  );
}

interface ProductionAccount {
  readonly account: AccountSnapshot;
  /** Marked by the person, whatever the pattern. */
  readonly byHand: boolean;
}

function productionAccounts(
  accounts: readonly AccountSnapshot[],
  marks: readonly AccountMark[],
  pattern: string,
): readonly ProductionAccount[] {
  const test = productionTest(pattern);
  const markOf = new Map(marks.map((mark) => [`${mark.accountId} ${mark.sourceId}`, mark]));
  return accounts.flatMap((account) => {
    const mark = markOf.get(`${account.accountId} ${account.sourceId}`);
    return test(account, mark) ? [{ account, byHand: mark?.production === true }] : [];
  });
}
