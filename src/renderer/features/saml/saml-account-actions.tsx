import type { SessionSnapshot } from '../../../shared/view.ts';
import { useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import styles from './saml-account-actions.module.css';

/** Rename, remove, and sign in with a pasted response, for a session that Daypass stores itself. */
export function SamlAccountActions({ session }: { readonly session: SessionSnapshot }) {
  const { saml } = useWords().window;
  const { store } = useTools();
  const open = (task: 'rename' | 'remove' | 'paste') => (): void =>
    store.send({ type: 'sheetAsked', sheet: { at: 'samlAccount', task, sourceId: session.name } });
  return (
    <div className={styles.actions}>
      {session.can.takesSamlResponse && (
        <Button look="quiet" onClick={open('paste')}>
          {saml.paste}
        </Button>
      )}
      <Button look="quiet" onClick={open('rename')}>
        {saml.rename}
      </Button>
      <Button look="quiet" onClick={open('remove')}>
        {saml.remove}
      </Button>
    </div>
  );
}
