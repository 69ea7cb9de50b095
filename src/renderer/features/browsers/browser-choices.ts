import type { Messages } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { InstalledBrowser } from '../../../shared/domain/browsers.ts';
import type { BrowserChoice } from '../../../shared/domain/settings.ts';

export interface OfferedBrowser {
  /** Unique among the offered ones. */
  readonly id: string;
  /** Safe to show. */
  readonly label: string;
  readonly browser: BrowserChoice;
}

/** Each browser as it is, then each of its profiles and containers. */
export function browserChoices(
  installed: readonly InstalledBrowser[],
  words: Messages['window']['roles']['open'],
): readonly OfferedBrowser[] {
  return installed.flatMap(({ browserId, name, profiles, containers }) => {
    const shownName = safeText(name);
    const offer = (browser: BrowserChoice, label: string): OfferedBrowser => ({
      id: JSON.stringify(browser),
      label,
      browser,
    });
    return [
      offer({ browserId }, shownName),
      ...profiles.map((profile) =>
        offer({ browserId, profileId: profile.profileId }, words.inProfile(shownName, safeText(profile.name))),
      ),
      ...containers.map((container) =>
        offer({ browserId, container }, words.inContainer(shownName, safeText(container))),
      ),
    ];
  });
}
