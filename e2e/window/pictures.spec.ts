import { expect, test as base, type Page } from '@playwright/test';
import { lookName, LOOKS, SIZES, type Look } from './compared-states.ts';
import { serveGallery, showState } from './gallery.ts';
import { otherPlatform } from './pinned-platform.ts';

type PageFor = (look: Look) => Promise<Page>;

/** Pages are kept from test to test, one of each kind: they hold the gallery's modules. */
const test = base.extend<object, { readonly origin: string; readonly pageFor: PageFor }>({
  origin: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      const gallery = await serveGallery();
      await use(gallery.origin);
      await gallery.close();
    },
    { scope: 'worker' },
  ],
  pageFor: [
    async ({ browser }, use) => {
      const pages = new Map<string, Page>();
      await use(async ({ theme, size, highContrast }) => {
        const kind = `${theme} ${highContrast}`;
        const page =
          pages.get(kind) ??
          (await browser.newPage({
            colorScheme: theme,
            forcedColors: highContrast ? 'active' : 'none',
            reducedMotion: 'reduce',
            locale: 'en-GB',
            timezoneId: 'UTC',
          }));
        pages.set(kind, page);
        await page.setViewportSize(SIZES[size]);
        return page;
      });
      await Promise.all([...pages.values()].map((page) => page.close()));
    },
    { scope: 'worker' },
  ],
});

const elsewhere = await otherPlatform();
test.skip(elsewhere !== undefined, elsewhere);

for (const look of LOOKS) {
  test(lookName(look), async ({ pageFor, origin }) => {
    const page = await pageFor(look);
    await showState(page, origin, look.name, look.language);
    await expect(page).toHaveScreenshot(`${lookName(look)}.png`);
  });
}
