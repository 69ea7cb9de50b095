import { fold, type AccountEntry, type RoleEntry, type RoleIndex } from './role-index.ts';

export interface FoundAccount {
  readonly account: AccountEntry;
  /** Best first. */
  readonly roles: readonly RoleEntry[];
}

/** The words of a query, folded; all of them must match somewhere. */
export function queryWords(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/**
 * Accounts with the roles that match every word, in account name, id, e-mail, session or role. Favourites stand
 * first, then what was used lately, then the better match; ties keep the directory's order.
 */
export function searchRoles(index: RoleIndex, words: readonly string[]): readonly FoundAccount[] {
  const found: { account: AccountEntry; roles: readonly RoleEntry[]; score: number }[] = [];
  for (const account of index.accounts) {
    const inAccount = words.map((word) => accountScore(account, word));
    const scored: { role: RoleEntry; score: number }[] = [];
    for (const role of account.roles) {
      const score = roleScore(role, words, inAccount);
      if (score !== undefined) scored.push({ role, score });
    }
    const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
    if (scored.length > 0)
      found.push({ account, roles: scored.toSorted((a, b) => b.score - a.score).map(({ role }) => role), score: best });
  }
  return found.toSorted((a, b) => b.score - a.score);
}

const NO_MATCH = 0;
const INSIDE = 1;
const WORD_START = 2;
const START = 3;
const WHOLE = 4;
/** More than any sum of matches, so that a favourite that matches at all stands first. */
const FAVOURITE = 1_000;
const RECENT = 500;

function roleScore(role: RoleEntry, words: readonly string[], inAccount: readonly number[]): number | undefined {
  let sum = 0;
  for (const [at, word] of words.entries()) {
    const score = Math.max(inAccount[at] ?? NO_MATCH, matchScore(role.foldedRole, word));
    if (score === NO_MATCH) return undefined;
    sum += score;
  }
  if (role.favourite) sum += FAVOURITE;
  if (role.recency !== undefined) sum += RECENT - role.recency;
  return sum;
}

function accountScore(account: AccountEntry, word: string): number {
  const byName = matchScore(account.foldedName, word);
  if (byName !== NO_MATCH) return byName;
  return matchScore(account.foldedRest, word);
}

function matchScore(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return NO_MATCH;
  if (at === 0) return text.length === word.length ? WHOLE : START;
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? INSIDE : WORD_START;
}
