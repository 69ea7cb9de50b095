import styles from './progress.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** Left out while nobody knows yet. */
  readonly total?: number | undefined;
}

export function Progress({ label, done, total }: ProgressProps) {
  const known = total !== undefined && total > 0;
  return (
    <progress
      className={styles.progress}
      aria-label={label}
      {...(known ? { value: Math.min(done, total), max: total } : {})}
    />
  );
}
