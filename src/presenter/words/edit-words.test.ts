import { expect, test } from 'vitest';
import { EDIT_WARNING_CODES } from '../../shared/domain/config-edits.ts';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import { editDoneWords, editWarningWords } from './edit-words.ts';

const FACTS = {
  profile: 'dev',
  path: '/home/sam/.aws/credentials',
  line: 3,
  profiles: 1200,
  addedMillis: 40,
  what: 'static',
  usedBy: 'ops',
  session: 'acme',
  count: 2,
  names: 'a, b',
  command: 'daypass',
};

test.each(LANGUAGES)('every warning is a whole sentence with and without its facts, in %s', (language) => {
  for (const code of EDIT_WARNING_CODES) {
    for (const facts of [FACTS, {}]) {
      const words = editWarningWords({ code, facts }, language);
      expect(words).toMatch(/[.。]$/);
      expect(words).not.toMatch(/undefined|NaN| {2}|“”|「」/);
    }
  }
});

test('what a warning is about is named, made safe', () => {
  const warning = { code: 'stillReferredTo', facts: { profile: 'a\u202Eb', usedBy: 'ops' } } as const;
  expect(editWarningWords(warning, 'en')).toBe('“a\uFFFDb” is still used by ops, which stop working without it.');
});

test('an earlier edit is described with its names', () => {
  expect(editDoneWords({ edit: 'removeProfiles', names: ['old', 'older\n'] }, 'en')).toBe('Removed old, older');
  expect(editDoneWords({ edit: 'fix', names: [] }, 'ja')).toBe('診断の結果を修正');
});
