import { useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SheetActions } from '../../ui/overlays/sheet.tsx';
import styles from './sign-in.module.css';

interface WaitingActionsProps {
  readonly onCancel: () => void;
  /** Where the sheet has nothing better for the focus to begin at. */
  readonly focusFirst?: boolean;
}

/**
 * The two ways out of a sign-in under way. Escape is the second: a key pressed by habit must not throw away what the
 * person is just doing in the browser.
 */
export function WaitingActions({ onCancel, focusFirst = false }: WaitingActionsProps) {
  const { signIn: phrases } = useWords().window;
  const { store } = useTools();
  return (
    <>
      <p className={styles.hint}>{phrases.hideHint}</p>
      <SheetActions>
        <Button onClick={onCancel}>{phrases.cancel}</Button>
        <Button focusFirst={focusFirst} onClick={() => store.send({ type: 'sheetDismissed' })}>
          {phrases.hide}
        </Button>
      </SheetActions>
    </>
  );
}
