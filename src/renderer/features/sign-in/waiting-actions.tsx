import { useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SheetActions } from '../../ui/overlays/sheet.tsx';
import styles from './sign-in.module.css';

interface WaitingActionsProps {
  readonly onCancel: () => void;
  /** The sheet has no better element for the first focus. */
  readonly focusFirst?: boolean;
}

/**
 * Cancel, and a button that only closes the sheet. Escape does the latter, so that a key pressed by habit does not end a
 * sign-in that the person is about to finish in the browser.
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
