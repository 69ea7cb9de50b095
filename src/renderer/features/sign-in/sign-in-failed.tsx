import type { WordedError } from '../../../presenter/words/error-words.ts';
import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SheetActions } from '../../ui/overlays/sheet.tsx';
import { FailureCallout } from '../failure/failure-callout.tsx';
import { PasteResponse } from '../saml/paste-response.tsx';
import styles from './sign-in.module.css';

interface SignInFailedProps {
  readonly sourceId: string;
  readonly failure: WordedError;
  readonly hasDeviceCode: boolean;
  readonly takesResponse: boolean;
  readonly onClose: () => void;
}

export function SignInFailed({ sourceId, failure, hasDeviceCode, takesResponse, onClose }: SignInFailedProps) {
  const words = useWords().window;
  const commands = useCommands();
  return (
    <>
      <div role="alert">
        <FailureCallout failure={failure} />
      </div>
      {hasDeviceCode && (
        <div className={styles.other}>
          <Button look="quiet" icon="code" onClick={() => void commands.signIn(sourceId, 'device')}>
            {words.signIn.useDeviceCode}
          </Button>
        </div>
      )}
      {takesResponse && <PasteResponse sourceId={sourceId} onSignedIn={onClose} />}
      <SheetActions>
        <Button onClick={onClose}>{words.common.close}</Button>
        <Button look="primary" focusFirst onClick={() => void commands.signIn(sourceId)}>
          {words.errors.tryAgain}
        </Button>
      </SheetActions>
    </>
  );
}
