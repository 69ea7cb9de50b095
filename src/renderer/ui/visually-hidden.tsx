import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Text for screen readers, where others see a shape or a position. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
