import { TestRunner, type RunnerTask, type RunnerTestCase, type RunnerTestFile } from 'vitest';
import { startTests } from 'vitest/internal/browser';
import { CHANNEL, type Message, type Order, type Outcome, type RunTest } from './orders.ts';

/** Stryker's instrumented code reads and counts here. */
interface Instrumented {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: NonNullable<Outcome['coverage']>;
}

/** Longer than any of the tests takes. */
const MUTANT_TEST_MILLIS = 8_000;
const NAMESPACE = '__stryker__';
const globals: Record<string, Instrumented | undefined> = globalThis as never;
const instrumented: Instrumented = (globals[NAMESPACE] ??= {});

/**
 * Vitest's runner, which after its own run stays and runs tests as ordered. Modules are loaded once and mutants are
 * switched on at run time: a new worker for each mutant would take a hundred times longer than the tests.
 */
export default class RepeatingRunner extends TestRunner {
  override async onAfterRunFiles(files: RunnerTestFile[]): Promise<void> {
    super.onAfterRunFiles(files);
    const channel = new BroadcastChannel(CHANNEL);
    await new Promise<never>(() => {
      const send = (message: Message): void => {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel between threads has no origins
        channel.postMessage(message);
      };
      channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
        if ('order' in data) void this.#carryOut(data.order).then((outcome) => send({ outcome }));
      });
      send({ ready: true });
    });
  }

  async #carryOut({ files, mutant, hitLimit }: Order): Promise<Outcome> {
    const tests: RunTest[] = [];
    let failure: string | undefined;
    const onStray = (reason: unknown): void => void (failure ??= String(reason));
    process.on('unhandledRejection', onStray);
    Object.assign(instrumented, { activeMutant: mutant, hitCount: 0, hitLimit, currentTestId: undefined });
    try {
      for (const { path, testNames } of files) {
        const specification = { filepath: path, ...(testNames && { testNames: [...testNames] }) };
        const [file] = await startTests(
          [specification] as Parameters<typeof startTests>[0],
          this.#orderedRunner(mutant),
        );
        if (file?.result?.state === 'fail' && testsOf(file).every(({ result }) => result?.state !== 'fail'))
          failure ??= file.result.errors?.[0]?.message ?? 'The file failed.';
        tests.push(...(file === undefined ? [] : testsOf(file).map(toRunTest)));
        if (mutant !== undefined && (failure !== undefined || tests.some(({ state }) => state === 'failed'))) break;
      }
    } catch (thrown) {
      failure = String(thrown);
    } finally {
      process.off('unhandledRejection', onStray);
    }
    const { hitCount = 0, mutantCoverage } = instrumented;
    Object.assign(instrumented, { activeMutant: undefined });
    return {
      tests,
      hits: hitCount,
      ...(mutant === undefined && { coverage: mutantCoverage ?? { static: {}, perTest: {} } }),
      ...(failure !== undefined && { failure }),
    };
  }

  /**
   * A runner for one file that reports to nobody. A test that a mutant makes wait for ever ends soon: past Stryker's own
   * time limit a new process is started, which takes half a minute.
   */
  #orderedRunner(mutant: string | undefined): TestRunner {
    const runner = new OrderedRunner({
      ...this.config,
      ...(mutant !== undefined && { testTimeout: MUTANT_TEST_MILLIS }),
    });
    const { moduleRunner, _otel } = this as unknown as { moduleRunner: unknown; _otel: unknown };
    return Object.assign(runner, { moduleRunner, _otel });
  }
}

class OrderedRunner extends TestRunner {
  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    await super.onBeforeRunTask(test);
    instrumented.currentTestId = idOf(test);
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    instrumented.currentTestId = undefined;
    // One failure kills a mutant.
    if (test.result?.state === 'fail') this.cancel('test-failure');
  }
}

function testsOf({ tasks }: { readonly tasks: readonly RunnerTask[] }): readonly RunnerTestCase[] {
  return tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));
}

function toRunTest(test: RunnerTestCase): RunTest {
  const { result } = test;
  const state = result?.state === 'pass' ? 'passed' : result?.state === 'fail' ? 'failed' : 'skipped';
  const failure = result?.errors?.[0]?.message;
  return {
    id: idOf(test),
    state,
    durationMillis: result?.duration ?? 0,
    ...(failure !== undefined && { failure }),
  };
}

function idOf(test: RunnerTask): string {
  return `${test.file.filepath}#${test.fullTestName}`;
}
