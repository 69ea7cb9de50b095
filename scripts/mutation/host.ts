import { expect, test } from 'vitest';

/** The one test that Vitest itself runs: when it has ended, the worker waits for orders (repeating-runner.ts). */
test('a worker for orders', () => {
  expect(true).toBe(true);
});
