import { describe, expect, test } from 'vitest';
import { DaypassError } from '../shared/daypass-error.ts';
import { ERROR_CODES } from '../shared/error-codes.ts';
import { LANGUAGES } from '../shared/languages.ts';
import { errorWords } from './error-words.ts';

const SENTENCE_ENDS = /[.。:?：」）]$/;

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(ERROR_CODES)('%s says what happened and what to do next, with and without facts', (code) => {
    const facts = {
      sessionName: 'corp',
      profileName: 'prod',
      path: '/home/me/.aws/config',
      accountId: '111122223333',
      roleName: 'Admin',
      region: 'eu-west-1',
      host: 'oidc.eu-west-1.amazonaws.com',
    };
    for (const given of [{}, facts]) {
      const { message, next } = errorWords({ code, facts: given }, language);
      expect(message).toMatch(SENTENCE_ENDS);
      expect(next).toMatch(SENTENCE_ENDS);
      expect(`${message}${next}`).not.toMatch(/undefined|null|\n| {2}|“”|「」/);
    }
  });

  test('every code has words of its own', () => {
    const messages = ERROR_CODES.map((code) => errorWords({ code, facts: {} }, language).message);
    expect(new Set(messages).size).toBe(ERROR_CODES.length);
  });
});

test('facts are named, and made safe', () => {
  const error = new DaypassError('signInNeeded', { session: 'co\nrp\u202E' });
  expect(errorWords(error, 'en')).toStrictEqual({
    message: 'You are not signed in to “co rp\uFFFD”.',
    next: 'Sign in, then try again.',
  });
  expect(errorWords(error, 'ja')).toStrictEqual({
    message: '「co rp\uFFFD」にサインインしていません。',
    next: 'サインインしてから、もう一度お試しください。',
  });
});

test('on the command line the advice is a command', () => {
  const error = new DaypassError('signInNeeded', { session: 'corp' });
  expect(errorWords(error, 'en', 'commandLine').next).toBe('Run: daypass login corp');
  expect(errorWords(error, 'ja', 'commandLine').next).toBe('次を実行してください: daypass login corp');
});
