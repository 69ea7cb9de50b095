import { safeText } from '../../../presenter/words/safe-text.ts';
import type { AccountSnapshot } from '../../../shared/view.ts';

/** The account that a person typed: by its id, also as the offered `name (id)`, or by its name where only one has it. */
export function accountNamed(accounts: readonly AccountSnapshot[], typed: string): AccountSnapshot | undefined {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return undefined;
  const id = accountIdIn(wanted);
  if (id !== undefined) return accounts.find((account) => account.accountId === id);
  const named = accounts.filter((account) => safeText(account.accountName).toLowerCase() === wanted);
  return named.length === 1 ? named[0] : undefined;
}

/** The 12-digit ID in what a person typed, whether a list has it or not. */
export function accountIdIn(typed: string): string | undefined {
  return /(?<!\d)\d{12}(?!\d)/u.exec(typed)?.[0];
}
