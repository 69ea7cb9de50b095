import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

/**
 * Finds regular expressions whose work grows with the square of the text, which a long line or start URL turns into a
 * minute of standing still. Two forms are looked for: a search that starts again at each character of a run it has just
 * walked along in vain (`/\/+$/`), and two runs side by side that share characters (`/=\s*(.*)$/`). Anything bounded passes.
 */

const src = path.join(import.meta.dirname, '../../src');

/** Linear for a reason that the check can't see. */
const ALLOWED: Readonly<Record<string, string>> = {
  [String.raw`^[-._]+|[-._]+$`]: 'the text is cut to a few characters before',
  [String.raw`^[a-z]+(_[a-z]+)+$`]: 'each turn begins with a character that no run has',
  [String.raw`^\..+\.([^.]+)\.\d+\.daypass-tmp$`]: 'a file name has at most 255 bytes',
  [String.raw`"((?:[^"\\]|\\.)*)("|\\?$)|[^\s"]+`]:
    'matches at the first quote, which takes all the rest if it has no end',
};

interface Item {
  /** Source of one character, or of a group that is repeated as a whole. */
  readonly source: string;
  readonly isCharacter: boolean;
  readonly isUnbounded: boolean;
  readonly isOptional: boolean;
}

test.each([
  String.raw`\/+$`,
  String.raw`\s+[#;]`,
  String.raw`[^\\/]+\.json$`,
  String.raw`^[-._]+|[-._]+$`,
  String.raw`^a\s*=\s*(.*)$`,
  String.raw`^(x.*)(y|.*)*$`,
  String.raw`\/*#?\/*$`,
])('the check finds %s', (pattern) => {
  expect(growth(pattern, '')).not.toEqual([]);
});

test.each([
  String.raw`^\s*\{`,
  String.raw`[\\/][^\\/]*$`,
  String.raw`"([^"]*)"`,
  String.raw`\s+`,
  String.raw`^a{1,5}b`,
])('the check passes %s', (pattern) => {
  expect(growth(pattern, '')).toEqual([]);
});

