import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPlaywrightReport, readVitestReport } from './test-report.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-report-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('Vitest: names each failed test, and a file that does not load', async () => {
  const root = path.join(import.meta.dirname, '../..');
  const file = await reportOf({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    success: false,
    testResults: [
      {
        name: path.join(root, 'src/core/a.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'holds', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'a group > breaks',
            failureMessages: ['\n\u001B[31mAssertionError\u001B[39m: 1\nat x'],
          },
        ],
      },
      { name: path.join(root, 'src/b.test.ts'), status: 'failed', message: 'SyntaxError: here', assertionResults: [] },
    ],
  });
  expect(await readVitestReport(file, 1)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 2,
    failures: [
      {
        file: path.join(root, 'src/core/a.test.ts'),
        text: 'src/core/a.test.ts › a group > breaks\n    AssertionError: 1',
      },
      { file: path.join(root, 'src/b.test.ts'), text: 'src/b.test.ts\n    SyntaxError: here' },
    ],
  });
});

test('Vitest: a run that ends badly without a failed test has failed', async () => {
  const file = await reportOf({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 0,
    success: true,
    testResults: [],
  });
  expect(await readVitestReport(file, 1)).toMatchObject({
    failed: 1,
    failures: [{ text: 'outside a test\n    The runner printed it above.' }],
  });
  expect(await readVitestReport(file, 0)).toMatchObject({ passed: 5, failed: 0 });
});

test('Playwright: names failed tests at any depth, and errors outside them', async () => {
  const failed = {
    title: 'breaks',
    line: 3,
    ok: false,
    tests: [{ results: [{ errors: [{ message: 'Error: 1\nat x' }, {}] }] }],
  };
  const held = { title: 'holds', line: 9, ok: true, tests: [] };
  const file = await reportOf({
    suites: [{ file: 'a.spec.ts', specs: [held], suites: [{ file: 'a.spec.ts', specs: [failed] }] }],
    errors: [{ message: 'no config' }],
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
  });
  expect(await readPlaywrightReport(file, 1)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: [
      { text: 'outside a test\n    no config' },
      { file: 'a.spec.ts', text: 'a.spec.ts:3 › breaks\n    Error: 1' },
    ],
  });
});

async function reportOf(report: unknown): Promise<string> {
  const file = path.join(folder, 'report.json');
  await writeFile(file, JSON.stringify(report));
  return file;
}
