import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { fixtures, type FixtureName } from '../../src/renderer/fixtures/fixtures.ts';
import { LANGUAGES } from '../../src/shared/domain/languages.ts';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';
import { serveGallery, showState } from './gallery.ts';

/**
 * Writes a picture of every state of the window, in both themes, both languages and at the smallest and an ample
 * size, for people to look at: `node e2e/window/screenshots.ts DIRECTORY [FIXTURE…]`.
 */
const [directory, ...wanted] = process.argv.slice(2);
if (directory === undefined) throw new Error('Name the directory to write the pictures to.');

const SIZES = [
  { width: 420, height: 640 },
  { width: 1200, height: 800 },
];
const THEMES = ['light', 'dark'] as const;
const names = Object.keys(fixtures).filter((name): name is FixtureName => wanted.length === 0 || wanted.includes(name));

const gallery = await serveGallery();
const browser = await chromium.launch({ executablePath: CHROMIUM_PATH });
await mkdir(directory, { recursive: true });
try {
  for (const viewport of SIZES) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'UTC',
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        throw error;
      });
      for (const name of names) {
        for (const language of LANGUAGES) {
          await showState(page, gallery.origin, name, language);
          const file = `${name}-${language}-${colorScheme}-${viewport.width}.png`;
          await page.screenshot({ path: join(directory, file), caret: 'initial' });
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await gallery.close();
}
