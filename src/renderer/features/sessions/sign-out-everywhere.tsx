import { useState } from 'react';
import { useCommands, useSessions, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import styles from './sign-out-everywhere.module.css';
import { isHeld } from '../../../shared/domain/session-state.ts';

/** Asks before signing out of all sessions, and lists them, because every tool on the machine loses these sign-ins. */
export function SignOutEverywhere() {
  const words = useWords().window;
  const { sessions: phrases } = words;
  const { store } = useTools();
  const commands = useCommands();
  const now = useSessions();
  // The sessions when the sheet opened. While signing out, they end one by one.
  const [asked] = useState(() => now.filter(({ standing }) => isHeld(standing)));
  const [leaving, setLeaving] = useState(false);
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const leave = async (): Promise<void> => {
    setLeaving(true);
    await commands.signOutEverywhere();
    dismiss();
  };
  return (
    <Sheet
      title={phrases.signOutEverywhereTitle(asked.length)}
      subtitle={phrases.signOutEverywhereBody}
      onDismiss={dismiss}
    >
      <ul className={styles.labels}>
        {asked.map((session) => (
          <li key={session.name}>{session.label}</li>
        ))}
      </ul>
      <SheetActions>
        <Button focusFirst onClick={dismiss}>
          {words.common.cancel}
        </Button>
        <Button look="danger" icon="signOut" busy={leaving} onClick={() => void leave()}>
          {leaving ? phrases.signingOut : phrases.signOutEverywhere}
        </Button>
      </SheetActions>
    </Sheet>
  );
}
