import { messagesFor } from '../../../../presenter/messages/index.ts';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { InstalledBrowser } from '../../../../shared/domain/browsers.ts';
import type { Language } from '../../../../shared/domain/languages.ts';
import type { BrowserChoice } from '../../../../shared/domain/settings.ts';

export interface BrowserWords {
  readonly words: string;
  /** The browser, its profile or its container is not on this machine. */
  readonly isGone: boolean;
}

/** A choice of browser by its names: `Firefox, profile Work`. One that is not on this machine is shown by its ids. */
export function browserWords(
  choice: BrowserChoice,
  installed: readonly InstalledBrowser[],
  language: Language,
): BrowserWords {
  const { browsers: words } = messagesFor(language).window.settings;
  const browser = installed.find(({ browserId }) => browserId === choice.browserId);
  const profile = browser?.profiles.find(({ profileId }) => profileId === choice.profileId);
  const parts = [
    safeText(browser?.name ?? choice.browserId),
    ...(choice.profileId === undefined ? [] : [words.profile(safeText(profile?.name ?? choice.profileId))]),
    ...(choice.container === undefined ? [] : [words.container(safeText(choice.container))]),
  ];
  const isGone =
    browser === undefined ||
    (choice.profileId !== undefined && profile === undefined) ||
    (choice.container !== undefined && !browser.containers.includes(choice.container));
  return { words: parts.join(words.parted), isGone };
}
