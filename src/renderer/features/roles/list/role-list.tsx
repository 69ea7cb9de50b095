/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { useLayoutEffect, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import type { ListRow } from './list-rows.ts';
import { ListLine } from './list-line.tsx';
import styles from './role-list.module.css';
import { RoleMenus } from '../rows/role-menus.tsx';
import type { RoleList as RoleListState } from './use-role-list.ts';
import { useSessionsToSignIn } from './use-sessions-to-sign-in.ts';
import { useRowsInView } from './use-rows-in-view.ts';

interface RoleListProps {
  /** The acts are in a pane of their own, so rows show only their star. */
  readonly hasPane: boolean;
  readonly list: RoleListState;
  readonly gridId: string;
  readonly rowId: (at: number) => string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onFocusWithin: (within: boolean) => void;
}

/** The list of all accounts and roles. Only the lines in view are in the document. */
export function RoleList({ list, hasPane, gridId, rowId, onKeyDown, onFocusWithin }: RoleListProps) {
  const words = useWords().window;
  const out = useSessionsToSignIn();
  const showsSession = useWindowState((state) => (state.status?.sessions.length ?? 0) > 1);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { rows, activeAt } = list;
  const inView = useRowsInView(rows, scroller);
  const [pointedAt, setPointedAt] = useState<number>();

  const { scrollTo } = inView;
  useLayoutEffect(() => {
    // The first role's heading belongs in view with it.
    if (activeAt !== undefined) scrollTo(activeAt <= 2 ? 0 : activeAt);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the active line changes, not for each scroll
  }, [activeAt, rows, scroller]);

  const activate = (event: MouseEvent<HTMLElement>): ListRow | undefined => {
    const at = rowAt(event.target);
    const row = at === undefined ? undefined : rows.at(at);
    if (at === undefined || row?.kind !== 'role') return undefined;
    list.setActiveAt(at);
    return row;
  };

  return (
    <div
      ref={setScroller}
      id={gridId}
      role="grid"
      tabIndex={0}
      className={styles.list}
      aria-label={words.directory.heading}
      aria-rowcount={rows.count}
      aria-activedescendant={activeAt === undefined ? undefined : rowId(activeAt)}
      onKeyDown={onKeyDown}
      onFocus={() => onFocusWithin(true)}
      onBlur={() => onFocusWithin(false)}
      onMouseDown={activate}
      onMouseOver={(event) => setPointedAt(rowAt(event.target))}
      onMouseLeave={() => setPointedAt(undefined)}
      onContextMenu={(event) => {
        event.preventDefault();
        const row = activate(event);
        if (row?.kind === 'role') list.on.showMore(row.role);
      }}
      onDoubleClick={(event) => {
        const row = onButton(event.target) ? undefined : activate(event);
        if (row?.kind === 'role') list.on.useRole(row.role);
      }}
    >
      <div
        role="presentation"
        className={styles.sizer}
        style={{ blockSize: inView.pixelsOf(rows.offsetOf(rows.count)) }}
      >
        {inView.indexes.map((at) => {
          const row = rows.at(at);
          if (row === undefined) return null;
          const start = rows.offsetOf(at);
          const key = row.kind === 'role' ? row.role.key : undefined;
          return (
            <ListLine
              key={row.key}
              row={row}
              at={at}
              id={rowId(at)}
              top={inView.pixelsOf(start)}
              height={inView.pixelsOf(rows.offsetOf(at + 1) - start)}
              words={list.words}
              showsSession={showsSession}
              hasPane={hasPane}
              signsInFirst={row.kind === 'role' && out.has(row.role.ref.sourceId)}
              active={at === activeAt}
              pointed={at === pointedAt}
              copying={key !== undefined && list.copyingKey === key}
              menu={at === activeAt && list.menu?.role.key === key ? list.menu?.what : undefined}
              on={list.on}
            />
          );
        })}
      </div>
      {list.menu !== undefined && <RoleMenus menu={list.menu} list={list} />}
    </div>
  );
}

function rowAt(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  return row === null ? undefined : Number(row.dataset['at']);
}

function onButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
