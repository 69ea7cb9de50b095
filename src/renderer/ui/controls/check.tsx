import type { ReactNode } from 'react';
import styles from './check.module.css';

interface CheckProps {
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** A checkbox with its label. */
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
