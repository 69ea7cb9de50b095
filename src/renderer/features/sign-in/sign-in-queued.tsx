import { useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SheetActions } from '../../ui/overlays/sheet.tsx';
import { isSigningInNow } from '../sessions/session-view.ts';
import styles from './sign-in.module.css';

/** Shown while another sign-in comes first: which one it is, a button to show it, and Cancel. */
export function SignInQueued({ onCancel }: { readonly onCancel: () => void }) {
  const { signIn: phrases, sessions } = useWords().window;
  const { store } = useTools();
  const first = useWindowState((state) => state.status?.sessions.find(isSigningInNow));
  return (
    <>
      <div className={styles.step}>
        <output>{first === undefined ? phrases.queuedBehind : phrases.queued(first.label)}</output>
      </div>
      <SheetActions>
        <Button focusFirst={first === undefined} onClick={onCancel}>
          {phrases.cancel}
        </Button>
        {first !== undefined && (
          <Button
            look="primary"
            focusFirst
            onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'signIn', sourceId: first.name } })}
          >
            {sessions.showSignInTo(first.label)}
          </Button>
        )}
      </SheetActions>
    </>
  );
}
