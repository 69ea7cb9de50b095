import { approveInBrowser } from '../../src/simulator/index.ts';
import type { TrayReader } from './desktop/tray-reader.ts';
import type { LinkCatcher } from './link-catcher.ts';

/**
 * Signs in from the tray; the person's part is played over plain HTTP. Resolves with the sign-in page's link once the
 * tray shows the session signed in.
 */
export async function signInFromTray(tray: TrayReader, links: LinkCatcher, sessionName: string): Promise<string> {
  const opened = links.links().length;
  const line = new RegExp(`^${sessionName} — .+ · Sign in( again)?$`);
  // Of more than three sessions, those that are not in use are below one line.
  const isBelow = (await tray.labels()).some(
    (label) => /^\d+ more sessions › /.test(label) && label.includes(`› ${sessionName} — `),
  );
  await (isBelow ? tray.click(/^\d+ more sessions$/, line) : tray.click(line));
  const page = await approveOpenedPage(links, opened);
  await tray.line(new RegExp(`(^|› )${sessionName} — Signed in`));
  return page;
}

/**
 * Plays the person in the browser: opens the page of one use that leads to the sign-in, and approves. Resolves with the
 * sign-in page's link.
 */
export async function approveOpenedPage(links: LinkCatcher, skip: number): Promise<string> {
  const page = await links.link(/\/authorize\?/, skip);
  await approveInBrowser(page);
  return page;
}
