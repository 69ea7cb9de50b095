import type { ComponentProps } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconName } from '../icon.tsx';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type' | 'children' | 'title'> {
  /** The accessible name and the tooltip. */
  readonly label: string;
  readonly icon: IconName;
  readonly filled?: boolean;
  readonly tone?: 'soft' | 'star';
}

export function IconButton({ label, icon, filled = false, tone = 'soft', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={classNames(styles.button, styles[tone])}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} filled={filled} />
    </button>
  );
}
