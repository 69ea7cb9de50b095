import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';

const docsDir = path.join(import.meta.dirname, '..', '..', 'docs', 'screenshots');

/** Takes a picture of the window; with DAYPASS_UPDATE_SCREENSHOTS=1 it becomes the README's. */
export async function picture(window: Page, testInfo: TestInfo, name: string): Promise<void> {
  const file = testInfo.outputPath(`${name}.png`);
  await window.screenshot({ path: file, animations: 'disabled' });
  await testInfo.attach(name, { path: file, contentType: 'image/png' });
  if (process.env['DAYPASS_UPDATE_SCREENSHOTS'] !== '1') return;
  await mkdir(docsDir, { recursive: true });
  await copyFile(file, path.join(docsDir, `${name}.png`));
}
