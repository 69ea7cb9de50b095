import { useState } from 'react';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useWords } from '../../state/window-context.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { Menu, menuAnchor } from '../../ui/overlays/menu.tsx';

/** What is done to a signed-in session now and then. Signing out is here, because every AWS tool loses the sign-in with it. */
export function SessionMenu({ session }: { readonly session: SessionSnapshot }) {
  const { sessions: phrases } = useWords().window;
  const commands = useCommands();
  const [open, setOpen] = useState(false);
  const { label, name } = session;
  return (
    <span className={open ? menuAnchor : undefined}>
      <IconButton
        icon="more"
        label={phrases.moreFor(label)}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Menu
          label={phrases.moreFor(label)}
          items={[
            { id: 'signIn', icon: 'refresh', label: phrases.signInAgain },
            { id: 'signOut', icon: 'signOut', label: phrases.signOutOf(label), hint: phrases.signOutHint },
          ]}
          onChoose={(id) => void commands[id](name)}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}
