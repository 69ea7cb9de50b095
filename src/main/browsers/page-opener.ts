import {
  allowedLink,
  browserForEverything,
  endpointUrlsOf,
  oneTimeLink,
  openOnce,
  type Alarm,
  type Browser,
  type Browsers,
  type Log,
  type Random,
  Secret,
  type Surroundings,
} from '../../core/index.ts';
import type { InstalledBrowser } from '../../shared/domain/browsers.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import type { SettingsStore } from '../../core/index.ts';
import type { PortalConsent } from './portal-consent.ts';

/** Opens pages for the person: behind one gate, in the browser of their choice. */
export interface PageOpener {
  /**
   * Without a choice, in the browser of a rule for everything, else in the system's own.
   * Rejects: browserNotOpened, browserUnknown where the chosen one is gone.
   */
  open(link: string, choice?: BrowserChoice): Promise<void>;
  /** Opens a page of an origin that Daypass itself names, such as the project's own. Rejects as `open`. */
  openPublic(link: string, origin: string): Promise<void>;
  /** The same for a link that is a secret: it goes into no process's arguments. */
  openSecret(link: Secret, choice?: BrowserChoice): Promise<void>;
  /** True if a window or browser of our own may go to a SAML application's link, after a question where one is due. */
  allows(link: string): Promise<boolean>;
  /** For the engine's sign-in pages. */
  readonly signIns: Browser;
  list(): Promise<readonly InstalledBrowser[]>;
}

export interface PageOpenerDeps {
  readonly surroundings: Surroundings;
  readonly browsers: Browsers;
  /** Into the system's own browser. */
  readonly openExternal: (url: string) => Promise<void>;
  readonly preferences: Pick<SettingsStore, 'now'>;
  /** Which hosts of configured sources may be opened; asks the person about others. */
  readonly consent: Pick<PortalConsent, 'allowed' | 'ask' | 'mayOpen'>;
  readonly alarm: Alarm;
  readonly random: Random;
  readonly log: Log;
}

export function pageOpener(deps: PageOpenerDeps): PageOpener {
  const { browsers, preferences, log } = deps;
  const endpointUrls = endpointUrlsOf(deps.surroundings.env);

  /** The link as it may leave. What the gate refuses is logged without the link itself. */
  const allowed = async (link: string): Promise<string> => {
    const judge = () => allowedLink(link, { hosts: deps.consent.allowed(), endpointUrls });
    if (judge() === undefined) await deps.consent.ask(link);
    const url = judge();
    if (url !== undefined) return url;
    log.warn('browser.refused', { scheme: URL.parse(link)?.protocol ?? 'unreadable' });
    throw new DaypassError('browserNotOpened');
  };

  const openIn = async (url: string, choice: BrowserChoice | undefined): Promise<void> => {
    if (choice !== undefined) return browsers.open(choice, url);
    const usual = browserForEverything(preferences.now().browserRules);
    if (usual !== undefined) {
      try {
        return await browsers.open(usual, url);
      } catch (thrown) {
        // A sign-in must not hang on a rule of long ago.
        log.warn('browser.ruleBroken', { code: toDaypassError(thrown).code });
      }
    }
    await deps.openExternal(url).catch((thrown: unknown) => {
      throw new DaypassError('browserNotOpened', {}, { cause: thrown });
    });
  };

  const reportWhetherUsed = async (used: Promise<boolean>): Promise<void> => {
    if (!(await used)) log.info('console.notTaken');
  };

  return {
    open: async (link, choice) => openIn(await allowed(link), choice),
    async openPublic(link, origin) {
      const url = allowedLink(link, { hosts: [], endpointUrls: [origin] });
      if (url === undefined) throw new DaypassError('browserNotOpened');
      await openIn(url, undefined);
    },
    async openSecret(link, choice) {
      await allowed(link.reveal());
      const once = await oneTimeLink(link, deps);
      try {
        await openIn(once.url, choice);
      } catch (thrown) {
        once.close();
        throw thrown;
      }
      void reportWhetherUsed(once.used);
    },
    async allows(link) {
      return allowedLink(link, { hosts: [], endpointUrls }) !== undefined || deps.consent.mayOpen(link);
    },
    signIns: {
      async open(link, signal) {
        await openOnce(new Secret(await allowed(link)), (url) => openIn(url, undefined), deps, signal);
      },
    },
    list: () => browsers.list(preferences.now().language),
  };
}
