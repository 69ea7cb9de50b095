import { useId } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { useWords } from '../../state/window-context.ts';
import { Field } from '../../ui/controls/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RegionChoices } from './region-choices.tsx';
import styles from './session-form.module.css';
import type { SessionForm } from './use-session-form.ts';

/** Region and name of a portal: the automatic values in one line, which opens fields to change them. */
export function PortalDetails({ form }: { readonly form: SessionForm }) {
  const { firstRun } = useWords().window;
  const { values, problems, busy, detailsOpen, setDetailsOpen } = form;
  const fieldsId = useId();
  const summary = firstRun.regionAndName(safeText(values.region.trim()), safeText(values.name.trim()));
  return (
    <div className={styles.details}>
      <button
        type="button"
        className={styles.disclosure}
        aria-expanded={detailsOpen}
        aria-controls={fieldsId}
        onClick={() => setDetailsOpen(!detailsOpen)}
      >
        <span>{summary}</span>
        <Icon name={detailsOpen ? 'chevronUp' : 'chevron'} />
      </button>
      <div id={fieldsId} className={styles.fields} hidden={!detailsOpen}>
        <Field
          name="region"
          label={firstRun.region}
          hint={firstRun.regionHint}
          placeholder={firstRun.regionPlaceholder}
          value={values.region}
          problem={problems.words.region}
          choices={<RegionChoices />}
          onText={(text) => form.set('region', text)}
          maxLength={64}
          readOnly={busy !== undefined}
        />
        <SessionNameField form={form} />
      </div>
    </div>
  );
}

export function SessionNameField({ form }: { readonly form: SessionForm }) {
  const { firstRun } = useWords().window;
  const { values, problems, busy } = form;
  return (
    <Field
      name="name"
      label={firstRun.name}
      hint={firstRun.nameHint}
      placeholder={firstRun.namePlaceholder}
      value={values.name}
      problem={problems.words.name}
      onText={(text) => form.set('name', text)}
      maxLength={128}
      readOnly={busy !== undefined}
    />
  );
}
