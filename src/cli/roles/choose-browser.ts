import type { Browsers } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import type { CommandInput, CommandName } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

export const BROWSER_OPTIONS = ['browser', 'browser-profile', 'container'] as const;

/** The browser that the options name, by what it is called on this machine; undefined for the system's own. Throws usage, browserUnknown. */
export async function chosenBrowser(
  { value }: Pick<CommandInput<(typeof BROWSER_OPTIONS)[number], never>, 'value'>,
  command: CommandName,
  browsers: Browsers,
  { language }: Pick<Terminal, 'language'>,
): Promise<BrowserChoice | undefined> {
  const [name, profileName, container] = BROWSER_OPTIONS.map((option) => value(option));
  if (name === undefined) {
    if (profileName === undefined && container === undefined) return undefined;
    throw usageError('optionMissing', { value: '--browser', command });
  }
  const installed = await browsers.list(language);
  const browser = named(name, installed, ({ browserId, name: shown }) => [browserId, shown], name);
  if (container !== undefined) named(container, browser.containers, (own) => [own], browser.name);
  const profile =
    profileName === undefined
      ? undefined
      : named(profileName, browser.profiles, ({ profileId, name: shown }) => [shown, profileId], browser.name);
  return {
    browserId: browser.browserId,
    ...(profile && { profileId: profile.profileId }),
    ...(container !== undefined && { container }),
  };
}

/** The exact name first: two profiles may differ in capitals alone. */
function named<T>(wanted: string, among: readonly T[], namesOf: (one: T) => readonly string[], browser: string): T {
  const isLike = (name: string) => name.toLowerCase() === wanted.toLowerCase();
  const found = among.find((one) => namesOf(one).includes(wanted)) ?? among.find((one) => namesOf(one).some(isLike));
  if (found !== undefined) return found;
  const known = among.map((one) => namesOf(one)[0]).join(', ');
  throw new DaypassError('browserUnknown', { browser, ...(known !== '' && { known }) });
}
