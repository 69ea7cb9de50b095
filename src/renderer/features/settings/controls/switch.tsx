import type { ControlTies } from './setting-row.tsx';
import styles from './switch.module.css';

interface SwitchProps {
  readonly ties: ControlTies;
  readonly on: boolean;
  /** False: it stays as it is; the hint says why. */
  readonly canSwitch?: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** On or off, and so at once. */
export function Switch({ ties, on, canSwitch = true, onSwitch }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      id={ties.id}
      className={styles.switch}
      aria-checked={on}
      aria-labelledby={ties.labelId}
      aria-describedby={ties.describedBy}
      aria-disabled={canSwitch ? undefined : true}
      onClick={() => canSwitch && onSwitch(!on)}
    />
  );
}
