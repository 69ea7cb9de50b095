import { useId, useState } from 'react';
import type { Finding, Severity } from '../../../shared/domain/findings.ts';
import { useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import styles from './finding-list.module.css';
import { FindingItem } from './finding-item.tsx';

/** Few enough for a fast layout, and more than nearly anybody has. */
const SHOWN_AT_ONCE = 100;

interface FindingListProps {
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

/** The findings of one severity. A button shows more of a long list. */
export function FindingList({ severity, findings }: FindingListProps) {
  const { doctor: phrases } = useWords().window;
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const id = useId();
  if (findings.length === 0) return null;
  const left = findings.length - shown;
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {phrases.severities[severity]}
      </h3>
      <ul className={styles.list}>
        {findings.slice(0, shown).map((finding) => (
          <FindingItem key={finding.id} finding={finding} />
        ))}
      </ul>
      {left > 0 && (
        <Button look="quiet" onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {phrases.showMore(Math.min(left, SHOWN_AT_ONCE))}
        </Button>
      )}
    </section>
  );
}
