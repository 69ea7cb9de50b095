import type { ControlLabelling } from './setting-row.tsx';
import styles from './switch.module.css';

interface SwitchProps {
  readonly labelling: ControlLabelling;
  readonly on: boolean;
  /** False: it can't be switched. The hint says why. */
  readonly canSwitch?: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** A switch, which takes effect at once. */
export function Switch({ labelling, on, canSwitch = true, onSwitch }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      id={labelling.id}
      className={styles.switch}
      aria-checked={on}
      aria-labelledby={labelling.labelId}
      aria-describedby={labelling.describedBy}
      aria-disabled={canSwitch ? undefined : true}
      onClick={() => canSwitch && onSwitch(!on)}
    />
  );
}
