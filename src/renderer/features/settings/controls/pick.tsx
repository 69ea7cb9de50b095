import type { ReactNode } from 'react';
import type { ControlLabelling } from './setting-row.tsx';
import styles from './controls.module.css';

interface PickProps {
  readonly labelling: ControlLabelling;
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly children: ReactNode;
}

/** A native select in a setting's row. */
export function Pick({ labelling, value, onPick, children }: PickProps) {
  return (
    <select
      id={labelling.id}
      className={styles.input}
      aria-describedby={labelling.describedBy}
      aria-invalid={labelling.isWrong || undefined}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value)}
    >
      {children}
    </select>
  );
}
