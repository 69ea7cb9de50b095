import { expect, test, vi } from 'vitest';
import { runAgain } from './run-again.ts';
import type { Failure, Tally } from './test-report.ts';

const failure = (file: string, name: string): Failure => ({ file, text: `${file} › ${name}\n    Error` });
const tally = (passed: number, failures: Failure[]): Tally => ({
  passed,
  failed: failures.length,
  skipped: 2,
  failures,
});

test('what fails again fails the run; what passes by itself is named', async () => {
  const [unsteady, broken] = [failure('a.test.ts', 'waits'), failure('b.test.ts', 'breaks')];
  const run = vi.fn<(files: readonly string[]) => Promise<Tally>>().mockResolvedValue(tally(7, [broken]));
  expect(await runAgain(tally(20, [unsteady, broken]), run)).toEqual({
    passed: 21,
    failed: 1,
    skipped: 2,
    failures: [broken],
    unsteady: [unsteady],
  });
  expect(run).toHaveBeenCalledExactlyOnceWith(['a.test.ts', 'b.test.ts']);
});

test('a run in which nothing failed is not run again', async () => {
  const run = vi.fn<(files: readonly string[]) => Promise<Tally>>();
  expect(await runAgain(tally(20, []), run)).toMatchObject({ passed: 20, failed: 0, unsteady: [] });
  expect(run).not.toHaveBeenCalled();
});

test.each([
  ['many files', Array.from({ length: 13 }, (_each, nth) => failure(`${nth}.test.ts`, 'breaks'))],
  ['no file', [failure('a.test.ts', 'breaks'), { text: 'outside a test' }]],
])('a failure of %s is a failure at once', async (_what, failures) => {
  const run = vi.fn<(files: readonly string[]) => Promise<Tally>>();
  expect(await runAgain(tally(20, failures), run)).toMatchObject({ failed: failures.length, failures, unsteady: [] });
  expect(run).not.toHaveBeenCalled();
});

test('a file that breaks in another test the second time has not passed', async () => {
  const run = async () => tally(1, [failure('a.test.ts', 'other'), failure('a.test.ts', 'third')]);
  expect(await runAgain(tally(20, [failure('a.test.ts', 'waits')]), run)).toMatchObject({ passed: 20, failed: 2 });
});
