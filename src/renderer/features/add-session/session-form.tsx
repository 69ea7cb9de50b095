import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { FailureCallout } from '../failure/failure-callout.tsx';
import { PortalDetails, SessionNameField } from './portal-details.tsx';
import styles from './session-form.module.css';
import { useSessionForm, type SessionForm as Form } from './use-session-form.ts';

interface SessionFormProps {
  readonly cancel?: ReactNode;
  /** What to add, if the person has said so already. */
  readonly kind?: 'saml' | undefined;
  /** Called before the session is added, and again if it could not be. */
  readonly onAdding?: ((is: 'begun' | 'failed') => void) | undefined;
}

/** Asks for the start URL of a portal or the link of a SAML application, adds it, and starts the sign-in. */
export function SessionForm({ cancel, kind, onAdding }: SessionFormProps) {
  const { firstRun, saml } = useWords().window;
  const form = useSessionForm(kind, onAdding);
  const isSaml = form.kind === 'saml';
  const element = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<{ readonly field: string }>();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const field = await form.submit();
    if (field !== undefined) setWrong({ field });
  };
  // An effect, because the field may be in a part that opens with this render.
  useEffect(() => {
    if (wrong !== undefined) element.current?.querySelector<HTMLInputElement>(`[name="${wrong.field}"]`)?.focus();
  }, [wrong]);

  return (
    <form ref={element} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Field
        name="startUrl"
        type="url"
        label={isSaml ? saml.link : firstRun.startUrl}
        hint={isSaml ? saml.linkHint : firstRun.startUrlHint}
        placeholder={firstRun.startUrlPlaceholder}
        value={form.values.startUrl}
        problem={form.problems.words.startUrl}
        onText={(text) => form.set('startUrl', text)}
        onBlur={form.leaveStartUrl}
        maxLength={4096}
        readOnly={form.busy !== undefined}
        required
        focusFirst
      />
      {form.otherKind !== undefined && (
        <div className={styles.kind}>
          {isSaml && <p>{saml.kind}</p>}
          <Button look="quiet" onClick={() => form.chooseKind(isSaml ? 'portal' : 'saml')}>
            {isSaml ? saml.itIsPortal : saml.itIsSaml}
          </Button>
        </div>
      )}
      {isSaml && form.otherKind === undefined && <p className={styles.writes}>{saml.kind}</p>}
      {isSaml ? <SessionNameField form={form} /> : <PortalDetails form={form} />}
      <Failed form={form} />
      <p className={styles.writes}>{isSaml ? saml.writes : firstRun.writes}</p>
      <div className={styles.actions}>
        {cancel}
        <Button submits look="primary" busy={form.busy !== undefined}>
          {submitWords(form, firstRun)}
        </Button>
      </div>
    </form>
  );
}

/** A failure that is not about one field. */
function Failed({ form: { problems } }: { readonly form: Form }) {
  if (problems.failure === undefined) return null;
  return (
    <div role="alert">
      <FailureCallout failure={problems.failure} />
    </div>
  );
}

function submitWords({ busy }: Form, words: ReturnType<typeof useWords>['window']['firstRun']): string {
  if (busy === 'findingRegion') return words.findingRegion;
  return busy === 'adding' ? words.submitting : words.submit;
}
