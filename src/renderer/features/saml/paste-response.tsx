import { useId, useState, type FormEvent } from 'react';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { takesFocus } from '../../ui/focus-first.ts';
import { FailureCallout } from '../failure/failure-callout.tsx';
import styles from './paste-response.module.css';

interface PasteResponseProps {
  readonly sourceId: string;
  /** The field is the first of its sheet. */
  readonly focusFirst?: boolean;
  readonly onSignedIn?: () => void;
}

/** A form for a SAMLResponse from elsewhere. It shows why a response was not accepted. */
export function PasteResponse({ sourceId, focusFirst = false, onSignedIn }: PasteResponseProps) {
  const { saml } = useWords().window;
  const { bridge } = useTools();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const id = useId();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || text.trim() === '') return;
    setBusy(true);
    setFailure(undefined);
    const outcome = await bridge.signInWithResponse({ sourceId, samlResponse: text });
    setBusy(false);
    setText('');
    if (outcome.ok) onSignedIn?.();
    else setFailure(outcome.error);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <label className={styles.label} htmlFor={id}>
        {saml.response}
      </label>
      <textarea
        {...(focusFirst ? takesFocus : {})}
        id={id}
        className={styles.text}
        rows={4}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {saml.responseHint}
      </p>
      {failure !== undefined && (
        <div role="alert">
          <FailureCallout failure={failure} />
        </div>
      )}
      <div>
        <Button submits busy={busy}>
          {saml.useResponse}
        </Button>
      </div>
    </form>
  );
}
