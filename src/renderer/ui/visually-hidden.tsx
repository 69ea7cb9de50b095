import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Words for screen readers where the eye is told by shape or place. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
