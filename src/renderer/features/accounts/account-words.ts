import { safeText } from '../../../presenter/words/safe-text.ts';
import type { AccountSnapshot } from '../../../shared/view.ts';

/** An account's name and id: `Acme Staging (552233445566)`. An account without a name is its id alone. */
export function accountWords({ accountId, accountName }: Pick<AccountSnapshot, 'accountId' | 'accountName'>): string {
  return accountName === '' ? accountId : `${safeText(accountName)} (${accountId})`;
}

/**
 * The accounts that a typed text may mean: those with the 12-digit id in it, else those of exactly that name, else those
 * with the text in name or id. If several sessions list the id, `sourceId` decides between them.
 */
export function accountsMeant(
  accounts: readonly AccountSnapshot[],
  typed: string,
  sourceId?: string,
): readonly AccountSnapshot[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  const id = /\d{12}/u.exec(wanted)?.[0];
  if (id !== undefined) {
    const withId = accounts.filter(({ accountId }) => accountId === id);
    const inSession = withId.filter((account) => account.sourceId === sourceId);
    return inSession.length > 0 ? inSession : withId;
  }
  const named = accounts.filter(({ accountName }) => safeText(accountName).toLowerCase() === wanted);
  if (named.length > 0) return named;
  return accounts.filter(
    ({ accountId, accountName }) => accountId.includes(wanted) || accountName.toLowerCase().includes(wanted),
  );
}
