import { expect, test } from 'vitest';
import { errorWords } from '../words/error-words.ts';
import { ERROR_CODES } from '../../shared/errors/error-codes.ts';
import { joinSentences } from '../words/join-sentences.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** Every phrase by its key; functions are called with stand-ins for their blanks. */
function phrases(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return phrases(value(...Array.from({ length: value.length }, () => 3)), path);
  return Object.entries(value ?? {}).flatMap(([key, inner]) => phrases(inner, path === '' ? key : `${path}.${key}`));
}

const japanese = phrases({ ...ja, errors: {}, commandLineAdvice: {} }).concat(
  ERROR_CODES.flatMap((code) => {
    const { message, next } = errorWords({ code, facts: {} }, 'ja');
    return [
      [`errors.${code}.message`, message],
      [`errors.${code}.next`, next],
    ] as const;
  }),
);
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** AWS's own terms in its Japanese console and documents, and one form of each word where there are two. */
test.each([
  ['ブラウザー', 'ブラウザ'],
  ['既定', 'デフォルト'],
  ['固定キー', '長期アクセスキー'],
  ['固定のキー', '長期アクセスキー'],
  ['静的なキー', '長期アクセスキー'],
  ['一時的なキー', '一時的な認証情報'],
  ['キーをコピー', '認証情報をコピー'],
  ['プロファイルを設定', 'プロファイルを作成'],
  ['権限セット', '許可セット'],
  ['ログイン', 'サインイン'],
])('%s is written %s', (wrong) => {
  const uses = japanese
    .filter(([, words]) => words.includes(wrong))
    // The command `aws login` and starting with the desktop session have names of their own.
    .filter(([, words]) => !(wrong === 'ログイン' && /aws login|ログイン時|ログイン項目/u.test(words)));
  expect(uses).toEqual([]);
});

test('brackets around Japanese are full width', () => {
  const narrow = japanese.filter(([, words]) =>
    [...words.matchAll(/\(([^()]*)\)/gu)].some(([, inner = '']) => JAPANESE.test(inner)),
  );
  expect(narrow).toEqual([]);
});

test('a question ends as in AWS’s own Japanese, in the half-width mark', () => {
  expect(japanese.filter(([, words]) => words.includes('？'))).toEqual([]);
});

test('no Latin space follows a full stop', () => {
  expect(japanese.filter(([, words]) => /[。、] /u.test(words))).toEqual([]);
});

test('sentences are joined as each language writes them', () => {
  expect(joinSentences('ja', '失敗しました。', 'もう一度お試しください。')).toBe(
    '失敗しました。もう一度お試しください。',
  );
  expect(joinSentences('en', 'It failed.', undefined, 'Try again.')).toBe('It failed. Try again.');
});

test('English has none of the metaphors of the first version', () => {
  const dialect = /\b(Will bite|holds at once|goes on by itself|Took an edit back|stand in the|tells it nowhere)\b/u;
  expect(phrases({ ...en, errors: {}, commandLineAdvice: {} }).filter(([, words]) => dialect.test(words))).toEqual([]);
});
