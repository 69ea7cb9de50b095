import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { AccountSnapshot } from '../../../../shared/view.ts';

const OFFERED = 50;

interface AccountChoicesProps {
  readonly accounts: readonly AccountSnapshot[];
  readonly typed: string;
}

/** Accounts whose name or id holds what is typed; not all of thousands. */
export function AccountChoices({ accounts, typed }: AccountChoicesProps) {
  const wanted = typed.trim().toLowerCase();
  return accounts
    .filter(({ accountId, accountName }) => accountId.includes(wanted) || accountName.toLowerCase().includes(wanted))
    .slice(0, OFFERED)
    .map(({ sourceId, accountId, accountName }) => {
      const words = `${safeText(accountName)} (${accountId})`;
      return (
        <option key={`${sourceId} ${accountId}`} value={words}>
          {words}
        </option>
      );
    });
}
