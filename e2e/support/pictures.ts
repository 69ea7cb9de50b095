import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';

const docsDir = path.join(import.meta.dirname, '..', '..', 'docs', 'screenshots');

/** Takes a picture of the window, light and dark; with DAYPASS_UPDATE_SCREENSHOTS=1 they become the README's. */
export async function picture(window: Page, testInfo: TestInfo, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    const fileName = theme === 'light' ? `${name}.png` : `${name}-dark.png`;
    const file = testInfo.outputPath(fileName);
    await window.screenshot({ path: file, animations: 'disabled' });
    await testInfo.attach(fileName, { path: file, contentType: 'image/png' });
    if (process.env['DAYPASS_UPDATE_SCREENSHOTS'] !== '1') continue;
    await mkdir(docsDir, { recursive: true });
    await copyFile(file, path.join(docsDir, fileName));
  }
  await window.emulateMedia({ colorScheme: null });
}
