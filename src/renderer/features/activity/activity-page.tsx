import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { useDeferredValue, useMemo, useState } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import { useCommands, useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { FailureCallout } from '../failure/failure-callout.tsx';
import { shownEntries, type ActivityKind } from './activity-entry.ts';
import { ActivityFilter } from './activity-filter.tsx';
import { ActivityList } from './activity-list.tsx';
import styles from './activity-page.module.css';
import { useActivity, useActivityNames } from './use-activity.ts';

/** When keys were handed out and files changed. The person can filter, export and clear the list. */
export function ActivityPage() {
  const words = useWords().window;
  const { activity: phrases } = words;
  const language = useLanguage();
  const { store } = useTools();
  const commands = useCommands();
  const names = useActivityNames();
  const { value: entries, failure, asking, askAgain } = useActivity();
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<ActivityKind>();
  const [exporting, setExporting] = useState(false);
  const asked = useDeferredValue(query).trim().toLowerCase();

  const all = useMemo(() => entries && shownEntries(entries, language, names), [entries, language, names]);
  const found = useMemo(() => {
    const parts = asked.split(/\s+/u).filter((part) => part !== '');
    return all?.filter(
      (shown) => (kind === undefined || shown.kind === kind) && parts.every((part) => shown.searched.includes(part)),
    );
  }, [all, asked, kind]);
  const isFiltered = asked !== '' || kind !== undefined;
  const wrong = failure === undefined ? undefined : errorWords(failure, language);

  const exportAll = async (): Promise<void> => {
    setExporting(true);
    await commands.exportActivity();
    setExporting(false);
  };
  return (
    <main className={styles.page} aria-label={phrases.heading}>
      <div className={styles.top}>
        <div className={styles.words}>
          <h2 className={styles.heading}>{phrases.heading}</h2>
          <p className={styles.lead}>{phrases.lead}</p>
        </div>
        {entries !== undefined && entries.length > 0 && (
          <div className={styles.actions}>
            <Button icon="download" busy={exporting} onClick={() => void exportAll()}>
              {phrases.exportAll}
            </Button>
            <Button
              icon="trash"
              onClick={() =>
                store.send({ type: 'sheetAsked', sheet: { at: 'clearActivity', entryCount: entries.length } })
              }
            >
              {phrases.clear}
            </Button>
          </div>
        )}
        <ActivityFilter query={query} onQuery={setQuery} kind={kind} onKind={setKind} />
      </div>
      <VisuallyHidden>
        <output>{isFiltered && found !== undefined ? phrases.count(found.length) : ''}</output>
      </VisuallyHidden>
      {failure !== undefined && entries !== undefined && (
        <div role="alert" className={styles.notice}>
          <FailureCallout
            failure={failure}
            actions={
              <Button busy={asking} onClick={askAgain}>
                {words.errors.tryAgain}
              </Button>
            }
          />
        </div>
      )}
      {wrong !== undefined && entries === undefined && (
        <EmptyState icon="warning" title={phrases.failed} hint={joinSentences(language, wrong.message, wrong.next)}>
          <Button look="primary" icon="refresh" busy={asking} onClick={askAgain}>
            {words.errors.tryAgain}
          </Button>
        </EmptyState>
      )}
      {wrong === undefined && found === undefined && <EmptyState icon="clock" title={phrases.reading} />}
      {found?.length === 0 && (
        <EmptyState
          icon={isFiltered && entries?.length !== 0 ? 'search' : 'clock'}
          title={isFiltered && entries?.length !== 0 ? phrases.noMatches : phrases.none}
          hint={isFiltered && entries?.length !== 0 ? phrases.noMatchesHint : phrases.noneHint}
        />
      )}
      {found !== undefined && found.length > 0 && <ActivityList key={`${kind} ${asked}`} entries={found} />}
    </main>
  );
}
