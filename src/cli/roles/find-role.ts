import { fold } from '../../presenter/search/fold.ts';
import { queryWords } from '../../presenter/search/role-search.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { shellWord } from '../../presenter/words/shell-word.ts';
import type { RoleCandidate, RoleCandidates } from './role-candidates.ts';

/** What narrows a choice besides words. All are compared whole, whatever their case. */
export interface RoleFilter {
  readonly sourceId?: string;
  /** By name, ID or the person's own label. */
  readonly account?: string;
  readonly roleName?: string;
}

export type FoundRole =
  | { readonly found: 'one'; readonly candidate: RoleCandidate }
  | { readonly found: 'none' }
  | { readonly found: 'many'; readonly candidates: readonly RoleCandidate[] };

/**
 * The one candidate that words and filter fit. `ACCOUNT/ROLE` by whole names wins, then a candidate that every word names
 * as a whole, then one that is the only match. Nothing is guessed: a better score among several is no choice, since keys
 * of another role than the one that is meant can do harm.
 */
export function findRole(words: readonly string[], filter: RoleFilter, candidates: RoleCandidates): FoundRole {
  const fits = (candidate: RoleCandidate): boolean => fitsFilter(candidate, filter);
  const [only] = words;
  const parts = only !== undefined && words.length === 1 ? accountAndRole(only) : undefined;
  if (parts) {
    const named = candidates
      .search('')
      .filter((candidate) => fits(candidate) && fitsFilter(candidate, parts) && candidate.role !== undefined);
    if (named.length > 0) return oneOf(named);
  }
  const query = parts ? `${parts.account} ${parts.roleName}` : words.join(' ');
  const found = candidates.search(query).filter(fits);
  const whole = found.filter((candidate) => isNamedWhole(candidate, queryWords(query)));
  return oneOf(whole.length > 0 ? whole : found);
}

/** `ACCOUNT/ROLE`. An account's name may hold a slash itself; a role's does not. */
export function accountAndRole(word: string): { readonly account: string; readonly roleName: string } | undefined {
  const at = word.lastIndexOf('/');
  if (at <= 0 || at === word.length - 1) return undefined;
  return { account: word.slice(0, at), roleName: word.slice(at + 1) };
}

/** What names the candidate on a command line, quoted where a shell needs it: a profile, else account and role. */
export function candidateWords(candidate: RoleCandidate, among: readonly RoleCandidate[]): string {
  const { role, profileNames, accountName } = candidate;
  if (!role) return shellWord(safeText(profileNames[0] ?? '', 200));
  const isLike = (other: RoleCandidate, key: 'accountName' | 'role') =>
    other !== candidate &&
    other.role !== undefined &&
    fold(other.role.roleName) === fold(role.roleName) &&
    (key === 'role' ? other.role.accountId === role.accountId : fold(other.accountName) === fold(accountName));
  const isUnclear = accountName === '' || among.some((other) => isLike(other, 'accountName'));
  const name = shellWord(`${isUnclear ? safeText(role.accountId) : accountName}/${safeText(role.roleName, 200)}`);
  return among.some((other) => isLike(other, 'role'))
    ? `${name} --session ${shellWord(safeText(role.sourceId, 200))}`
    : name;
}

function oneOf(candidates: readonly RoleCandidate[]): FoundRole {
  const [candidate, ...others] = candidates;
  if (!candidate) return { found: 'none' };
  return others.length === 0 ? { found: 'one', candidate } : { found: 'many', candidates };
}

function fitsFilter(candidate: RoleCandidate, { sourceId, account, roleName }: RoleFilter): boolean {
  const { role, accountName, accountLabel } = candidate;
  if (sourceId === undefined && account === undefined && roleName === undefined) return true;
  if (!role || (sourceId !== undefined && role.sourceId !== sourceId)) return false;
  const isRole = roleName === undefined || fold(role.roleName) === fold(roleName);
  const names = [role.accountId, accountName, accountLabel ?? ''].map(fold);
  return isRole && (account === undefined || names.includes(fold(account)));
}

/** Every word is the whole of one of its names, and the account as well as the role is named, or the profile. */
function isNamedWhole(
  { role, profileNames, accountName, accountLabel, sessionLabel }: RoleCandidate,
  words: readonly string[],
): boolean {
  if (profileNames.some((name) => words.length === 1 && fold(name) === words[0])) return true;
  if (!role || words.length < 2) return false;
  const accounts = new Set([role.accountId, accountName, accountLabel ?? ''].map(fold));
  const others = new Set([role.sourceId, sessionLabel ?? ''].map(fold));
  const isRole = (word: string) => fold(role.roleName) === word;
  return (
    words.some(isRole) &&
    words.some((word) => accounts.has(word)) &&
    words.every((word) => isRole(word) || accounts.has(word) || others.has(word))
  );
}
