import type { AccountSnapshot } from '../../../shared/view.ts';
import { accountWords } from './account-words.ts';

const MOST_OFFERED = 50;

interface AccountChoicesProps {
  readonly accounts: readonly AccountSnapshot[];
  readonly typed: string;
}

/** The first `MOST_OFFERED` accounts whose name or id contains the typed text, as options of a field. */
export function AccountChoices({ accounts, typed }: AccountChoicesProps) {
  const wanted = typed.trim().toLowerCase();
  return accounts
    .filter(({ accountId, accountName }) => accountId.includes(wanted) || accountName.toLowerCase().includes(wanted))
    .slice(0, MOST_OFFERED)
    .map((account) => {
      const words = accountWords(account);
      return (
        <option key={`${account.sourceId} ${account.accountId}`} value={words}>
          {words}
        </option>
      );
    });
}
