import { useCallback, useEffect, useRef } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import { timeAgo } from '../../../presenter/sessions/time-left.ts';
import { SEVERITIES, type Diagnosis, type Severity } from '../../../shared/domain/findings.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useLanguage, useNow, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { pageFocus } from '../../ui/focus-page.ts';
import styles from './doctor-page.module.css';
import { FindingList } from './finding-list.tsx';
import { SeverityMark } from './severity-mark.tsx';

/** What the doctor finds in the person's AWS files and around them, and what fixes it. */
export function DoctorPage() {
  const words = useWords().window;
  const { doctor: phrases } = words;
  const { bridge } = useTools();
  const language = useLanguage();
  const editsMade = useWindowState((state) => state.editsMade);
  // oxlint-disable-next-line react/exhaustive-deps -- after an edit the doctor has to look again
  const answer = useAnswer(useCallback(() => bridge.diagnose({}), [bridge, editsMade]));
  const { value: diagnosis, failure, asking, askAgain } = answer;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const wrong = failure === undefined ? undefined : errorWords(failure, language);
  return (
    <main className={styles.page} aria-label={phrases.heading}>
      <div className={styles.top}>
        <div className={styles.words}>
          <h2 ref={heading} tabIndex={-1} className={styles.heading} {...pageFocus}>
            {phrases.heading}
          </h2>
          <p className={styles.lead}>{phrases.lead}</p>
        </div>
        <div className={styles.actions}>
          <Button icon="refresh" busy={asking} onClick={askAgain}>
            {phrases.checkAgain}
          </Button>
          {diagnosis !== undefined && <FixAll diagnosis={diagnosis} />}
        </div>
        <output className={styles.summary}>
          {diagnosis !== undefined && wrong === undefined && <Summary diagnosis={diagnosis} />}
        </output>
      </div>
      {wrong !== undefined && (
        <EmptyState icon="warning" title={phrases.failed} hint={`${wrong.message} ${wrong.next}`}>
          <Button look="primary" icon="refresh" busy={asking} onClick={askAgain}>
            {words.errors.tryAgain}
          </Button>
        </EmptyState>
      )}
      {wrong === undefined && diagnosis === undefined && <EmptyState icon="pulse" title={phrases.checking} />}
      {wrong === undefined && diagnosis !== undefined && <Found diagnosis={diagnosis} />}
    </main>
  );
}

function Found({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { doctor: phrases } = useWords().window;
  if (diagnosis.findings.length === 0)
    return <EmptyState icon="check" tone="good" title={phrases.clean} hint={phrases.cleanHint} />;
  return (
    <div className={styles.found}>
      {SEVERITIES.map((severity) => (
        <FindingList
          key={severity}
          severity={severity}
          findings={diagnosis.findings.filter((finding) => finding.severity === severity)}
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
      onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'edit', task: { task: 'fix', findingIds } } })}
    >
      {phrases.fixAll(fixable.length)}
    </Button>
  );
}

/** How many of each severity, and when that was; the file list for whoever points at it. */
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
