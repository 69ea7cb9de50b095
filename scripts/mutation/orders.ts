/** What Stryker's process asks of the Vitest worker, a thread of it, and what comes back. */

export const CHANNEL = 'daypass-mutation';

/** Which tests of a file to run; left out: all. */
interface OrderedFile {
  readonly path: string;
  readonly testNames?: readonly string[];
}

export interface Order {
  readonly files: readonly OrderedFile[];
  /** Left out: the code as it is, and which mutants each test meets. */
  readonly mutant?: string;
  /** A mutant that is met more often than this runs in circles. */
  readonly hitLimit?: number;
}

export interface RunTest {
  /** The file and the full name. */
  readonly id: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly durationMillis: number;
  readonly failure?: string;
}

export interface Outcome {
  readonly tests: readonly RunTest[];
  readonly hits: number;
  /** Mutant ids by test id, and those met while modules were loaded. */
  readonly coverage?: MutantCoverage;
  /** What failed outside of a test. */
  readonly failure?: string;
}

interface MutantCoverage {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, Record<string, number>>;
}

export type Message = { readonly ready: true } | { readonly order: Order } | { readonly outcome: Outcome };
