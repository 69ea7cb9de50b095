import { useId } from 'react';
import type { ControlLabelling } from './setting-row.tsx';
import styles from './segments.module.css';

interface SegmentsProps<Id extends string> {
  readonly labelling: ControlLabelling;
  readonly choices: readonly { readonly id: Id; readonly label: string; readonly lang?: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** Radio buttons for two or three short words. */
export function Segments<Id extends string>({ labelling, choices, chosen, onChoose }: SegmentsProps<Id>) {
  const name = useId();
  return (
    <fieldset className={styles.segments} aria-labelledby={labelling.labelId} aria-describedby={labelling.describedBy}>
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
