import { chromium, type Browser, type Page } from '@playwright/test';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';

/** A person at the simulator's pages, in a real browser of their own. */
export interface Person {
  /** Opens the link and approves; resolves with the page that follows. */
  approve(link: string): Promise<Page>;
  deny(link: string): Promise<Page>;
  /** Types the code on the device page, then approves. */
  approveCode(link: string, code: string): Promise<Page>;
  close(): Promise<void>;
}

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export async function startPerson(): Promise<Person> {
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: QUIET });
  const click = async (link: string, button: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(link);
    await page.getByRole('button', { name: button }).click();
    return page;
  };
  return {
    approve: (link) => click(link, 'Approve'),
    deny: (link) => click(link, 'Deny'),
    async approveCode(link, code) {
      const page = await browser.newPage();
      await page.goto(link);
      await page.getByRole('textbox').fill(code);
      await page.getByRole('textbox').press('Enter');
      await page.getByRole('button', { name: 'Approve' }).click();
      return page;
    },
    close: () => browser.close(),
  };
}
