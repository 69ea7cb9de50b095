import { useState } from 'react';
import { useCommands, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';

/** Asks before clearing, because that can't be undone. */
export function ClearActivity({ entryCount }: { readonly entryCount: number }) {
  const words = useWords().window;
  const { activity: phrases } = words;
  const { store } = useTools();
  const commands = useCommands();
  const [clearing, setClearing] = useState(false);
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const clear = async (): Promise<void> => {
    setClearing(true);
    await commands.clearActivity();
    dismiss();
  };
  return (
    <Sheet title={phrases.clearTitle} subtitle={phrases.clearBody(entryCount)} onDismiss={dismiss}>
      <SheetActions>
        <Button focusFirst onClick={dismiss}>
          {words.common.cancel}
        </Button>
        <Button look="danger" icon="trash" busy={clearing} onClick={() => void clear()}>
          {clearing ? phrases.clearing : phrases.clearNow}
        </Button>
      </SheetActions>
    </Sheet>
  );
}
