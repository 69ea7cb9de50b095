import { posix } from 'node:path';
import type { BrowserMachine } from './browser-machine.ts';
import { parseDesktopEntry } from './desktop-entry.ts';
import type { LocatedBrowser } from './found-browser.ts';
import { KNOWN_BROWSERS } from './known-browsers.ts';

const HTTPS = 'x-scheme-handler/https';
const MOST_ENTRIES = 2_000;
const KNOWN_NAMES = new Set(
  KNOWN_BROWSERS.flatMap(({ linux }) => (linux?.commands ?? []).concat(linux?.flatpakId ?? [])),
);

/** Browsers that Daypass doesn't know, as applications that open https (freedesktop.org Desktop Entry and MIME specifications). */
export async function desktopBrowsers(machine: BrowserMachine): Promise<readonly LocatedBrowser[]> {
  const found = new Map<string, LocatedBrowser>();
  for (const dir of applicationDirs(machine)) {
    for (const fileName of await handlersIn(machine, dir)) {
      // A person's own entry takes the place of the system's of that name.
      if (found.has(fileName)) continue;
      const browser = await browserIn(machine, dir, fileName);
      if (browser) found.set(fileName, browser);
    }
  }
  return [...found.values()];
}

function applicationDirs({ surroundings: { env, homeDir } }: BrowserMachine): readonly string[] {
  const dataHome = env['XDG_DATA_HOME'] || posix.join(homeDir, '.local', 'share');
  const dataDirs = (env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':');
  return [dataHome, ...dataDirs].filter((dir) => posix.isAbsolute(dir)).map((dir) => posix.join(dir, 'applications'));
}

/** By the cache that desktops keep of who opens what; where there is none, every entry is looked at. */
async function handlersIn(machine: BrowserMachine, dir: string): Promise<readonly string[]> {
  const cache = await machine.readText(posix.join(dir, 'mimeinfo.cache'));
  const line = cache?.split('\n').find((text) => text.startsWith(`${HTTPS}=`));
  const names = cache === undefined ? await machine.list(dir) : (line ?? '').slice(HTTPS.length + 1).split(';');
  return names.filter((name) => /^[^/]+\.desktop$/.test(name)).slice(0, MOST_ENTRIES);
}

async function browserIn(machine: BrowserMachine, dir: string, fileName: string): Promise<LocatedBrowser | undefined> {
  const entry = parseDesktopEntry((await machine.readText(posix.join(dir, fileName))) ?? '');
  if (entry === undefined || entry.isHidden || !entry.mimeTypes.includes(HTTPS)) return undefined;
  const [command = '', ...args] = entry.command;
  if (entry.command.some((word) => KNOWN_NAMES.has(posix.basename(word)))) return undefined;
  const program = await programOf(machine, command);
  if (program === undefined) return undefined;
  return { browserId: `desktop:${fileName}`, name: entry.name, family: 'other', program, args, dataDirs: [] };
}

async function programOf(machine: BrowserMachine, command: string): Promise<string | undefined> {
  const dirs = (machine.surroundings.env['PATH'] ?? '').split(':').filter((dir) => posix.isAbsolute(dir));
  const candidates = posix.isAbsolute(command)
    ? [command]
    : dirs.filter(() => /^[^/]+$/.test(command)).map((dir) => posix.join(dir, command));
  for (const candidate of candidates) if (await machine.isProgram(candidate)) return candidate;
  return undefined;
}
