import { expect, test } from 'vitest';
import { terminalLocale } from './language.ts';

test.each([
  [{ LC_ALL: 'ja_JP.UTF-8', LANG: 'en_US.UTF-8' }, 'ja_JP.UTF-8'],
  [{ LC_ALL: '', LC_MESSAGES: 'ja_JP', LANG: 'en_US.UTF-8' }, 'ja_JP'],
  [{ LANG: 'ja_JP.UTF-8' }, 'ja_JP.UTF-8'],
  [{ LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, 'C'],
] as const)('%j', (env, locale) => {
  expect(terminalLocale(env, () => 'fr-FR')).toBe(locale);
});

test('where nothing is set, as the system says', () => {
  expect(terminalLocale({}, () => 'ja-JP')).toBe('ja-JP');
});
