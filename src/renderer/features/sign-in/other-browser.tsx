import { useState } from 'react';
import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Menu, menuAnchor } from '../../ui/overlays/menu.tsx';
import { browserChoices } from '../browsers/browser-choices.ts';
import { useBrowsers } from '../browsers/use-browsers.ts';

/** A menu of the machine's browsers to open the page in. It is left out if there is only one. */
export function OtherBrowser({ sourceId }: { readonly sourceId: string }) {
  const words = useWords().window;
  const commands = useCommands();
  const [open, setOpen] = useState(false);
  const choices = browserChoices(useBrowsers().value ?? [], words.roles.open);
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
