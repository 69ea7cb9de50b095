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
  timeout: 180_000,
  reporter: [['list']],
  expect: { timeout: 30_000 },
});
