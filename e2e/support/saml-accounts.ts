import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TrayReader } from './desktop/tray-reader.ts';

/** As if the keys of all SAML sign-ins had expired. The app must not be running. */
export async function forgetSamlKeys(homeDir: string): Promise<void> {
  const file = path.join(homeDir, '.local/share/daypass/saml-sessions.json');
  const sessions = JSON.parse(await readFile(file, 'utf8'));
  for (const session of Object.values<{ keys: unknown[] }>(sessions)) session.keys = [];
  await writeFile(file, JSON.stringify(sessions));
}

/** Starts a sign-in from the tray: by the line of a session that has ended, or in the menu of one that lives. */
export async function clickSignIn(tray: TrayReader, sessionName: string): Promise<void> {
  const ended = new RegExp(`^${sessionName} — .+ · Sign in( again)?$`);
  await tray.line(new RegExp(`^${sessionName} — `));
  const hasEnded = (await tray.labels()).some((label) => ended.test(label));
  await (hasEnded ? tray.click(ended) : tray.click(new RegExp(`^${sessionName} — `), /^Sign in/));
}
