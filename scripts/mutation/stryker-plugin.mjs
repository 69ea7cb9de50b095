import { glob } from 'node:fs/promises';
import path from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { CHANNEL } from './orders.ts';
import { TESTS, TESTS_LEFT_OUT } from './scope.ts';

/**
 * Runs Stryker's mutants in one Vitest worker that stays. Stryker's own runner for Vitest starts a worker for each
 * mutant and loads all modules again: half a second of a processor for tests that take milliseconds.
 */
class RepeatingVitest {
  #vitest;
  #channel = new BroadcastChannel(CHANNEL);

  capabilities() {
    return { reloadEnvironment: false };
  }

  /** In Stryker's copy of the repository. */
  async init() {
    const { createVitest } = await import('vitest/node');
    const config = 'scripts/mutation/vitest.config.ts';
    this.#vitest = await createVitest('test', { config, watch: false, coverage: { enabled: false }, reporters: [{}] });
    const ready = this.#next();
    // It never ends: the worker waits for orders.
    void this.#vitest.start();
    await ready;
  }

  async dryRun() {
    const files = [];
    for await (const file of glob(TESTS, { exclude: TESTS_LEFT_OUT })) files.push({ path: path.resolve(file) });
    const { tests, coverage, failure } = await this.#order({ files });
    if (failure !== undefined) return { status: DryRunStatus.Error, errorMessage: failure };
    return { status: DryRunStatus.Complete, tests: tests.map(toTestResult), mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, testFilter = [], hitLimit }) {
    const { tests, hits, failure } = await this.#order({
      files: nearestFirst(filesOf(testFilter), activeMutant.fileName),
      mutant: activeMutant.id,
      hitLimit,
    });
    const circles = determineHitLimitReached(hits, hitLimit);
    if (circles !== undefined) return toMutantRunResult(circles);
    const stray =
      failure === undefined ? [] : [{ id: testFilter[0] ?? '#', state: 'failed', durationMillis: 0, failure }];
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: [...tests, ...stray].map(toTestResult) });
  }

  dispose() {
    this.#channel.close();
    // A worker that waits for orders would keep Vitest from closing; Stryker ends the process.
    void this.#vitest?.close();
  }

  async #order(order) {
    const answer = this.#next();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel between threads has no origins
    this.#channel.postMessage({ order });
    return (await answer).outcome;
  }

  #next() {
    return new Promise((resolve) => {
      this.#channel.addEventListener('message', ({ data }) => resolve(data), { once: true });
    });
  }
}

/** Stryker names tests as the worker reported them: by file and full name. */
function filesOf(testIds) {
  const files = Map.groupBy(testIds, (id) => id.slice(0, id.indexOf('#')));
  return [...files].map(([file, ids]) => ({ path: file, testNames: ids.map((id) => id.slice(file.length + 1)) }));
}

/** The tests beside a file notice most of its mutants, and the first one that notices ends the run. */
function nearestFirst(files, mutated) {
  return files.toSorted((one, other) => sharedLength(other.path, mutated) - sharedLength(one.path, mutated));
}

function sharedLength(one, other) {
  const end = [...one].findIndex((character, at) => character !== other[at]);
  return end === -1 ? one.length : end;
}

function toTestResult({ id, state, durationMillis, failure = 'failed' }) {
  const end = id.indexOf('#');
  const test = { id, name: id.slice(end + 1), timeSpentMs: durationMillis, fileName: id.slice(0, end) };
  if (state === 'failed') return { ...test, status: TestStatus.Failed, failureMessage: failure };
  return { ...test, status: state === 'passed' ? TestStatus.Success : TestStatus.Skipped };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'repeating-vitest', RepeatingVitest)];
