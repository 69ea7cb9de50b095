import { classNames } from './class-names.ts';
import styles from './progress.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Left out while it is not known. */
  readonly total?: number | undefined;
  /** Shows time that passes instead of work in progress. */
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
