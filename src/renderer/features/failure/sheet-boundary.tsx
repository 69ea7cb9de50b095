import type { ReactNode } from 'react';
import { useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import { FailedPart } from './failed-part.tsx';
import { FailureBoundary } from './failure-boundary.tsx';

/** Catches failures of the open sheet, which can then be closed. The page below stays. */
export function SheetBoundary({ children }: { readonly children: ReactNode }) {
  const { failure, common } = useWords().window;
  const { store } = useTools();
  const close = (): void => store.send({ type: 'sheetDismissed' });
  return (
    <FailureBoundary
      part="sheet"
      renderFailure={(reload) => (
        <Sheet title={failure.sheetTitle} onDismiss={close}>
          <FailedPart title={failure.sheetFailed} hint={failure.sheetHint} onReload={reload} />
          <SheetActions>
            <Button onClick={close}>{common.close}</Button>
          </SheetActions>
        </Sheet>
      )}
    >
      {children}
    </FailureBoundary>
  );
}
