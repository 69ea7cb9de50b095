import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { takesFocus } from '../focus-first.ts';
import { Icon, type IconName } from '../icon.tsx';
import styles from './button.module.css';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'production' | 'danger';
  readonly icon?: IconName;
  readonly submits?: boolean;
  /** Takes the focus when it mounts: in a sheet, or in a sheet's next step. */
  readonly focusFirst?: boolean;
  /** Shows that work is in progress. A click then does nothing, but the button can have the focus. */
  readonly busy?: boolean;
}

export function Button({
  look = 'plain',
  icon,
  submits = false,
  busy = false,
  focusFirst = false,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      {...(focusFirst ? takesFocus : {})}
      type={submits ? 'submit' : 'button'}
      className={classNames(styles.button, styles[look])}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
