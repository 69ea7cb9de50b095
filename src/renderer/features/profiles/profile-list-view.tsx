/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { Menu } from '../../ui/overlays/menu.tsx';
import { useRootPixels } from '../../ui/root-pixels.ts';
import { GroupRow } from './group-row.tsx';
import styles from './profile-list-view.module.css';
import { ProfileRowView } from './profile-row.tsx';
import { rowActions } from './row-actions.ts';
import type { ProfileList } from './use-profile-list.ts';

interface ProfileListViewProps {
  readonly list: ProfileList;
  readonly gridId: string;
  readonly rowId: (at: number) => string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  readonly onFocusWithin: (within: boolean) => void;
}

const GROUP_REMS = 2.5;

const PROFILE_REMS = 3;

/** The list of all profiles. Only the rows in view are in the document. */
export function ProfileListView({ list, gridId, rowId, onKeyDown, onFocusWithin }: ProfileListViewProps) {
  const { profiles: phrases } = useWords().window;
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, activeAt } = list;
  const rootPixels = useRootPixels();
  const keyAt = useCallback((at: number) => rows[at]?.key ?? at, [rows]);
  // oxlint-disable-next-line react/incompatible-library -- it only keeps the React Compiler away, which is not in use
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => rootPixels * (rows[at]?.kind === 'group' ? GROUP_REMS : PROFILE_REMS),
    getItemKey: keyAt,
    overscan: 6,
    scrollPaddingEnd: 8,
  });
  useEffect(() => {
    if (activeAt === undefined) return;
    // The first profile's heading belongs in view with it.
    virtual.scrollToIndex(activeAt <= 1 ? 0 : activeAt);
  }, [activeAt, virtual]);

  const activate = (event: MouseEvent<HTMLElement>): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
    if (row !== null) list.setActiveAt(Number(row.dataset['at']));
  };

  return (
    <div
      ref={scroller}
      id={gridId}
      role="grid"
      tabIndex={0}
      className={styles.list}
      aria-label={phrases.heading}
      aria-rowcount={rows.length}
      aria-multiselectable="true"
      aria-activedescendant={activeAt === undefined ? undefined : rowId(activeAt)}
      onKeyDown={onKeyDown}
      onFocus={() => onFocusWithin(true)}
      onBlur={() => onFocusWithin(false)}
      onMouseDown={activate}
    >
      <div role="presentation" className={styles.sizer} style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const active = item.index === activeAt;
          const isSelected = row.kind === 'profile' && list.selected.has(row.profile.listed.profileName);
          return (
            <div
              key={item.key}
              role="row"
              id={rowId(item.index)}
              tabIndex={-1}
              data-at={item.index}
              data-active={active || undefined}
              aria-rowindex={item.index + 1}
              aria-selected={row.kind === 'profile' ? isSelected : undefined}
              className={classNames(styles.row, styles[row.kind])}
              style={{ blockSize: item.size, transform: `translateY(${item.start}px)` }}
            >
              {row.kind === 'group' ? (
                <GroupRow row={row} active={active} list={list} />
              ) : (
                <ProfileRowView row={row} active={active} isSelected={isSelected} list={list} />
              )}
            </div>
          );
        })}
      </div>
      {list.menuFor !== undefined && <RowMenu list={list} row={list.menuFor} />}
    </div>
  );
}

function RowMenu({ list, row }: { readonly list: ProfileList; readonly row: NonNullable<ProfileList['menuFor']> }) {
  const { profiles: phrases } = useWords().window;
  const actions = rowActions(row);
  return (
    <Menu
      label={phrases.moreFor(row.kind === 'group' ? row.group.title : row.profile.name)}
      items={actions.map(({ id, icon }) => ({ id, icon, label: phrases.actions[id] }))}
      onChoose={(id) => {
        const action = actions.find((one) => one.id === id);
        if (action !== undefined) list.run(action);
      }}
      onClose={() => list.openMenu(undefined)}
    />
  );
}