test('no regular expression of the program grows faster than its text', async () => {
  const files = (await readdir(src, { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|testing\/|test-support\/|^simulator\//.test(file),
  );
  const found: string[] = [];
  let literals = 0;
  for (const file of files) {
    for (const { pattern, flags } of literalsIn(await readFile(path.join(src, file), 'utf8'))) {
      literals += 1;
      if (ALLOWED[pattern] === undefined)
        found.push(...growth(pattern, flags).map((why) => `${file}: /${pattern}/${flags} ${why}`));
    }
  }
  expect(found).toEqual([]);
  // The scanner of literals has not gone blind.
  expect(literals).toBeGreaterThan(150);
});

const LITERAL =
  /(?:^|[(,=:[!&|?{;]|return|=>)\s*\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)(?=[\s.,;)\]:?]|$)/gm;

function literalsIn(text: string): readonly { readonly pattern: string; readonly flags: string }[] {
  const code = text.split('\n').filter((line) => !/^\s*(?:\*|\/[/*])/.test(line));
  return code.flatMap((line) =>
    [...line.matchAll(LITERAL)].map(([, pattern = '', flags = '']) => ({ pattern, flags })),
  );
}

function growth(pattern: string, flags: string): readonly string[] {
  return alternativesIn(pattern)
    .flatMap((alternative) => [startsAgain(alternative, flags), sharesCharacters(alternative, flags)])
    .filter((why) => why !== undefined);
}

function startsAgain(items: readonly Item[], flags: string): string | undefined {
  if (items[0]?.source === '^' || items[0]?.source.startsWith('(?<') === true) return undefined;
  const at = items.findIndex(({ isUnbounded }) => isUnbounded);
  const run = items[at];
  if (run === undefined || items.slice(at + 1).every(({ isOptional }) => isOptional)) return undefined;
  // No start lies within the run where something before it is not of its characters.
  const before = items.slice(0, at).filter((item) => item.isCharacter && !item.isOptional);
  return before.some((item) => !overlap(item, run, flags)) ? undefined : `starts again along ${run.source}`;
}

function sharesCharacters(items: readonly Item[], flags: string): string | undefined {
  for (const [at, first] of items.entries()) {
    if (!first.isUnbounded) continue;
    if (!first.isCharacter && /[+*]|,\}/.test(first.source) && !isSeparated(first, flags))
      return `repeats ${first.source}`;
    for (const [next, second] of items.slice(at + 1).entries()) {
      const canFail = items.slice(at + next + 2).some(({ isOptional }) => !isOptional);
      if (second.isUnbounded && canFail && overlap(first, second, flags))
        return `shares ${first.source} ${second.source}`;
      if (!second.isOptional && !(second.isCharacter && overlap(first, second, flags))) break;
    }
  }
  return undefined;
}

/** A repeated group whose turns begin or end with a character that its run can't be: there is one way to divide a text. */
function isSeparated(group: Item, flags: string): boolean {
  const inner = group.source.replace(/^\((?:\?:|\?<\w+>)?/, '').slice(0, -1);
  return alternativesIn(inner).every((items) => {
    const runs = items.filter(({ isUnbounded }) => isUnbounded);
    const others = items.filter((item) => item.isCharacter && !item.isUnbounded && !item.isOptional);
    return runs.every((run) => others.some((other) => !overlap(other, run, flags)));
  });
}

/** Whether two of them can stand for the same character; of groups that is assumed. */
function overlap(one: Item, other: Item, flags: string): boolean {
  if (!one.isCharacter || !other.isCharacter) return true;
  const own = flags.replaceAll(/[gydm]/g, '');
  const [a, b] = [one, other].map(({ source }) => new RegExp(`^${source}$`, own));
  for (let code = 0; code < 0x30_00; code += 1) {
    const character = String.fromCharCode(code);
    if (a?.test(character) === true && b?.test(character) === true) return true;
  }
  return false;
}

/** All ways through the pattern, groups that are not repeated written out. */
function alternativesIn(pattern: string): readonly (readonly Item[])[] {
  return topLevel(pattern).flatMap((alternative) => {
    let ways: Item[][] = [[]];
    for (const { atom, quantifier } of atomsIn(alternative)) {
      const inner = /^\((?:\?:|\?<\w+>|(?!\?))(.*)\)$/s.exec(atom)?.[1];
      const isRepeated = /^[*+]|^\{\d+,\d*\}|^\{(?!1\})/.test(quantifier);
      const isOptional = /^[?*]|^\{0/.test(quantifier) || /^\\[bB]$|^\^$/.test(atom);
      if (inner !== undefined && !isRepeated) {
        const options = isOptional ? [...alternativesIn(inner), []] : alternativesIn(inner);
        ways = ways.flatMap((way) => options.map((option) => way.concat(option)));
        continue;
      }
      const isCharacter = !atom.startsWith('(') && !/^(?:[$^]|\\[bB\d])$/.test(atom);
      const isUnbounded = /^(?:[*+]|\{\d+,\})/.test(quantifier);
      for (const way of ways) way.push({ source: atom, isCharacter, isUnbounded, isOptional });
    }
    return ways;
  });
}

function topLevel(pattern: string): readonly string[] {
  const parts = [''];
  for (const { atom, quantifier } of atomsIn(pattern)) {
    if (atom === '|') parts.push('');
    else parts[parts.length - 1] += atom + quantifier;
  }
  return parts;
}

function atomsIn(pattern: string): readonly { readonly atom: string; readonly quantifier: string }[] {
  const atoms: { atom: string; quantifier: string }[] = [];
  let at = 0;
  while (at < pattern.length) {
    const length = atomLength(pattern, at);
    const atom = pattern.slice(at, at + length);
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(at + length))?.[0] ?? '';
    atoms.push({ atom, quantifier: atom === '|' ? '' : quantifier });
    at += length + (atom === '|' ? 0 : quantifier.length);
  }
  return atoms;
}

function atomLength(pattern: string, from: number): number {
  if (pattern[from] === '\\')
    return (
      /^\\(?:u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|p\{[^}]*\}|k<\w+>|.)/su.exec(pattern.slice(from))?.[0].length ?? 2
    );
  if (pattern[from] !== '[' && pattern[from] !== '(') return 1;
  let depth = 0;
  let isInClass = false;
  for (let at = from; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (isInClass) isInClass = character !== ']';
    else if (character === '[') isInClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0 && !isInClass) return at - from + 1;
  }
  return pattern.length - from;
}
