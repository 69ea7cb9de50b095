import type { ReactNode } from 'react';
import type { ControlTies } from './setting-row.tsx';
import styles from './controls.module.css';

interface PickProps {
  readonly ties: ControlTies;
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly children: ReactNode;
}

/** A choice among many, as the system shows it, in a setting's row. */
export function Pick({ ties, value, onPick, children }: PickProps) {
  return (
    <select
      id={ties.id}
      className={styles.input}
      aria-describedby={ties.describedBy}
      aria-invalid={ties.isWrong || undefined}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value)}
    >
      {children}
    </select>
  );
}
