import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** One worker for all mutants, in Stryker's copy of the repository. */
export default defineConfig({
  root: path.join(import.meta.dirname, '../..'),
  resolve: { alias: { 'fast-check': path.join(import.meta.dirname, 'seeded-fast-check.ts') } },
  test: {
    environment: 'node',
    include: ['scripts/mutation/host.ts'],
    runner: './scripts/mutation/repeating-runner.ts',
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
  },
});
