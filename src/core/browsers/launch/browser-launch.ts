import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { BrowserChoice } from '../../../shared/domain/settings.ts';
import type { FoundBrowser } from '../find/found-browser.ts';

export interface BrowserLaunch {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * How a page is opened in the chosen browser, profile and container. Nothing of the choice becomes an argument but
 * what was found on the machine. Throws browserUnknown, and browserNotOpened for what is no http or https URL.
 */
export function browserLaunch(browsers: readonly FoundBrowser[], choice: BrowserChoice, url: string): BrowserLaunch {
  const browser = browsers.find(({ browserId }) => browserId === choice.browserId);
  if (browser === undefined) throw new DaypassError('browserUnknown', { browser: choice.browserId });
  const page = webPage(url);
  const link = choice.container === undefined ? page : inContainer(browser, choice.container, page);
  return { program: browser.program, args: withLink([...browser.args, ...profileArgs(browser, choice)], link) };
}

/**
 * As `browserLaunch`, in a private window, which knows none of the person's sign-ins. Without a choice, of the first
 * browser that has such windows. Throws also: browserUnknown where none has.
 */
export function privateLaunch(
  browsers: readonly FoundBrowser[],
  choice: BrowserChoice | undefined,
  url: string,
): BrowserLaunch {
  const isWanted = ({ browserId }: FoundBrowser) => choice === undefined || browserId === choice.browserId;
  const browser = browsers.find((candidate) => isWanted(candidate) && privateSwitch(candidate) !== undefined);
  const own = browser && privateSwitch(browser);
  if (browser === undefined || own === undefined)
    throw new DaypassError('browserUnknown', { browser: choice?.browserId ?? 'private' });
  const profile = choice === undefined ? [] : profileArgs(browser, choice);
  // The switch stands right before the link, which is its value in Firefox.
  const link = browser.args.includes('%u')
    ? browser.args.flatMap((arg) => (arg === '%u' ? [own, arg] : [arg]))
    : [...browser.args, ...profile, own];
  return { program: browser.program, args: withLink(link, webPage(url)) };
}

/** Chromium's switches (Edge has its own), and Firefox's, which takes the link as its value. */
function privateSwitch({ browserId, family }: FoundBrowser): string | undefined {
  if (family === 'firefox') return '--private-window';
  if (family !== 'chromium') return undefined;
  return browserId.startsWith('edge') ? '--inprivate' : '--incognito';
}

/** A start URL is whatever text stands in the config file; one like `--load-extension=…` would be an option. */
function webPage(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') throw new DaypassError('browserNotOpened');
  return parsed.href;
}

function profileArgs({ name, profiles }: FoundBrowser, { profileId }: BrowserChoice): readonly string[] {
  if (profileId === undefined) return [];
  const profile = profiles.find((candidate) => candidate.profileId === profileId);
  if (profile === undefined) throw new DaypassError('browserUnknown', { browser: name, profile: profileId });
  return profile.args;
}

/** The link of the add-on "Open external links in a container", without which Firefox can't be told a container. */
function inContainer({ name, containers }: FoundBrowser, container: string, url: string): string {
  if (!containers.some(({ names }) => names.includes(container)))
    throw new DaypassError('browserUnknown', { browser: name, container });
  return `ext+container:name=${encodeURIComponent(container)}&url=${encodeURIComponent(url)}`;
}

function withLink(args: readonly string[], link: string): readonly string[] {
  return args.includes('%u') ? args.map((arg) => (arg === '%u' ? link : arg)) : [...args, link];
}
