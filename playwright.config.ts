import { defineConfig } from '@playwright/test';

/** Layer 5 of the tests (docs/ARCHITECTURE.md): the whole app, in real Electron, on a desktop of its own. */
export default defineConfig({
  testDir: 'e2e/app',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 300_000,
  reporter: [['list']],
  // A busy machine shows what it was asked for late; only what never comes fails.
  expect: { timeout: 60_000 },
});
