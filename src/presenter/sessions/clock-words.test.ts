import { expect, test } from 'vitest';
import { clockWords } from './clock-words.ts';

test.each([
  [63 * 60_000, 'en', 'This computer’s clock is 1 hr 3 min ahead.'],
  [-2 * 60_000, 'en', 'This computer’s clock is 2 min behind.'],
  [-3 * 24 * 60 * 60_000, 'en', 'This computer’s clock is 3 days behind.'],
  [2 * 60_000, 'ja', 'このコンピューターの時計が 2 分進んでいます。'],
] as const)('a clock off by %i ms, in %s', (aheadMillis, language, message) =>
  expect(clockWords(aheadMillis, language).message).toBe(message),
);
