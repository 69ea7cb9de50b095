/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useWindowState, useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { AccountRow } from './account-row.tsx';
import { FormatMenu } from './format-menu.tsx';
import type { ListRow } from './list-rows.ts';
import { RoleRow } from './role-row.tsx';
import { SectionRow } from './section-row.tsx';
import styles from './role-list.module.css';
import type { RoleEntry } from './role-index.ts';
import type { RoleList as RoleListState } from './use-role-list.ts';

interface RoleListProps {
  readonly list: RoleListState;
  readonly gridId: string;
  readonly rowId: (at: number) => string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onFocusWithin: (within: boolean) => void;
}

/** Every account and role there is, of which only the lines in view exist. */
export function RoleList({ list, gridId, rowId, onKeyDown, onFocusWithin }: RoleListProps) {
  const words = useWords().window;
  const showsSession = useWindowState((state) => (state.status?.sessions.length ?? 0) > 1);
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, activeAt } = list;
  const rootPixels = useRootPixels();
  // Every place is worked out anew whenever this function changes: with the rows and with them only.
  const keyAt = useCallback((at: number) => rows[at]?.key ?? at, [rows]);
  // oxlint-disable-next-line react/incompatible-library -- it only keeps the React Compiler away, which is not in use
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => rootPixels * rowHeightRems(rows[at]),
    getItemKey: keyAt,
    overscan: 6,
    scrollPaddingEnd: 8,
  });

  useEffect(() => {
    if (activeAt === undefined) return;
    // The first role's heading belongs in view with it.
    virtual.scrollToIndex(activeAt <= 2 ? 0 : activeAt);
  }, [activeAt, virtual]);

  const activate = (event: MouseEvent<HTMLElement>): ListRow | undefined => {
    const at = rowAt(event.target);
    if (at === undefined || rows[at]?.kind !== 'role') return undefined;
    list.setActiveAt(at);
    return rows[at];
  };

  return (
    <div
      ref={scroller}
      id={gridId}
      role="grid"
      tabIndex={0}
      className={styles.list}
      aria-label={words.directory.heading}
      aria-rowcount={rows.length}
      aria-activedescendant={activeAt === undefined ? undefined : rowId(activeAt)}
      onKeyDown={onKeyDown}
      onFocus={() => onFocusWithin(true)}
      onBlur={() => onFocusWithin(false)}
      onMouseDown={activate}
      onDoubleClick={(event) => {
        const row = onButton(event.target) ? undefined : activate(event);
        if (row?.kind === 'role') list.on.copyKeys(row.role);
      }}
    >
      <div role="presentation" className={styles.sizer} style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const active = item.index === activeAt;
          return (
            <div
              key={item.key}
              role="row"
              id={rowId(item.index)}
              tabIndex={-1}
              data-at={item.index}
              aria-rowindex={item.index + 1}
              aria-selected={row.kind === 'role' ? active : undefined}
              aria-label={row.kind === 'role' ? spoken(row.role, words.role.favourite) : undefined}
              className={classNames(styles.row, styles[row.kind])}
              style={{ blockSize: item.size, transform: `translateY(${item.start}px)` }}
            >
              {row.kind === 'section' && <SectionRow section={row.section} />}
              {row.kind === 'account' && (
                <AccountRow account={row.account} words={list.words} showsSession={showsSession} />
              )}
              {row.kind === 'role' && (
                <RoleRow
                  role={row.role}
                  words={list.words}
                  withAccount={row.withAccount}
                  showsSession={showsSession}
                  active={active}
                  copying={active && list.copyingKey === row.role.key}
                  menuOpen={active && list.menuFor?.key === row.role.key}
                  on={list.on}
                />
              )}
            </div>
          );
        })}
      </div>
      {list.menuFor !== undefined && <FormatMenu role={list.menuFor} list={list} />}
    </div>
  );
}

/** The root font's size: rows are as high as so many of it, so that larger text keeps its room. */
function useRootPixels(): number {
  return useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize), []);
}

function rowHeightRems(row: ListRow | undefined): number {
  if (row?.kind === 'section') return 2;
  if (row?.kind === 'account') return 2.25;
  return row?.withAccount === true ? 3 : 2.125;
}

/** A row's name for a screen reader: the role, then where it is. */
function spoken(role: RoleEntry, favouriteWord: string): string {
  const { account } = role;
  const parts = [role.roleName, account.name, account.accountId, account.sessionLabel];
  if (role.favourite) parts.push(favouriteWord);
  return parts.filter((part) => part !== '').join(', ');
}

function rowAt(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  return row === null ? undefined : Number(row.dataset['at']);
}

function onButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
