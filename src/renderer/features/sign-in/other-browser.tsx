import { useCallback, useState } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { Messages } from '../../../presenter/messages/index.ts';
import type { InstalledBrowser } from '../../../shared/domain/browsers.ts';
import type { BrowserChoice } from '../../../shared/domain/settings.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useCommands, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Menu, menuAnchor } from '../../ui/overlays/menu.tsx';

/** The browsers of this machine to open the page in; nothing where there is no choice. */
export function OtherBrowser({ sourceId }: { readonly sourceId: string }) {
  const words = useWords().window;
  const { bridge } = useTools();
  const commands = useCommands();
  const listed = useAnswer(useCallback(() => bridge.listBrowsers({}), [bridge]));
  const [open, setOpen] = useState(false);
  const choices = (listed.value ?? []).flatMap((browser) => choicesOf(browser, words.roles.open));
  if (choices.length < 2) return null;
  return (
    <span className={open ? menuAnchor : undefined}>
      <Button icon="more" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(true)}>
        {words.signIn.anotherBrowser}
      </Button>
      {open && (
        <Menu
          label={words.signIn.browsers}
          items={choices}
          onChoose={(id) => void commands.openSignInPage(sourceId, choices.find((choice) => choice.id === id)?.browser)}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly browser: BrowserChoice;
}

/** A browser as it is, then each of its profiles and containers. */
function choicesOf(found: InstalledBrowser, words: Messages['window']['roles']['open']): readonly Choice[] {
  const { browserId } = found;
  const name = safeText(found.name);
  const choice = (browser: BrowserChoice, label: string): Choice => ({ id: JSON.stringify(browser), label, browser });
  return [
    choice({ browserId }, name),
    ...found.profiles.map((profile) =>
      choice({ browserId, profileId: profile.profileId }, words.inProfile(name, safeText(profile.name))),
    ),
    ...found.containers.map((container) =>
      choice({ browserId, container }, words.inContainer(name, safeText(container))),
    ),
  ];
}
