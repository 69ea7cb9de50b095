import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { ERROR_CODES } from '../../shared/errors/error-codes.ts';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import type { ToolRefusal } from '../../shared/domain/production.ts';
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

describe.each(LANGUAGES)('a tool that was refused, in %s', (language) => {
  const REFUSALS: readonly ToolRefusal[] = ['saidNo', 'noAnswer', 'notAsked', 'threeNoes', 'manyQuestions'];

  test('learns why, each in words of its own, and is never advised to pass --yes', () => {
    const advice = REFUSALS.map((refusal) => {
      const error = { code: 'productionNotConfirmed', facts: { account: 'prod', refusal } } as const;
      expect(errorWords(error, language, 'window')).toEqual(errorWords(error, language, 'commandLine'));
      return errorWords(error, language).next;
    });
    expect(new Set(advice).size).toBe(REFUSALS.length);
    for (const next of advice) expect(next).toMatch(SENTENCE_ENDS);
    expect(advice.join('')).not.toContain('--yes');
  });

  test('by a reason that this version does not know, is advised to confirm', () => {
    const error = { code: 'productionNotConfirmed', facts: { refusal: 'toString' } } as const;
    expect(errorWords(error, language, 'commandLine').next).toContain('--yes');
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

describe.each(LANGUAGES)('by what the facts tell, in %s', (language) => {
  const wordsFor = (code: 'fileForbidden' | 'configOddLines' | 'usage', facts: Readonly<Record<string, string>>) =>
    errorWords({ code, facts }, language, 'commandLine');

  test.each([
    ['fileForbidden', 'reason', ['readOnly', 'hardLink', 'foreignOwner', 'notAFile', 'other']],
    [
      'configOddLines',
      'kind',
      ['byteOrderMark', 'beforeFirstSection', 'noDelimiter', 'emptyKey', 'duplicateSection', 'duplicateKey', 'other'],
    ],
    ['usage', 'problem', ['endpoint', 'valueUnsafe', 'optionInvalid', 'formatUnknown', 'other']],
  ] as const)('%s has words of its own for each %s', (code, fact, values) => {
    const messages = values.map(
      (value) => wordsFor(code, { [fact]: value, path: '/c', variable: 'V', value: 'v' }).message,
    );
    expect(new Set(messages).size).toBe(values.length);
    for (const message of messages) expect(message).toMatch(SENTENCE_ENDS);
  });

  test('what is known is offered, what can be meant is asked, and neither for what another format solves', () => {
    const known = { problem: 'formatUnknown', value: 'xml', known: 'bash, zsh' };
    expect(wordsFor('usage', known).next).toContain('bash, zsh');
    expect(wordsFor('usage', { ...known, hint: '--format zsh' }).next).toContain('--format zsh');
    expect(wordsFor('usage', { problem: 'valueUnsafe', value: 'cmd' }).next).not.toContain('--help');
  });
});

test('a refused start URL is named with its Region', () => {
  const facts = { startUrl: 'https://d-x.awsapps.com/start', region: 'eu-west-1' };
  expect(errorWords({ code: 'signInRefused', facts }, 'en').message).toBe(
    'AWS knows no access portal “https://d-x.awsapps.com/start” in eu-west-1.',
  );
});

test('a command to copy contains a name as one quoted word', () => {
  const next = (session: string) => errorWords({ code: 'signInNeeded', facts: { session } }, 'en', 'commandLine').next;
  expect(next('https://d-x.awsapps.com/start')).toBe('Run: daypass login https://d-x.awsapps.com/start');
  expect(next("it's; rm -rf ~")).toBe(String.raw`Run: daypass login 'it'\''s; rm -rf ~'`);
  expect(next('start#/')).toBe("Run: daypass login 'start#/'");
});
