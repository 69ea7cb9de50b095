import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const chromiumPath = process.env['DAYPASS_CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * All layers of the tests (docs/ARCHITECTURE.md) but the whole app, which is Playwright's (playwright.config.ts).
 */
export default defineConfig({
  test: {
    allowOnly: false,
    // Polls wait for other programs, which a busy machine starts late.
    expect: { requireAssertions: true, poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          environment: 'node',
          setupFiles: ['scripts/random-seed.ts'],
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          environment: 'node',
          setupFiles: ['scripts/random-seed.ts'],
          include: ['e2e/clients/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        // Proofs by force: processes killed, starved of disk and raced. `npm run torture` goes the whole way.
        extends: true,
        test: {
          name: 'torture',
          environment: 'node',
          setupFiles: ['scripts/random-seed.ts'],
          include: ['e2e/torture/**/*.test.ts'],
          testTimeout: process.env['DAYPASS_TORTURE'] === 'full' ? 1_800_000 : 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'window',
          include: ['src/renderer/**/*.test.tsx'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromiumPath } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
