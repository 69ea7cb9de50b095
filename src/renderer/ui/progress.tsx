import { classNames } from './class-names.ts';
import styles from './progress.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Left out while nobody knows yet. */
  readonly total?: number | undefined;
  /** Of time that passes, not of work under way. */
  readonly calm?: boolean;
}

export function Progress({ label, done, total, calm = false }: ProgressProps) {
  const known = total !== undefined && total > 0;
  return (
    <progress
      className={classNames(styles.progress, calm && styles.calm)}
      aria-label={label}
      {...(known ? { value: Math.min(done, total), max: total } : {})}
    />
  );
}
