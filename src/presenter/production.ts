import type { Account } from '../core/engine-state.ts';
import type { AccountMark } from '../shared/account-marks.ts';

/**
 * Whether an account is to be handled with care: as the person said of it, else by the settings' pattern, whose parts
 * (parted by commas or spaces; `*` and `?` stand for text) are held against its name and its id, whatever their case.
 */
export function isProduction(
  account: Pick<Account, 'accountId' | 'accountName'>,
  mark: Pick<AccountMark, 'production'> | undefined,
  pattern: string,
): boolean {
  if (mark?.production !== undefined) return mark.production;
  return pattern
    .toLowerCase()
    .split(/[\s,、，]+/u)
    .filter((part) => part !== '')
    .some((part) => fits(account.accountName.toLowerCase(), part) || fits(account.accountId, part));
}

/**
 * Wildcard matching that never goes back further than the last `*`: names and patterns are long and hostile at times,
 * and the same as a regular expression could take for ever.
 */
function fits(text: string, pattern: string): boolean {
  let [at, inPattern, retryAt, star] = [0, 0, 0, -1];
  while (at < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern++;
      retryAt = at;
    } else if (pattern[inPattern] === '?' || pattern[inPattern] === text[at]) {
      at++;
      inPattern++;
    } else if (star >= 0) {
      inPattern = star + 1;
      at = ++retryAt;
    } else return false;
  }
  while (pattern[inPattern] === '*') inPattern++;
  return inPattern === pattern.length;
}
