import { useId, useState, type KeyboardEvent } from 'react';
import { useMedia } from '../../ui/use-media.ts';
import { RoleDetail } from './detail/role-detail.tsx';
import { SessionStrip } from '../sessions/session-strip.tsx';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { useWindowState, useWords } from '../../state/window-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { focusPage } from '../../ui/focus-page.ts';
import { RoleKeyHints } from './key-hints.tsx';
import { listAction } from './list/list-keys.ts';
import { NoRoles } from './no-roles.tsx';
import { RoleList } from './list/role-list.tsx';
import styles from './roles-page.module.css';
import { SearchBox } from '../../ui/controls/search-box.tsx';
import { useRoleList } from './list/use-role-list.ts';

/** The number of rows that Page Down moves by: about what a window of the usual height shows. */
const PAGE_ROWS = 10;

/** The start page: one search box over every account and role. */
export function RolesPage() {
  const words = useWords().window;
  const list = useRoleList();
  const searchAsked = useWindowState((state) => state.searchAsked);
  const [where, setWhere] = useState<'search' | 'list'>('search');
  // Below this width the acts are in the rows, and the list has the whole window.
  const hasPane = useMedia('(min-width: 60rem)');
  const gridId = useId();
  const rowId = (at: number): string => `${gridId}-${at}`;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const inSearch = event.target instanceof HTMLInputElement;
    // On a button in a row, Enter presses the button.
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
    if (inSearch && event.key === 'Escape' && list.query !== '') {
      event.preventDefault();
      list.setQuery('');
      return;
    }
    const action = listAction({ ...pressed(event) }, inSearch ? 'search' : 'list');
    if (action === undefined) return;
    // A letter typed in the list goes to the search box, because the focus moves before the letter is inserted.
    if (action.do === 'search') focusPage();
    else event.preventDefault();
    list.act(action, PAGE_ROWS);
  };

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <SessionStrip />
        <div className={styles.search}>
          <SearchBox
            key={searchAsked}
            label={words.search.label}
            placeholder={words.search.placeholder}
            query={list.query}
            onQuery={list.setQuery}
            onKeyDown={onKeyDown}
            gridId={gridId}
            activeRowId={list.activeAt === undefined ? undefined : rowId(list.activeAt)}
          />
        </div>
      </div>
      <section className={styles.list} aria-label={words.directory.heading}>
        {list.rows.count > 0 ? (
          <RoleList
            list={list}
            hasPane={hasPane}
            gridId={gridId}
            rowId={rowId}
            onKeyDown={onKeyDown}
            onFocusWithin={(within) => setWhere(within ? 'list' : 'search')}
          />
        ) : (
          <div id={gridId} className={styles.empty}>
            {list.roleCount > 0 ? (
              <EmptyState
                icon="search"
                title={words.search.noMatches(safeText(list.query))}
                hint={words.search.noMatchesHint}
              />
            ) : (
              <NoRoles />
            )}
          </div>
        )}
        <VisuallyHidden>
          <output>{list.words.length > 0 ? words.search.results(list.rows.roleCount) : ''}</output>
        </VisuallyHidden>
        {list.rows.count > 0 && (
          <div className={styles.foot}>
            <RoleKeyHints where={where} />
            <span className={styles.count}>
              {words.search.count(
                list.words.length > 0 ? list.rows.roleCount : list.roleCount,
                list.words.length > 0 ? list.rows.accountCount : list.accountCount,
              )}
            </span>
          </div>
        )}
      </section>
      {hasPane && list.activeRole !== undefined && <RoleDetail role={list.activeRole} on={list.on} />}
    </div>
  );
}

function pressed(event: KeyboardEvent<HTMLElement>) {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  return { key, ctrlKey, metaKey, shiftKey, altKey };
}
