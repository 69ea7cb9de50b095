import type { InstalledBrowser } from '../../shared/domain/browsers.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import type { Surroundings } from '../ports.ts';
import { browserLaunch, privateLaunch } from './launch/browser-launch.ts';
import { browserMachine } from './find/browser-machine.ts';
import { openerEnvironment } from './launch/opener-environment.ts';
import { findBrowsers } from './find/find-browsers.ts';
import { startProgram } from './launch/start-program.ts';

export interface Browsers {
  /** By name, with the names of profiles and containers; `language` is for Firefox's own containers. */
  list(language: Language): Promise<readonly InstalledBrowser[]>;
  /** Opens a page that the caller has looked at. Looks at the machine again. Rejects: browserUnknown, browserNotOpened. */
  open(choice: BrowserChoice, url: string): Promise<void>;
  /** As `open`, in a private window: of the chosen browser, else of the first that has such windows. */
  openPrivate(choice: BrowserChoice | undefined, url: string): Promise<void>;
}

export interface DrivableBrowser {
  readonly program: string;
  /** Without keys and tokens. */
  readonly env: Surroundings['env'];
}

/** Known to keep to Chromium's own switches. */
const CHROMIUM_IDS: ReadonlySet<string> = new Set(['chrome', 'edge', 'brave', 'chromium', 'vivaldi', 'chrome-beta']);

/**
 * An installed browser that `--remote-debugging-pipe` drives in a profile folder of ours; undefined without one. A
 * Flatpak's sandbox shows it neither our folder nor our pipe.
 */
export async function drivableBrowser(surroundings: Surroundings): Promise<DrivableBrowser | undefined> {
  const found = await findBrowsers(browserMachine(surroundings), 'en');
  const browser = found.find(({ browserId }) => CHROMIUM_IDS.has(browserId));
  return browser && { program: browser.program, env: openerEnvironment(surroundings.env) };
}

/** The browsers of this machine. */
export function installedBrowsers(surroundings: Surroundings): Browsers {
  const machine = browserMachine(surroundings);
  return {
    async list(language) {
      const found = await findBrowsers(machine, language);
      return found.map(({ browserId, name, profiles, containers }) => ({
        browserId,
        name,
        profiles: profiles.map((profile) => ({ profileId: profile.profileId, name: profile.name })),
        containers: containers.map((container) => container.name),
      }));
    },
    async open(choice, url) {
      await startProgram(browserLaunch(await findBrowsers(machine, 'en'), choice, url), surroundings.env);
    },
    async openPrivate(choice, url) {
      await startProgram(privateLaunch(await findBrowsers(machine, 'en'), choice, url), surroundings.env);
    },
  };
}
