import { defineConfig } from '@playwright/test';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';

/** The window's states, compared with how they looked. DAYPASS_UPDATE_PICTURES=1 takes again those that differ. */
export default defineConfig({
  testDir: '.',
  testMatch: 'pictures.spec.ts',
  outputDir: '../../test-results/pictures',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 180_000,
  reporter: [['list']],
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  updateSnapshots: process.env['DAYPASS_UPDATE_PICTURES'] === '1' ? 'changed' : 'none',
  expect: {
    timeout: 60_000,
    // A letter's edge may differ by a shade; a word, an icon or a line may not.
    toHaveScreenshot: { maxDiffPixels: 40, animations: 'disabled', caret: 'hide' },
  },
  use: { browserName: 'chromium', launchOptions: { executablePath: CHROMIUM_PATH } },
});
