import path from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_PATH } from './scripts/programs/chromium.ts';

/** What the command line does is the same on Windows; a test that is about signals or Unix programs is skipped there. */
const SAME_ON_WINDOWS = ['cli-sign-in', 'cli-roles', 'cli-network', 'cli-many-accounts', 'assumed-roles'].map(
  (name) => `e2e/clients/${name}.test.ts`,
);

/**
 * All layers of the tests (docs/ARCHITECTURE.md) but the whole app, which is Playwright's (playwright.config.ts).
 */
export default defineConfig({
  test: {
    allowOnly: false,
    // Polls wait for other programs, which a busy machine starts late.
    expect: { requireAssertions: true, poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          environment: 'node',
          setupFiles: ['scripts/test/random-seed.ts'],
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          environment: 'node',
          setupFiles: ['scripts/test/random-seed.ts'],
          include: ['e2e/clients/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Packages installed and started on a clean Debian: `npm run test:packages` makes them first.
        extends: true,
        test: {
          name: 'packages',
          environment: 'node',
          include: ['e2e/packages/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      {
        // The command line by Windows' Node under Wine: tests of its own, and those of the other systems that hold there too.
        extends: true,
        test: {
          name: 'windows',
          environment: 'node',
          globalSetup: ['e2e/windows/support/prepare.ts'],
          setupFiles: ['scripts/test/random-seed.ts'],
          include: ['e2e/windows/**/*.test.ts', ...SAME_ON_WINDOWS],
          env: { DAYPASS_TEST_NODE: path.join(import.meta.dirname, 'e2e/windows/support/windows-node.mjs') },
          // Wine takes half a second of a processor to start a process.
          maxWorkers: 2,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Proofs by force: processes killed, starved of disk and raced. `npm run torture` goes the whole way.
        extends: true,
        test: {
          name: 'torture',
          environment: 'node',
          setupFiles: ['scripts/test/random-seed.ts'],
          include: ['e2e/torture/**/*.test.ts', 'e2e/fuzz/**/*.test.ts'],
          testTimeout: process.env['DAYPASS_TORTURE'] === 'full' ? 1_800_000 : 600_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'window',
          include: ['src/renderer/**/*.test.tsx'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: CHROMIUM_PATH } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
