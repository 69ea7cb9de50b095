import type { AccountMark } from './account-preferences.ts';

interface NamedAccount {
  readonly accountId: string;
  readonly accountName: string;
}
type Said = Pick<AccountMark, 'production'> | undefined;

/**
 * Whether an account is to be handled with care: as the person said of it, else by the settings' pattern, whose parts
 * (parted by commas or spaces; `*` and `?` stand for text) are held against its name and its id, whatever their case.
 * A part after `!` takes out what the others let in, wherever it stands: `*prod* !*nonprod*`.
 */
export function isProduction(account: NamedAccount, mark: Said, pattern: string): boolean {
  if (last?.pattern !== pattern) last = { pattern, test: productionTest(pattern) };
  return last.test(account, mark);
}

/** The pattern asked about last: it is asked about thousands of accounts in a row. */
let last: { readonly pattern: string; readonly test: ReturnType<typeof productionTest> } | undefined;

/** The same question with the pattern read once, for many accounts. */
export function productionTest(pattern: string): (account: NamedAccount, mark: Said) => boolean {
  const parts = pattern
    .toLowerCase()
    .split(/[\s,、，]+/u)
    .filter((part) => part !== '');
  const isIn = anyOf(parts.filter((part) => !part.startsWith('!')));
  const isOut = anyOf(parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1)));
  return ({ accountName, accountId }, mark) => {
    if (mark?.production !== undefined) return mark.production;
    const name = accountName.toLowerCase();
    return isIn(name, accountId) && !isOut(name, accountId);
  };
}

function anyOf(parts: readonly string[]): (name: string, accountId: string) => boolean {
  const tests = parts.filter((part) => part !== '').map(partTest);
  return (name, accountId) => tests.some((fits) => fits(name) || fits(accountId));
}

function partTest(part: string): (text: string) => boolean {
  const inner = /^\*([^*?]*)\*$/u.exec(part)?.[1];
  return inner === undefined ? (text) => fitsWildcards(text, part) : (text) => text.includes(inner);
}

/**
 * Wildcard matching that never goes back further than the last `*`: names and patterns are long and hostile at times,
 * and the same as a regular expression could take for ever.
 */
function fitsWildcards(text: string, pattern: string): boolean {
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
