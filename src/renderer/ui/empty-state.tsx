import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly icon: IconName;
  /** `good`: an empty list is the wanted result. */
  readonly tone?: 'soft' | 'good';
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** Shown in place of a list: why there is none, and what to do. */
export function EmptyState({ icon, tone = 'soft', title, hint, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={classNames(styles.icon, tone === 'good' && styles.good)}>
        <Icon name={icon} />
      </span>
      <p className={styles.title}>{title}</p>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {children}
    </div>
  );
}
