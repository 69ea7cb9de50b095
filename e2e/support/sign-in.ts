import { approveInBrowser } from '../../src/simulator/index.ts';
import type { TrayReader } from './desktop/tray-reader.ts';
import type { LinkCatcher } from './link-catcher.ts';

/** Signs in from the tray, the person's part played over plain HTTP; resolves once the tray says so. */
export async function signInFromTray(tray: TrayReader, links: LinkCatcher, sessionName: string): Promise<void> {
  const opened = links.links().length;
  await tray.click(new RegExp(`^${sessionName} — `), /^Sign in( again)?$/);
  await approveOpenedPage(links, opened);
  await tray.line(new RegExp(`^${sessionName} — Signed in`));
}

/** Plays the person in the browser: opens the page of one use that leads to the sign-in, and approves. */
export async function approveOpenedPage(links: LinkCatcher, skip: number): Promise<void> {
  await approveInBrowser(await links.link(/\/authorize\?/, skip));
}
