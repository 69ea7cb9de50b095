import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a layer's runner reported. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  readonly failures: Failure[];
}

export interface Failure {
  /** As its runner takes it; undefined for what no single file is to blame for. */
  readonly file?: string;
  /** In two lines: where the test stands with its name, and what it said first. */
  readonly text: string;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly file: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly line: number;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** Reads a report of Vitest's JSON reporter. `exitCode` is the runner's. */
export async function readVitestReport(file: string, exitCode: number): Promise<Tally> {
  const report: VitestReport = JSON.parse(await readFile(file, 'utf8'));
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    // A file that does not load has a message of its own and no tests.
    if (failed.length === 0 && status === 'failed') return [failure(name, name, '', [message])];
    return failed.map((result) => failure(name, name, result.fullName, result.failureMessages ?? []));
  });
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, success } = report;
  // A file that does not load, or an error between tests, fails the run without a failed test.
  const failed = Math.max(numFailedTests, exitCode === 0 && success ? 0 : 1);
  if (failed > failures.length) failures.push({ text: 'outside a test\n    The runner printed it above.' });
  return { passed, skipped, failed, failures };
}

/** Reads a report of Playwright's JSON reporter. `exitCode` is the runner's. */
export async function readPlaywrightReport(file: string, exitCode: number): Promise<Tally> {
  const { suites, errors, stats }: PlaywrightReport = JSON.parse(await readFile(file, 'utf8'));
  const { expected: passed, unexpected, flaky, skipped } = stats;
  const outside = errors.map(({ message }) => failure(undefined, '', 'outside a test', [message ?? '']));
  const failed = Math.max(unexpected + flaky, exitCode === 0 ? 0 : 1);
  return { passed, skipped, failed, failures: [...outside, ...suites.flatMap(failuresOf)] };
}

function failuresOf({ file, specs, suites = [] }: PlaywrightSuite): readonly Failure[] {
  const failed = specs.filter(({ ok }) => !ok);
  const own = failed.map(({ line, title, tests }) => {
    const messages = tests.flatMap(({ results }) =>
      results.flatMap(({ errors }) => errors.map(({ message }) => message)),
    );
    return failure(
      file,
      `${file}:${line}`,
      title,
      messages.flatMap((message) => message ?? []),
    );
  });
  return [...own, ...suites.flatMap(failuresOf)];
}

function failure(file: string | undefined, place: string, name: string, messages: readonly string[]): Failure {
  const where = path.isAbsolute(place) ? path.relative(path.join(import.meta.dirname, '../..'), place) : place;
  const said = messages.map((message) => firstLine(message)).join(' | ');
  return { ...(file !== undefined && { file }), text: `${[where, name].filter(Boolean).join(' › ')}\n    ${said}` };
}

function firstLine(message: string): string {
  // oxlint-disable-next-line no-control-regex -- runners colour their messages
  const plain = message.replaceAll(/\u001B\[[\d;]*m/g, '');
  const line = plain.split('\n').find((each) => each.trim() !== '') ?? '';
  return line.trim().slice(0, 300);
}
