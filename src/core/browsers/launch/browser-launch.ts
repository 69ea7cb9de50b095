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
