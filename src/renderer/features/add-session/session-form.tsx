import { useRef, type FormEvent, type MouseEvent, type ReactNode } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import { useLanguage, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { RegionChoices } from './region-choices.tsx';
import { RegionFinding } from './region-finding.tsx';
import styles from './session-form.module.css';
import { useSessionForm } from './use-session-form.ts';

/** Start URL, Region and name of a portal; saved, and the sign-in begins at once. */
export function SessionForm({ cancel }: { readonly cancel?: ReactNode }) {
  const { firstRun } = useWords().window;
  const language = useLanguage();
  const form = useSessionForm();
  const element = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = await form.submit();
    if (wrong !== undefined) element.current?.querySelector<HTMLInputElement>(`[name="${wrong}"]`)?.focus();
  };

  const { finder } = form;
  const findRegion = async ({ currentTarget: button }: MouseEvent): Promise<void> => {
    const isFound = await finder.find();
    const focused = document.activeElement;
    // Found, the button goes, and its focus would be lost.
    if (isFound && (focused === button || focused === document.body))
      element.current?.querySelector<HTMLInputElement>('[name="region"]')?.focus();
  };

  return (
    <form ref={element} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Field
        name="startUrl"
        type="url"
        label={firstRun.startUrl}
        hint={firstRun.startUrlHint}
        placeholder={firstRun.startUrlPlaceholder}
        value={form.values.startUrl}
        problem={form.problems.startUrl}
        onText={(text) => form.set('startUrl', text)}
        onBlur={form.leaveStartUrl}
        maxLength={2048}
        required
        focusFirst
      />
      <div>
        <Field
          name="region"
          label={firstRun.region}
          hint={firstRun.regionHint}
          placeholder={firstRun.regionPlaceholder}
          value={form.values.region}
          problem={form.problems.region}
          choices={<RegionChoices />}
          onText={(text) => form.set('region', text)}
          maxLength={64}
          required
          beside={
            finder.canFind && (
              <Button look="quiet" busy={finder.finding?.at === 'asking'} onClick={(event) => void findRegion(event)}>
                {firstRun.findRegion}
              </Button>
            )
          }
        />
        <RegionFinding finding={finder.finding} />
      </div>
      <Field
        name="name"
        label={firstRun.name}
        hint={firstRun.nameHint}
        placeholder={firstRun.namePlaceholder}
        value={form.values.name}
        problem={form.problems.name}
        onText={(text) => form.set('name', text)}
        maxLength={128}
        required
      />
      {form.failure !== undefined && (
        <div role="alert">
          <Callout tone="bad">
            <strong>{errorWords(form.failure, language).message}</strong>
            <p>{errorWords(form.failure, language).next}</p>
          </Callout>
        </div>
      )}
      <p className={styles.writes}>{firstRun.writes}</p>
      <div className={styles.actions}>
        {cancel}
        <Button submits look="primary" busy={form.adding}>
          {form.adding ? firstRun.submitting : firstRun.submit}
        </Button>
      </div>
    </form>
  );
}
