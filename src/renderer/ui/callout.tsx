import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './callout.module.css';

interface CalloutProps {
  readonly tone: 'good' | 'warn' | 'bad' | 'calm';
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

const ICONS = { good: 'check', warn: 'warning', bad: 'warning', calm: 'info' } as const;

/** A short message that must be seen, with buttons for what can be done about it. */
export function Callout({ tone, icon = ICONS[tone], children, actions }: CalloutProps) {
  return (
    <div className={classNames(styles.callout, styles[tone])}>
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
      <div className={styles.words}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
