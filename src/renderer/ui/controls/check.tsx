import type { ReactNode } from 'react';
import styles from './check.module.css';

interface CheckProps {
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** A box to tick, its words beside it. */
export function Check({ checked, onCheck, children }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        className={styles.box}
        checked={checked}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <span className={styles.words}>{children}</span>
    </label>
  );
}
