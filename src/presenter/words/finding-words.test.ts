import { expect, test } from 'vitest';
import { FINDING_CODES } from '../../shared/domain/findings.ts';
import { findingWords } from './finding-words.ts';

test.each(FINDING_CODES)('%s has whole sentences in both languages, with or without facts', (code) => {
  for (const facts of [
    {},
    { profile: 'p', session: 's', section: 'x', key: 'k', value: 'v', missing: 'm', line: 3, firstLine: 1 },
  ]) {
    const english = findingWords({ code, facts }, 'en');
    expect(english.title).toMatch(/^[\p{Lu}\d“[k].*[^.]$/u);
    expect(english.explanation).toMatch(/[.]$/);
    expect(english.fix).toMatch(/[.]$/);
    const japanese = findingWords({ code, facts }, 'ja');
    for (const words of Object.values(japanese))
      expect(words).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
    expect(Object.values({ ...english, ...japanese }).join(' ')).not.toMatch(/undefined|NaN|\[object/);
  }
});

test('facts are made safe to show', () => {
  const { title } = findingWords({ code: 'headerQuoted', facts: { section: 'a\u202Eb\nc' } }, 'en');
  expect(title).toBe('Quotes in the header [a\uFFFDb c]');
});
