import { posix } from 'node:path';
import type { BrowserMachine } from './browser-machine.ts';
import { desktopBrowsers } from './desktop-browsers.ts';
import type { LocatedBrowser } from './found-browser.ts';
import { KNOWN_BROWSERS, type KnownBrowser } from './known-browsers.ts';

/** Known browsers on the PATH and among the Flatpaks, then whatever else the desktop lists as a browser. */
export async function linuxBrowsers(machine: BrowserMachine): Promise<readonly LocatedBrowser[]> {
  const known = await Promise.all(
    KNOWN_BROWSERS.map(async (browser) => [await onPath(machine, browser), await asFlatpak(machine, browser)]),
  );
  const found = known.flat().filter((browser) => browser !== undefined);
  return [...found, ...(await desktopBrowsers(machine))];
}

async function onPath(machine: BrowserMachine, browser: KnownBrowser): Promise<LocatedBrowser | undefined> {
  const { browserId, name, family, linux } = browser;
  const { env, homeDir } = machine.surroundings;
  const dirs = (env['PATH'] ?? '').split(':').filter((dir) => posix.isAbsolute(dir));
  const candidates = (linux?.commands ?? []).flatMap((command) => dirs.map((dir) => posix.join(dir, command)));
  const program = await firstProgram(machine, candidates);
  if (program === undefined) return undefined;
  const configHome = xdgFolder(env['XDG_CONFIG_HOME']) ?? posix.join(homeDir, '.config');
  const ownDirs = dataDirs(browser, homeDir, configHome);
  const snapDirs = linux?.snapDir === undefined ? [] : [posix.join(homeDir, linux.snapDir)];
  const isSnap = program.startsWith('/snap/');
  // Ubuntu's /usr/bin/firefox starts the snap: where our own guess is empty, the snap's folder is looked at too.
  return { browserId, name, family, program, args: [], dataDirs: isSnap ? snapDirs : [...ownDirs, ...snapDirs] };
}

async function asFlatpak(machine: BrowserMachine, browser: KnownBrowser): Promise<LocatedBrowser | undefined> {
  const flatpakId = browser.linux?.flatpakId;
  if (flatpakId === undefined) return undefined;
  const { env, homeDir } = machine.surroundings;
  const dataHome = xdgFolder(env['XDG_DATA_HOME']) ?? posix.join(homeDir, '.local', 'share');
  const installations = [posix.join(dataHome, 'flatpak'), '/var/lib/flatpak'];
  const candidates = installations.map((dir) => posix.join(dir, 'exports', 'bin', flatpakId));
  const program = await firstProgram(machine, candidates);
  if (program === undefined) return undefined;
  const ownHome = posix.join(homeDir, '.var', 'app', flatpakId);
  return {
    browserId: `${browser.browserId}-flatpak`,
    name: `${browser.name} (Flatpak)`,
    family: browser.family,
    program,
    args: [],
    dataDirs: dataDirs(browser, ownHome, posix.join(ownHome, 'config')),
  };
}

/** The XDG Base Directory specification asks to ignore a relative path: a program would be started from the working directory. */
function xdgFolder(value: string | undefined): string | undefined {
  return value !== undefined && posix.isAbsolute(value) ? value : undefined;
}

function dataDirs({ linux }: KnownBrowser, home: string, configHome: string): readonly string[] {
  return [
    ...(linux?.homeDirs ?? []).map((dir) => posix.join(home, dir)),
    ...(linux?.configDirs ?? []).map((dir) => posix.join(configHome, dir)),
  ];
}

async function firstProgram(machine: BrowserMachine, candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) if (await machine.isProgram(candidate)) return candidate;
  return undefined;
}
