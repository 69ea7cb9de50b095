import { expect, test } from 'vitest';
import { terminalLanguage } from './language.ts';

test.each([
  [{ LC_ALL: 'ja_JP.UTF-8', LANG: 'en_US.UTF-8' }, 'ja'],
  [{ LC_ALL: '', LC_MESSAGES: 'ja_JP', LANG: 'en_US.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
] as const)('%j', (env, language) => {
  expect(terminalLanguage(env, 'ja-JP')).toBe(language);
});

test('where nothing is set, as the system says', () => {
  expect(terminalLanguage({}, 'ja-JP')).toBe('ja');
});
