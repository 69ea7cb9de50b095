import type { Severity } from '../../../shared/domain/findings.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './severity-mark.module.css';

/** A shape for each severity, so that they differ without colour: crossed disc, triangle, ringed i. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  if (severity !== 'error')
    return (
      <span className={classNames(styles.mark, styles[severity])}>
        <Icon name={severity === 'warning' ? 'warning' : 'info'} />
      </span>
    );
  return (
    <svg className={classNames(styles.mark, styles.error)} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" className={styles.disc} />
      <path d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6" className={styles.cross} />
    </svg>
  );
}
