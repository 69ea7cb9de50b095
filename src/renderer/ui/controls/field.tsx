import { useId, type ComponentProps, type ReactNode } from 'react';
import { takesFocus } from '../focus-first.ts';
import { Icon } from '../icon.tsx';
import styles from './field.module.css';

interface FieldProps extends Omit<
  ComponentProps<'input'>,
  'className' | 'id' | 'onChange' | 'aria-describedby' | 'aria-invalid'
> {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the text and what to do; read out together with the field. */
  readonly problem?: string | undefined;
  /** Suggestions for a text that may be any other as well. */
  readonly choices?: ReactNode;
  /** A button after the field that fills it in. */
  readonly beside?: ReactNode;
  /** Takes the focus when it appears. */
  readonly focusFirst?: boolean;
  readonly onText: (text: string) => void;
}

export function Field({ label, hint, problem, choices, beside, focusFirst = false, onText, ...input }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const listId = `${id}-list`;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          {...input}
          {...(focusFirst ? takesFocus : {})}
          id={id}
          className={styles.input}
          list={choices === undefined ? undefined : listId}
          aria-describedby={problem === undefined ? hintId : `${problemId} ${hintId}`}
          aria-invalid={problem === undefined ? undefined : true}
          onChange={(event) => onText(event.currentTarget.value)}
        />
        {beside}
      </div>
      {choices !== undefined && <datalist id={listId}>{choices}</datalist>}
      {problem !== undefined && (
        <p className={styles.problem} id={problemId}>
          <Icon name="warning" />
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p className={styles.hint} id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
