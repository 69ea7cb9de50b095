import { expect, test } from 'vitest';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** Every phrase by its key; functions are called with stand-ins for their blanks. */
function phrases(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return phrases(value(...Array.from({ length: value.length }, () => 3)), path);
  return Object.entries(value ?? {}).flatMap(([key, inner]) => phrases(inner, path === '' ? key : `${path}.${key}`));
}

/** Names of things, and examples, that are the same in every language. */
const SAME_IN_BOTH =
  /^(formats\.(bash|zsh|fish|powershell|json)|window\.title|window\.keys\.acts\.profile|window\.settings\.(english|browsers\.parted)$|window\.about\.(electron|chrome|node)$|window\.firstRun\.\w+Placeholder|window\.profile\.useCommand|window\.saml\.response$|cli\.errorLine|time\.stateAndLeft|tray\.(session|endedSession|accountsOf|range|role|accountAndId|accountLabel|tooltip)$|imports\.tools\.|notices\.(actionFailed\.|(signInFailed|renewalFails)\.body)|findings\.clients\.|window\.health\.(clients|shortClients)\.|cli\.doctor\.comma)/;

const english = phrases({ ...en, errors: {}, commandLineAdvice: {} });
const japanese = new Map(phrases({ ...ja, errors: {}, commandLineAdvice: {} }));

test('every phrase is translated into Japanese', () => {
  const untranslated = english
    .map(([key]) => key)
    .filter((key) => !SAME_IN_BOTH.test(key))
    .filter((key) => !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(japanese.get(key) ?? ''));
  expect(untranslated).toStrictEqual([]);
});

test('no phrase is empty or contains undefined', () => {
  const holes = [...english, ...japanese].filter(([, words]) => words === '' || /undefined|NaN|\[object/.test(words));
  expect(holes).toStrictEqual([]);
});

test('plurals', () => {
  expect([0, 1, 2, 1200].map((count) => en.window.directory.accountCount(count))).toStrictEqual([
    '0 accounts',
    '1 account',
    '2 accounts',
    '1,200 accounts',
  ]);
  expect(ja.window.directory.accountCount(1200)).toBe('アカウント 1,200 件');
});
