import { posix, win32 } from 'node:path';
import type { Language } from '../../../shared/domain/languages.ts';
import type { BrowserMachine } from './browser-machine.ts';
import { parseLocalState } from './chromium-profiles.ts';
import { parseContainers } from './firefox-containers.ts';
import { parseProfilesIni, type FirefoxProfile } from './firefox-profiles.ts';
import type { FoundBrowser, FoundContainer, FoundProfile, LocatedBrowser } from './found-browser.ts';
import { linuxBrowsers } from './linux-browsers.ts';
import { macBrowsers } from './mac-browsers.ts';
import { windowsBrowsers } from './windows-browsers.ts';

/** The browsers of this machine with their profiles and containers, in a steady order. Never rejects for odd files. */
export async function findBrowsers(machine: BrowserMachine, language: Language): Promise<readonly FoundBrowser[]> {
  const located = await locate(machine);
  return Promise.all(located.map((browser) => withContents(machine, browser, language)));
}

async function withContents(
  machine: BrowserMachine,
  { dataDirs, ...browser }: LocatedBrowser,
  language: Language,
): Promise<FoundBrowser> {
  return { ...browser, ...(await within(machine, browser, dataDirs, language)) };
}

function locate(machine: BrowserMachine): Promise<readonly LocatedBrowser[]> {
  const { platform } = machine.surroundings;
  if (platform === 'win32') return windowsBrowsers(machine);
  return platform === 'darwin' ? macBrowsers(machine) : linuxBrowsers(machine);
}

type Within = Pick<FoundBrowser, 'profiles' | 'containers'>;
const NOTHING: Within = { profiles: [], containers: [] };

async function within(
  machine: BrowserMachine,
  { family }: Pick<LocatedBrowser, 'family'>,
  dataDirs: readonly string[],
  language: Language,
): Promise<Within> {
  if (family === 'other') return NOTHING;
  for (const dir of dataDirs) {
    const found = family === 'chromium' ? await ofChromium(machine, dir) : await ofFirefox(machine, dir, language);
    if (found.profiles.length > 0) return found;
  }
  return NOTHING;
}

async function ofChromium(machine: BrowserMachine, dir: string): Promise<Within> {
  const text = await machine.readText(pathOf(machine).join(dir, 'Local State'));
  return { profiles: parseLocalState(text ?? ''), containers: [] };
}

async function ofFirefox(machine: BrowserMachine, dir: string, language: Language): Promise<Within> {
  const path = pathOf(machine);
  const profiles = parseProfilesIni((await machine.readText(path.join(dir, 'profiles.ini'))) ?? '');
  const folders = profiles.map(({ path: own, isRelative }) => (isRelative ? path.join(dir, own) : own));
  const texts = await Promise.all(folders.map((folder) => machine.readText(path.join(folder, 'containers.json'))));
  const containers = texts.flatMap((text) => parseContainers(text ?? '', language));
  return {
    profiles: profiles.map((profile, index) => foundProfile(profile, folders[index] ?? '')),
    containers: withoutTwins(containers),
  };
}

/**
 * By name, as a person would: Firefox finds its running instance by that. Firefox takes a name that begins like an
 * option for one, and then starts nothing.
 */
function foundProfile({ name, path, isNameWhole }: FirefoxProfile, folder: string): FoundProfile {
  const isSafe = isNameWhole && /^[^-/]/.test(name);
  return { profileId: path, name, args: isSafe ? ['-P', name] : ['--profile', folder] };
}

/** Each profile has its own; the person knows them by name. */
function withoutTwins(containers: readonly FoundContainer[]): readonly FoundContainer[] {
  return [...new Map(containers.map((container) => [container.name, container])).values()];
}

function pathOf({ surroundings: { platform } }: BrowserMachine) {
  return platform === 'win32' ? win32 : posix;
}
