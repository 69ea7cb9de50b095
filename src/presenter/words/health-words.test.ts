import { expect, test } from 'vitest';
import { healthWords } from './health-words.ts';

test('the gravest finding explains a failing client', () => {
  const finding = { code: 'sessionMissing', facts: { profile: 'dev', session: 'crop' } } as const;
  expect(healthWords('sessionMissing', [finding], 'en')).toBe('Profile dev names a session that does not exist');
});

test('without one the reason does, in both languages', () => {
  expect(healthWords('unseen', [], 'en')).toBe('It does not see the profile');
  expect(healthWords('refused', [], 'ja')).toBe('ファイル全体を読み取れません');
});
