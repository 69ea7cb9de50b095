import { win32 } from 'node:path';
import type { BrowserMachine } from './browser-machine.ts';
import type { LocatedBrowser } from './found-browser.ts';
import { KNOWN_BROWSERS, type KnownBrowser } from './known-browsers.ts';
import { parseStartMenuInternet } from './start-menu-internet.ts';

const START_MENU_INTERNET = [
  'HKCU\\SOFTWARE\\Clients\\StartMenuInternet',
  'HKLM\\SOFTWARE\\Clients\\StartMenuInternet',
];

/** Known browsers where their installers put them or the registry says, then the others of the registry. */
export async function windowsBrowsers(machine: BrowserMachine): Promise<readonly LocatedBrowser[]> {
  const answers = await Promise.all(START_MENU_INTERNET.map((key) => machine.queryRegistry(key)));
  const registered = answers.flatMap(parseStartMenuInternet);
  const found = new Map<string, LocatedBrowser>();
  for (const browser of KNOWN_BROWSERS) {
    for (const program of usualPlaces(machine, browser)) {
      if (!found.has(browser.browserId) && (await machine.isProgram(program)))
        found.set(browser.browserId, located(machine, browser, program));
    }
  }
  for (const { key, name, program } of registered) {
    const known = KNOWN_BROWSERS.find(({ windows }) => windows && endsLike(program, windows.program));
    const browserId = known?.browserId ?? `registry:${key}`;
    // Internet Explorer is listed on every Windows and opens Edge.
    if (found.has(browserId) || /\\iexplore\.exe$/i.test(program) || !(await machine.isProgram(program))) continue;
    found.set(
      browserId,
      known ? located(machine, known, program) : { browserId, name, family: 'other', program, args: [], dataDirs: [] },
    );
  }
  return [...found.values()];
}

function usualPlaces({ surroundings: { env } }: BrowserMachine, { windows }: KnownBrowser): readonly string[] {
  if (windows === undefined) return [];
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] || []);
  return roots.map((root) => win32.join(root, windows.program));
}

function located(machine: BrowserMachine, browser: KnownBrowser, program: string): LocatedBrowser {
  const { browserId, name, family, windows } = browser;
  const { env } = machine.surroundings;
  const root = windows?.dataDir && env[windows.dataDir.under];
  const dataDirs = windows?.dataDir && root ? [win32.join(root, windows.dataDir.dir)] : [];
  return { browserId, name, family, program, args: [], dataDirs };
}

function endsLike(program: string, known: string): boolean {
  return program.toLowerCase().endsWith(`\\${known.toLowerCase()}`);
}
