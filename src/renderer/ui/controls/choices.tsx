import { useId } from 'react';
import { takesFocus } from '../focus-first.ts';
import styles from './choices.module.css';

interface ChoicesProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: string; readonly hint?: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly focusFirst?: boolean;
}

/** A group of radio buttons, each with an optional hint. */
export function Choices<Id extends string>({ label, choices, chosen, onChoose, focusFirst = false }: ChoicesProps<Id>) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{label}</legend>
      {choices.map(({ id, label: words, hint }) => (
        <label key={id} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            className={styles.dot}
            aria-labelledby={`${name}-${id}-words`}
            aria-describedby={hint === undefined ? undefined : `${name}-${id}`}
            {...(focusFirst && id === chosen ? takesFocus : {})}
          />
          <span id={`${name}-${id}-words`} className={styles.words}>
            {words}
          </span>
          {hint !== undefined && (
            <span id={`${name}-${id}`} className={styles.hint}>
              {hint}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
