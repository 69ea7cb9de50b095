import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { useState } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import { timeAgo } from '../../../presenter/sessions/time-left.ts';
import { SEVERITIES, type Diagnosis, type Severity } from '../../../shared/domain/findings.ts';
import { useLanguage, useNow, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ScrollingPage } from '../../ui/scrolling-page.tsx';
import { useCheckedFiles } from '../health/use-checked-files.ts';
import styles from './doctor-page.module.css';
import { filterFindings, profilesOf, type FindingFilter } from './filter-findings.ts';
import { FindingFilters } from './finding-filters.tsx';
import { FindingList } from './finding-list.tsx';
import { SeverityMark } from './severity-mark.tsx';

/** The doctor's findings about the AWS files and the machine, and what fixes each. */
export function DoctorPage() {
  const words = useWords().window;
  const { doctor: phrases } = words;
  const language = useLanguage();
  const { value: diagnosis, failure, asking, askAgain } = useCheckedFiles();
  const wrong = failure === undefined ? undefined : errorWords(failure, language);
  return (
    <ScrollingPage
      heading={phrases.heading}
      lead={phrases.lead}
      className={styles.page}
      actions={
        <>
          <Button icon="refresh" busy={asking} onClick={askAgain}>
            {phrases.checkAgain}
          </Button>
          {diagnosis !== undefined && <FixAll diagnosis={diagnosis} />}
        </>
      }
      below={
        <output className={styles.summary}>
          {diagnosis !== undefined && wrong === undefined && <Summary diagnosis={diagnosis} />}
        </output>
      }
    >
      {wrong !== undefined && (
        <EmptyState icon="warning" title={phrases.failed} hint={joinSentences(language, wrong.message, wrong.next)}>
          <Button look="primary" icon="refresh" busy={asking} onClick={askAgain}>
            {words.errors.tryAgain}
          </Button>
        </EmptyState>
      )}
      {wrong === undefined && diagnosis === undefined && <EmptyState icon="pulse" title={phrases.checking} />}
      {wrong === undefined && diagnosis !== undefined && <Found diagnosis={diagnosis} />}
    </ScrollingPage>
  );
}

function Found({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { doctor: phrases } = useWords().window;
  const [filter, setFilter] = useState<FindingFilter>({});
  if (diagnosis.findings.length === 0)
    return <EmptyState icon="check" tone="good" title={phrases.clean} hint={phrases.cleanHint} />;
  const findings = filterFindings(diagnosis, filter);
  return (
    <div className={styles.found}>
      {(diagnosis.findings.length > 1 || findings.length === 0) && (
        <FindingFilters filter={filter} onFilter={setFilter} profiles={profilesOf(diagnosis)} />
      )}
      {findings.length === 0 && (
        <EmptyState icon="search" title={phrases.noneLeft}>
          <Button onClick={() => setFilter({})}>{phrases.showAll}</Button>
        </EmptyState>
      )}
      {SEVERITIES.map((severity) => (
        <FindingList
          key={severity}
          severity={severity}
          findings={findings.filter((finding) => finding.severity === severity)}
        />
      ))}
    </div>
  );
}

function FixAll({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { doctor: phrases } = useWords().window;
  const { store } = useTools();
  const fixable = diagnosis.findings.filter((finding) => finding.fixable);
  if (fixable.length < 2) return null;
  const findingIds = fixable.map(({ id }) => id);
  return (
    <Button
      look="primary"
      onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'edit', request: { edit: 'fix', findingIds } } })}
    >
      {phrases.fixAll(fixable.length)}
    </Button>
  );
}

/** The number of findings of each severity, and the time of the check. A tooltip lists the files. */
function Summary({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { doctor: phrases } = useWords().window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const counts = SEVERITIES.map((severity): readonly [Severity, number] => [
    severity,
    diagnosis.findings.filter((finding) => finding.severity === severity).length,
  ]).filter(([, count]) => count > 0);
  return (
    <>
      {counts.map(([severity, count]) => (
        <span key={severity} className={styles.tally}>
          <SeverityMark severity={severity} />
          {phrases.counts[severity](count)}
        </span>
      ))}
      <span className={styles.asOf} title={diagnosis.filesRead.join('\n')}>
        {phrases.filesRead(diagnosis.filesRead.length)} ·{' '}
        {phrases.checked(timeAgo(nowMillis - diagnosis.checkedAtMillis, language))}
      </span>
    </>
  );
}
