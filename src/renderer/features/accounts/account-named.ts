import { safeText } from '../../../presenter/words/safe-text.ts';
import type { AccountSnapshot } from '../../../shared/view.ts';

/** Returns the account that a person typed: by the id in the text, or by a name that only one account has. */
export function accountNamed(accounts: readonly AccountSnapshot[], typed: string): AccountSnapshot | undefined {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return undefined;
  const id = accountIdIn(wanted);
  if (id !== undefined) return accounts.find((account) => account.accountId === id);
  const named = accounts.filter((account) => safeText(account.accountName).toLowerCase() === wanted);
  return named.length === 1 ? named[0] : undefined;
}

/** Returns the 12-digit id in a typed text, whether a list has it or not. */
export function accountIdIn(typed: string): string | undefined {
  return /(?<!\d)\d{12}(?!\d)/u.exec(typed)?.[0];
}
