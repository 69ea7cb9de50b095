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
  const found: ScoredAccount[] = [];
  const scoreRoleName = roleNameScorer(words);
  for (const account of index.accounts) {
    const inAccount = words.map((word) => accountScore(account, word));
    const hit = scoredAccount(account, inAccount, scoreRoleName);
    if (hit !== undefined) found.push(hit);
  }
  return found.toSorted((a, b) => b.score - a.score);
}

interface ScoredAccount extends FoundAccount {
  readonly score: number;
}

const NO_MATCH = 0;
const INSIDE = 1;
const WORD_START = 2;
const START = 3;
const WHOLE = 4;
/** More than any sum of matches, so that a favourite that matches at all stands first. */
const FAVOURITE = 1_000;
const RECENT = 500;

/** Scores of a role's name, one per word. */
type RoleNameScorer = (foldedRole: string) => readonly number[];

function scoredAccount(
  account: AccountEntry,
  inAccount: readonly number[],
  scoreRoleName: RoleNameScorer,
): ScoredAccount | undefined {
  const scored: { role: RoleEntry; score: number }[] = [];
  let best = NO_MATCH;
  let ordered = true;
  for (const role of account.roles) {
    const score = roleScore(role, inAccount, scoreRoleName(role.foldedRole));
    if (score === NO_MATCH) continue;
    ordered &&= score <= (scored.at(-1)?.score ?? Number.POSITIVE_INFINITY);
    best = Math.max(best, score);
    scored.push({ role, score });
  }
  if (scored.length === 0) return undefined;
  const roles = ordered ? scored : scored.toSorted((a, b) => b.score - a.score);
  return { account, roles: roles.map(({ role }) => role), score: best };
}

function roleScore(role: RoleEntry, inAccount: readonly number[], inName: readonly number[]): number {
  let sum = 0;
  for (let word = 0; word < inAccount.length; word++) {
    const score = Math.max(inAccount[word] ?? NO_MATCH, inName[word] ?? NO_MATCH);
    if (score === NO_MATCH) return NO_MATCH;
    sum += score;
  }
  if (role.favourite) sum += FAVOURITE;
  if (role.recency !== undefined) sum += RECENT - role.recency;
  return sum;
}

/** Thousands of accounts share a handful of role names: each name is looked at once. */
function roleNameScorer(words: readonly string[]): RoleNameScorer {
  const known = new Map<string, readonly number[]>();
  return (foldedRole) => {
    const scores = known.get(foldedRole) ?? words.map((word) => matchScore(foldedRole, word));
    known.set(foldedRole, scores);
    return scores;
  };
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
