import { findingWords } from '../../../presenter/words/finding-words.ts';
import type { Finding } from '../../../shared/domain/findings.ts';
import { useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SeverityMark } from '../doctor/severity-mark.tsx';
import { useCheckedFiles } from '../health/use-checked-files.ts';
import styles from './overview.module.css';

const MOST_SHOWN = 3;

/** The errors that the doctor has found on this machine. */
export function FoundProblems() {
  const { overview } = useWords().window;
  const { store } = useTools();
  const { value: diagnosis } = useCheckedFiles();
  const errors = diagnosis?.findings.filter(({ severity }) => severity === 'error') ?? [];
  if (errors.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="found-problems">
      <h3 id="found-problems" className={styles.heading}>
        {overview.problems}
      </h3>
      <ul className={styles.rows}>
        {errors.slice(0, MOST_SHOWN).map((finding) => (
          <Problem key={finding.id} finding={finding} />
        ))}
      </ul>
      {errors.length > MOST_SHOWN && (
        <Button look="quiet" onClick={() => store.send({ type: 'pageAsked', page: 'doctor' })}>
          {overview.allProblems(errors.length)}
        </Button>
      )}
    </section>
  );
}

function Problem({ finding }: { readonly finding: Finding }) {
  const { doctor: phrases, banners } = useWords().window;
  const { store } = useTools();
  const { title, fix } = findingWords(finding, useLanguage());
  return (
    <li className={styles.row}>
      <SeverityMark severity={finding.severity} />
      <div className={styles.words}>
        <p>
          <strong>{title}</strong>
        </p>
        <p className={styles.note}>{fix}</p>
      </div>
      {finding.fixable ? (
        <Button
          aria-label={phrases.fixOf(title)}
          onClick={() =>
            store.send({
              type: 'sheetAsked',
              sheet: { at: 'edit', request: { edit: 'fix', findingIds: [finding.id] } },
            })
          }
        >
          {phrases.fix}
        </Button>
      ) : (
        <Button onClick={() => store.send({ type: 'pageAsked', page: 'doctor' })}>{banners.askDoctor}</Button>
      )}
    </li>
  );
}
