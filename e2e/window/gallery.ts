import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright';
import { createServer } from 'vite';
import type { FixtureName } from '../../src/renderer/fixtures/fixtures.ts';
import type { Language } from '../../src/shared/domain/languages.ts';

/** The gallery of the window's states, served to a browser of this machine until `close`. */
export async function serveGallery(): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: join(import.meta.dirname, '../../src/renderer'),
    plugins: [react()],
    server: { host: '127.0.0.1', port: 0 },
    logLevel: 'warn',
  });
  await server.listen();
  return { origin: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

/** Shows one state and waits until all of it, fonts too, is there. */
export async function showState(page: Page, origin: string, name: FixtureName, language: Language): Promise<void> {
  await page.goto(`${origin}gallery/index.html?fixture=${name}&language=${language}`);
  await page.locator('html[data-settled]').waitFor();
  await page.evaluate(() => document.fonts.ready);
}
