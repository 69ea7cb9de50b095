import { posix } from 'node:path';
import type { BrowserMachine } from './browser-machine.ts';
import type { LocatedBrowser } from './found-browser.ts';
import { KNOWN_BROWSERS, type KnownBrowser } from './known-browsers.ts';

const SAFARI = ['/Applications/Safari.app', '/System/Cryptexes/App/System/Applications/Safari.app'];

/** Bundles in the Applications folders. */
export async function macBrowsers(machine: BrowserMachine): Promise<readonly LocatedBrowser[]> {
  const known = await Promise.all(KNOWN_BROWSERS.map((browser) => inApplications(machine, browser)));
  return [...known.filter((browser) => browser !== undefined), ...(await safari(machine))];
}

/**
 * The bundle's own binary, which hands over to the instance that runs: `open --args` drops the arguments when the
 * application is running already.
 */
async function inApplications(machine: BrowserMachine, browser: KnownBrowser): Promise<LocatedBrowser | undefined> {
  const { browserId, name, family, mac } = browser;
  if (mac === undefined) return undefined;
  const { homeDir } = machine.surroundings;
  const dataDirs = mac.dataDir === undefined ? [] : [posix.join(homeDir, 'Library/Application Support', mac.dataDir)];
  for (const applications of ['/Applications', posix.join(homeDir, 'Applications')]) {
    const program = posix.join(applications, mac.bundle, 'Contents/MacOS', mac.binary);
    if (await machine.isProgram(program)) return { browserId, name, family, program, args: [], dataDirs };
  }
  return undefined;
}

/** Which has no argument for its profiles. */
async function safari(machine: BrowserMachine): Promise<readonly LocatedBrowser[]> {
  for (const bundle of SAFARI) {
    if (!(await machine.isProgram(posix.join(bundle, 'Contents/MacOS/Safari')))) continue;
    const opener = { program: '/usr/bin/open', args: ['-a', 'Safari'], dataDirs: [] };
    return [{ browserId: 'safari', name: 'Safari', family: 'other', ...opener }];
  }
  return [];
}
