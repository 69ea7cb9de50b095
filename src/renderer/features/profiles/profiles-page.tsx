import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { useId, useState, type KeyboardEvent } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusPage } from '../../ui/focus-page.ts';
import { SearchBox } from '../../ui/controls/search-box.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { FailureCallout } from '../failure/failure-callout.tsx';
import { RefusedCallout } from '../health/refused-callout.tsx';
import { LastEdit } from './last-edit.tsx';
import { ProfileKeyHints } from './profile-key-hints.tsx';
import { profileKey } from './profile-keys.ts';
import { ProfileListView } from './profile-list-view.tsx';
import styles from './profiles-page.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { useProfileList, type ProfileList } from './use-profile-list.ts';

/** All profiles of the AWS files, by Daypass or not, and what can be done with each. */
export function ProfilesPage() {
  const { profiles: phrases } = useWords().window;
  const { store } = useTools();
  const list = useProfileList();
  const canAdd = useWindowState((state) => (state.status?.sessions.length ?? 0) > 0);
  const [where, setWhere] = useState<'search' | 'list'>('search');
  const gridId = useId();
  const rowId = (at: number): string => `${gridId}-${at}`;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const inSearch = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (inSearch && event.key === 'Escape' && list.query !== '') {
      event.preventDefault();
      list.setQuery('');
      return;
    }
    const key = profileKey(
      { key: event.key, ...modifiers(event) },
      inSearch ? 'search' : 'list',
      event.target instanceof HTMLButtonElement || (event.target instanceof HTMLInputElement && !inSearch),
    );
    if (key === undefined) return;
    // A letter typed in the list goes to the search box, because the focus moves before the letter is inserted.
    if (key.do === 'search') return focusPage();
    event.preventDefault();
    if (key.do === 'move') list.move(key.by, key.direction);
    else list.act(key.do);
  };

  return (
    <main className={styles.page} aria-label={phrases.heading}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{phrases.heading}</h2>
        {list.profileCount !== undefined && <p className={styles.count}>{phrases.count(list.profileCount)}</p>}
        {canAdd && (
          <div className={styles.actions}>
            <Button
              icon="sync"
              onClick={() =>
                store.send({ type: 'sheetAsked', sheet: { at: 'edit', request: { edit: 'syncProfiles', prune: [] } } })
              }
            >
              {phrases.sync}
            </Button>
            <Button
              icon="plus"
              onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'edit', request: { form: 'addMany' } } })}
            >
              {phrases.addMany}
            </Button>
          </div>
        )}
        <div className={styles.search}>
          <SearchBox
            label={phrases.search}
            placeholder={phrases.placeholder}
            query={list.query}
            onQuery={list.setQuery}
            onKeyDown={onKeyDown}
            gridId={gridId}
            activeRowId={list.activeAt === undefined ? undefined : rowId(list.activeAt)}
          />
        </div>
      </div>
      <div className={styles.refused}>
        <RefusedCallout />
      </div>
      {list.profileCount !== undefined && list.failure !== undefined && <NotReadAgain list={list} />}
      {list.rows.length > 0 ? (
        <ProfileListView
          list={list}
          gridId={gridId}
          rowId={rowId}
          onKeyDown={onKeyDown}
          onFocusWithin={(within) => setWhere(within ? 'list' : 'search')}
        />
      ) : (
        <div id={gridId} className={styles.empty}>
          <NoRows list={list} />
        </div>
      )}
      <VisuallyHidden>
        <output>{list.words.length > 0 ? phrases.count(matches(list)) : ''}</output>
      </VisuallyHidden>
      {list.rows.length > 0 && (
        <div className={styles.keys}>
          <ProfileKeyHints where={where} />
        </div>
      )}
      {list.selected.size > 0 ? <SelectionBar list={list} /> : <LastEdit />}
    </main>
  );
}

/** Says why the files could not be read again. The previous list stays. */
function NotReadAgain({ list }: { readonly list: ProfileList }) {
  const { errors } = useWords().window;
  if (list.failure === undefined) return null;
  return (
    <div role="alert" className={styles.notice}>
      <FailureCallout failure={list.failure} actions={<Button onClick={list.readAgain}>{errors.tryAgain}</Button>} />
    </div>
  );
}

function NoRows({ list }: { readonly list: ProfileList }) {
  const words = useWords().window;
  const { store } = useTools();
  const language = useLanguage();
  const { profiles: phrases } = words;
  if (list.profileCount === undefined && list.failure !== undefined) {
    const { message, next } = errorWords(list.failure, language);
    return (
      <EmptyState icon="warning" title={phrases.failed} hint={joinSentences(language, message, next)}>
        <Button look="primary" icon="refresh" onClick={list.readAgain}>
          {words.errors.tryAgain}
        </Button>
      </EmptyState>
    );
  }
  if (list.profileCount === undefined) return <EmptyState icon="file" title={phrases.reading} />;
  if (list.words.length > 0)
    return <EmptyState icon="search" title={phrases.noMatches(safeText(list.query))} hint={phrases.noMatchesHint} />;
  return (
    <EmptyState icon="file" title={phrases.none} hint={phrases.noneHint}>
      <Button look="primary" onClick={() => store.send({ type: 'pageAsked', page: 'roles' })}>
        {phrases.toRoles}
      </Button>
    </EmptyState>
  );
}

function modifiers({ ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) {
  return { ctrlKey, metaKey, shiftKey, altKey };
}

function matches(list: ProfileList): number {
  return list.rows.filter(({ kind }) => kind === 'profile').length;
}
