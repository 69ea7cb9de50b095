import type { AccountMark } from './account-preferences.ts';

interface NamedAccount {
  readonly accountId: string;
  readonly accountName: string;
}
type Said = Pick<AccountMark, 'production'> | undefined;

/**
 * Returns a test that says whether an account is to be handled with care: as the person said of it, else by the settings'
 * pattern, whose parts (separated by commas or spaces) are held against its name and its id, whatever their case. A part
 * with `*` or `?`, which stand for text, fits a whole name. One without fits words of the name: `prod` fits `Prod-EU` and
 * `paymentsProd`, not `product`. A part after `!` takes out what the others let in, wherever it stands: `prod !non-prod`.
 * The pattern is parsed once: callers with many accounts call this once.
 */
export function productionTest(pattern: string): (account: NamedAccount, mark: Said) => boolean {
  const parts = partsOf(pattern);
  const isIn = anyOf(parts.filter((part) => !part.startsWith('!')));
  const isOut = anyOf(parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1)));
  return ({ accountName, accountId }, mark) => {
    if (mark?.production !== undefined) return mark.production;
    const name = nameOf(accountName);
    return isIn(name, accountId) && !isOut(name, accountId);
  };
}

/**
 * Returns a test for accounts of several sources, which agrees with the production guard: an account is production if any source
 * marks it so, else, unless its own source marks it as none, if any source's name of it fits the pattern. `accounts` is called
 * once, when it is first needed.
 */
export function productionTestAcrossSources(
  pattern: string,
  accounts: () => Iterable<NamedAccount>,
  marks: readonly AccountMark[],
): ReturnType<typeof productionTest> {
  const test = productionTest(pattern);
  const marked = new Set(marks.filter(({ production }) => production === true).map(({ accountId }) => accountId));
  const byNames = new Map<string, boolean>();
  let names: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  const anyName = (accountId: string): boolean => {
    names ??= namesOf(accounts());
    const known = [...(names.get(accountId) ?? [''])];
    return known.some((accountName) => test({ accountId, accountName }, undefined));
  };
  return (account, mark) => {
    const { accountId, accountName } = account;
    if (marked.has(accountId)) return true;
    if (mark?.production !== undefined) return mark.production;
    if (accountName !== '' && test(account, undefined)) return true;
    // Once for each number: a portal may list one many times, each time under another name.
    const isProduction = byNames.get(accountId) ?? anyName(accountId);
    byNames.set(accountId, isProduction);
    return isProduction;
  };
}

/** The names of each number that has any. */
function namesOf(accounts: Iterable<NamedAccount>): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { accountId, accountName } of accounts) {
    if (accountName === '') continue;
    const known = names.get(accountId);
    if (known === undefined) names.set(accountId, new Set([accountName]));
    else known.add(accountName);
  }
  return names;
}

/** True if every account that is production by `before` is so by `after`, whatever accounts there are. */
export function onlyAddsProduction(before: string, after: string): boolean {
  const [were, are] = [new Set(partsOf(before)), new Set(partsOf(after))];
  const isOut = (part: string): boolean => part.startsWith('!');
  return (
    [...were].every((part) => isOut(part) || are.has(part)) && [...are].every((part) => !isOut(part) || were.has(part))
  );
}

/** Without case, in the order they are written. */
function partsOf(pattern: string): readonly string[] {
  return pattern
    .toLowerCase()
    .split(/[\s,、，]+/u)
    .filter((part) => part !== '');
}

interface Name {
  readonly text: string;
  /** Its words, in both readings of capital letters. */
  readonly readings: () => readonly (readonly string[])[];
}

/** Read into words once, and only for a pattern that asks for words. */
function nameOf(name: string): Name {
  let readings: readonly (readonly string[])[] | undefined;
  return {
    text: name.toLowerCase(),
    readings: () => (readings ??= [wordsOf(name), wordsAfterCapitals(name)]),
  };
}

function anyOf(parts: readonly string[]): (name: Name, accountId: string) => boolean {
  const tests = parts.filter((part) => part !== '').map(partTest);
  return (name, accountId) => tests.some((fits) => fits(name, accountId));
}

function partTest(part: string): (name: Name, accountId: string) => boolean {
  if (!/[*?]/u.test(part)) {
    const words = wordsOf(part);
    return (name, accountId) =>
      part === name.text || part === accountId || name.readings().some((reading) => holds(reading, words));
  }
  const inner = /^\*([^*?]*)\*$/u.exec(part)?.[1];
  if (inner !== undefined) return ({ text }, accountId) => text.includes(inner) || accountId.includes(inner);
  return ({ text }, accountId) => fitsWildcards(text, part) || fitsWildcards(accountId, part);
}

/** Words end where letters do, where the script changes, and at capital letters: `paymentsProd`, `APIProd`. */
function wordsOf(text: string): readonly string[] {
  return wordsBetweenSigns(
    text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  );
}

/** The other reading of capital letters: `ACMEprod`. */
function wordsAfterCapitals(text: string): readonly string[] {
  return wordsBetweenSigns(text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll(/(\p{Lu}{2})(\p{Ll})/gu, '$1 $2'));
}

function wordsBetweenSigns(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{N}+|\p{Script=Latin}+|(?:(?!\p{Script=Latin})\p{L})+/gu) ?? [];
}

/** True if the words stand in the name one after the other. */
function holds(name: readonly string[], words: readonly string[]): boolean {
  return words.length > 0 && name.some((_, at) => words.every((word, next) => name[at + next] === word));
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

/**
 * Why a tool gets no keys of a production account, with the app there to ask the person: the fact `refusal` of
 * `productionNotConfirmed`. `notAsked`: the tool does not wait, or its wait was over before the question.
 */
export type ToolRefusal = 'saidNo' | 'noAnswer' | 'notAsked' | 'threeNoes' | 'manyQuestions';
