import { useId } from 'react';
import type { ControlTies } from './setting-row.tsx';
import styles from './segments.module.css';

interface SegmentsProps<Id extends string> {
  readonly ties: ControlTies;
  readonly choices: readonly { readonly id: Id; readonly label: string; readonly lang?: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** One of two or three short words. */
export function Segments<Id extends string>({ ties, choices, chosen, onChoose }: SegmentsProps<Id>) {
  const name = useId();
  return (
    <fieldset className={styles.segments} aria-labelledby={ties.labelId} aria-describedby={ties.describedBy}>
      {choices.map(({ id, label, lang }) => (
        <label key={id} className={styles.segment} lang={lang}>
          <input
            type="radio"
            name={name}
            value={id}
            className={styles.radio}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
