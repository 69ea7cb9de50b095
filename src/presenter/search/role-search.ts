import { fold } from './fold.ts';
import type { AccountEntry, RoleEntry, RoleName } from './role-entries.ts';
import type { RoleIndex } from './role-index.ts';

export interface FoundAccount {
  readonly account: AccountEntry;
  /** Indexes in the account's roles, best first. Absent: all roles in their order. */
  readonly places?: readonly number[];
}

/** The folded words of a query. */
export function queryWords(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** The roles that were found in an account, best first. */
export function foundRoles({ account, places }: FoundAccount): readonly RoleEntry[] {
  return places === undefined ? account.roles : places.flatMap((place) => account.roles[place] ?? []);
}

/**
 * A search over an index. It remembers its last outcome, so that typing on searches only the accounts that matched before.
 */
export function roleSearcher(index: RoleIndex): (words: readonly string[]) => readonly FoundAccount[] {
  let last: { readonly words: readonly string[]; readonly matched: readonly AccountEntry[] } | undefined;
  return (words) => {
    const isNarrower = last?.words.every((old) => words.some((word) => word.includes(old))) ?? false;
    const outcome = search(isNarrower ? (last?.matched ?? []) : index.accounts, words);
    last = { words, matched: outcome.matched };
    return outcome.ranked.length > 0 ? outcome.ranked : searchByBeginnings(index.accounts, words);
  };
}

/**
 * Returns accounts with the roles that match every word in account name, id, e-mail, label, session or role. Favourites are
 * first, then recent ones, then better matches; ties are in the directory's order. If nothing matches, the beginnings of the
 * words of a role's names are enough: `payadm` finds AdministratorAccess in payments.
 */
export function searchRoles(index: RoleIndex, words: readonly string[]): readonly FoundAccount[] {
  const { ranked } = search(index.accounts, words);
  return ranked.length > 0 ? ranked : searchByBeginnings(index.accounts, words);
}

interface Outcome {
  readonly ranked: readonly FoundAccount[];
  /** In the directory's order. */
  readonly matched: readonly AccountEntry[];
}

const NO_MATCH = 0;
const INSIDE = 1;
const WORD_START = 2;
const START = 3;
const WHOLE = 4;
/** More than any sum of matches, so that a favourite that matches at all is first. */
const FAVOURITE = 1_000;
const RECENT = 500;

function search(accounts: readonly AccountEntry[], words: readonly string[]): Outcome {
  const matched: AccountEntry[] = [];
  const byScore = new Map<number, FoundAccount[]>();
  const inName = roleNameScorer(words);
  const inAccount: number[] = [];
  for (const account of accounts) {
    const { name, rest, roleNames } = account.searchText;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? '';
      inAccount[at] = matchScore(name, word) || matchScore(rest, word);
    }
    const found = scoreRoles(account, roleNames, inAccount, inName);
    if (found === undefined) continue;
    matched.push(account);
    const equals = byScore.get(found.best);
    if (equals === undefined) byScore.set(found.best, [found]);
    else equals.push(found);
  }
  // There are few scores and many accounts, so buckets sort faster than comparisons, and they are stable.
  const scores = [...byScore.keys()].toSorted((a, b) => b - a);
  return { ranked: scores.flatMap((score) => byScore.get(score) ?? []), matched };
}

/** Matches in the directory's order. A query word may consist of the beginnings of several words of account, role and profiles. */
function searchByBeginnings(accounts: readonly AccountEntry[], words: readonly string[]): readonly FoundAccount[] {
  if (words.length === 0 || words.some((word) => word.length < 3)) return [];
  return accounts.flatMap((account) => {
    const inAccount = tokensOf(account.name);
    const places = account.roles.flatMap((role, place) => {
      const tokens = [...inAccount, ...[role.roleName, ...role.profileNames].flatMap(tokensOf)];
      return words.every((word) => beginsTokens(tokens, word)) ? [place] : [];
    });
    return places.length === 0 ? [] : [{ account, places }];
  });
}

/** The folded words of a name, split at spaces, punctuation, and between a small and a capital letter. */
function tokensOf(name: string): readonly string[] {
  return name
    .split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((token) => token !== '')
    .map(fold);
}

/** Returns true if a word can be cut into parts that begin tokens, in the tokens' order. */
function beginsTokens(tokens: readonly string[], word: string): boolean {
  const reached = [0];
  for (const token of tokens) {
    // A token may be used for one part only.
    const starts = reached.length;
    for (let at = 0; at < starts; at++) {
      const from = reached[at] ?? 0;
      for (let to = from; to < word.length && word[to] === token[to - from]; to++)
        if (!reached.includes(to + 1)) reached.push(to + 1);
    }
  }
  return reached.includes(word.length);
}

interface ScoredAccount extends FoundAccount {
  readonly best: number;
}

function scoreRoles(
  account: AccountEntry,
  roleNames: readonly RoleName[],
  inAccount: readonly number[],
  inName: (roleName: RoleName) => readonly number[],
): ScoredAccount | undefined {
  const scores: number[] = [];
  const places: number[] = [];
  let best = NO_MATCH;
  let ordered = true;
  for (let place = 0; place < roleNames.length; place++) {
    const roleName = roleNames[place];
    let score = roleName === undefined ? NO_MATCH : sumOfBest(inAccount, inName(roleName));
    if (score === NO_MATCH) continue;
    if (account.hasPreferred) score += preference(account.roles[place]);
    ordered &&= score <= (scores.at(-1) ?? score);
    best = Math.max(best, score);
    scores.push(score);
    places.push(place);
  }
  if (places.length === 0) return undefined;
  if (ordered) return places.length === roleNames.length ? { account, best } : { account, best, places };
  const order = places.map((_, at) => at).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return { account, best, places: order.map((at) => places[at] ?? 0) };
}

/** The sum of each word's best score, or `NO_MATCH` if a word matches nowhere. */
function sumOfBest(inAccount: readonly number[], inName: readonly number[]): number {
  let sum = 0;
  for (let word = 0; word < inAccount.length; word++) {
    const score = Math.max(inAccount[word] ?? NO_MATCH, inName[word] ?? NO_MATCH);
    if (score === NO_MATCH) return NO_MATCH;
    sum += score;
  }
  return sum;
}

function preference(role: RoleEntry | undefined): number {
  const favourite = role?.favourite === true ? FAVOURITE : 0;
  return role?.recency === undefined ? favourite : favourite + RECENT - role.recency;
}

/** Returns a role name's scores, one per word. Each name is scored once. */
function roleNameScorer(words: readonly string[]): (roleName: RoleName) => readonly number[] {
  const known = new Map<RoleName, readonly number[]>();
  return (roleName) => {
    const scores = known.get(roleName) ?? words.map((word) => matchScore(roleName.folded, word));
    known.set(roleName, scores);
    return scores;
  };
}

function matchScore(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return NO_MATCH;
  if (at === 0) return text.length === word.length ? WHOLE : START;
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? INSIDE : WORD_START;
}
