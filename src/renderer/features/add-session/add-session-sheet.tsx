import { useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Sheet } from '../../ui/overlays/sheet.tsx';
import { Saml2awsOffer } from '../saml/saml2aws-offer.tsx';
import { SessionForm } from './session-form.tsx';

export function AddSessionSheet({ kind }: { readonly kind?: 'saml' | undefined }) {
  const words = useWords().window;
  const { store } = useTools();
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  return (
    <Sheet title={words.firstRun.addHeading} onDismiss={dismiss}>
      <Saml2awsOffer />
      <SessionForm kind={kind} cancel={<Button onClick={dismiss}>{words.common.cancel}</Button>} />
    </Sheet>
  );
}
