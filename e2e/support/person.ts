import { chromium, type Browser, type Page } from '@playwright/test';

/** A person at the simulator's pages, in a real browser of their own. */
export interface Person {
  /** Opens the link and approves; resolves with the page that follows. */
  approve(link: string): Promise<Page>;
  close(): Promise<void>;
}

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export async function startPerson(): Promise<Person> {
  const executablePath = process.env['DAYPASS_CHROMIUM'] ?? '/usr/bin/chromium';
  const browser: Browser = await chromium.launch({ executablePath, args: QUIET });
  return {
    async approve(link) {
      const page = await browser.newPage();
      await page.goto(link);
      await page.getByRole('button', { name: 'Approve' }).click();
      return page;
    },
    close: () => browser.close(),
  };
}
