import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { LANGUAGES, type Language } from '../../src/shared/domain/languages.ts';

const docsDir = path.join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
const isForDocs = process.env['DAYPASS_UPDATE_SCREENSHOTS'] === '1';

/** Takes a picture of the window, light and dark; with DAYPASS_UPDATE_SCREENSHOTS=1 they become the READMEs', in every language. */
export async function picture(window: Page, testInfo: TestInfo, name: string): Promise<void> {
  for (const language of isForDocs ? LANGUAGES : []) {
    await speak(window, language);
    await inBothThemes(window, testInfo, { name, language });
  }
  if (isForDocs) await speak(window, 'en');
  else await inBothThemes(window, testInfo, { name, language: 'en' });
}

async function inBothThemes(
  window: Page,
  testInfo: TestInfo,
  { name, language }: { readonly name: string; readonly language: Language },
): Promise<void> {
  const folder = language === 'en' ? '' : language;
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    const fileName = path.join(folder, theme === 'light' ? `${name}.png` : `${name}-dark.png`);
    const file = testInfo.outputPath(fileName);
    const shown = isForDocs ? await nameTheHome(window) : undefined;
    await window.screenshot({ path: file, animations: 'disabled' });
    await shown?.evaluate((texts) => {
      for (const { node, text } of texts) node.data = text;
    });
    await testInfo.attach(fileName, { path: file, contentType: 'image/png' });
    if (!isForDocs) continue;
    await mkdir(path.join(docsDir, folder), { recursive: true });
    await copyFile(file, path.join(docsDir, fileName));
  }
  await window.emulateMedia({ colorScheme: null });
}

async function speak(window: Page, language: Language): Promise<void> {
  await window.evaluate(async (wanted) => {
    const { daypass } = globalThis as unknown as {
      daypass: { changeSettings(input: { change: { language: string } }): Promise<unknown> };
    };
    await daypass.changeSettings({ change: { language: wanted } });
  }, language);
  await window.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** The test's home lies in a temp folder, which says nothing to a reader. The handle brings the true path back. */
function nameTheHome(window: Page) {
  return window.evaluateHandle(() => {
    const changed: { node: Text; text: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue;
      const text = node.data;
      node.data = text.replaceAll(/\/\S*?daypass-e2e-\w+\/home/g, '/home/you');
      if (node.data !== text) changed.push({ node, text });
    }
    return changed;
  });
}
