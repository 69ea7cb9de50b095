import { safeText } from '../../../presenter/words/safe-text.ts';
import type { AccountSnapshot } from '../../../shared/view.ts';

/** An account as it is offered and shown: `Acme Staging (552233445566)`; its id alone where it has no name. */
export function accountWords({ accountId, accountName }: Pick<AccountSnapshot, 'accountId' | 'accountName'>): string {
  return accountName === '' ? accountId : `${safeText(accountName)} (${accountId})`;
}

/**
 * The accounts a typed text means: by the 12 digits of an id in it, else by the whole name, else by part of a name or
 * id. One is an answer; of several sessions' accounts of one id, `sourceId` decides where it is given.
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
