import { useMemo, useState } from 'react';
import { useAccounts, useSessions, useTools, useWords } from '../../state/window-context.ts';
import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { queryWords } from '../../../presenter/search/role-search.ts';
import { groupProfiles } from './profile-entry.ts';
import { profileRows, type ProfileRow } from './profile-rows.ts';
import { isRemovable, removalOf, rowActions, type RowAction } from './row-actions.ts';
import { useProfiles } from './use-profiles.ts';

const NONE: readonly never[] = [];

export interface ProfileList {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly words: readonly string[];
  readonly rows: readonly ProfileRow[];
  /** Undefined until the files are read for the first time. */
  readonly profileCount: number | undefined;
  readonly failure: Failure | undefined;
  readonly readAgain: () => void;
  readonly activeAt: number | undefined;
  readonly setActiveAt: (at: number) => void;
  readonly move: (by: 'row' | 'page' | 'end', direction: 1 | -1) => void;
  /** Names of the ticked profiles that still exist. */
  readonly selected: ReadonlySet<string>;
  /** The number of removable profiles that match the query, which “select all” ticks. */
  readonly selectable: number;
  readonly toggle: (profileName: string) => void;
  readonly selectAll: () => void;
  readonly clearSelection: () => void;
  readonly removeSelected: () => void;
  readonly menuFor: ProfileRow | undefined;
  readonly openMenu: (row: ProfileRow | undefined) => void;
  readonly run: (action: RowAction) => void;
  readonly act: (what: 'first' | 'menu' | 'select' | 'remove') => void;
}

const PAGE_ROWS = 8;

/** The state of the profiles page: the rows, the query, the ticks, the active row, and the actions. */
export function useProfileList(): ProfileList {
  const { store } = useTools();
  const { value: listed, failure, askAgain } = useProfiles();
  const [query, setQueryText] = useState('');
  const [activeKey, setActiveKey] = useState<string>();
  const [menuKey, setMenuKey] = useState<string>();

  const { words, rows } = useProfileRows(listed, query);
  const activeAt = useMemo(() => activeIndex(rows, activeKey), [rows, activeKey]);
  const ticks = useTicks(listed, rows);

  const setActiveAt = (at: number): void => setActiveKey(rows[at]?.key);
  const active = activeAt === undefined ? undefined : rows[activeAt];
  const run = (action: RowAction): void => store.send({ type: 'sheetAsked', sheet: action.sheet });

  return {
    query,
    setQuery: (text) => {
      setQueryText(text);
      setActiveKey(undefined);
    },
    words,
    rows,
    profileCount: listed?.length,
    failure,
    readAgain: askAgain,
    activeAt,
    setActiveAt,
    move: (by, direction) => {
      const last = rows.length - 1;
      if (last < 0) return;
      const step = by === 'end' ? last : by === 'page' ? PAGE_ROWS : 1;
      setActiveAt(Math.min(Math.max((activeAt ?? 0) + direction * step, 0), last));
    },
    ...ticks,
    removeSelected: () =>
      store.send({
        type: 'sheetAsked',
        sheet: { at: 'edit', request: { edit: 'removeProfiles', profileNames: [...ticks.selected] } },
      }),
    menuFor: rows.find(({ key }) => key === menuKey),
    openMenu: (row) => setMenuKey(row?.key),
    run,
    act: (what) => {
      if (active === undefined) return;
      const actions = rowActions(active);
      if (what === 'select') {
        if (active.kind === 'profile' && isRemovable(active.profile.listed))
          ticks.toggle(active.profile.listed.profileName);
        return;
      }
      if (what === 'menu') {
        if (actions.length > 0) setMenuKey(active.key);
        return;
      }
      const action = what === 'first' ? actions[0] : removalOf(actions);
      if (action !== undefined) run(action);
    },
  };
}

/** The index of the active row. If that row is gone, the first profile. */
function activeIndex(rows: readonly ProfileRow[], activeKey: string | undefined): number | undefined {
  const at = activeKey === undefined ? -1 : rows.findIndex(({ key }) => key === activeKey);
  if (at >= 0) return at;
  const first = rows.findIndex(({ kind }) => kind === 'profile');
  return first >= 0 ? first : rows.length > 0 ? 0 : undefined;
}

/** The rows that match a query, and the query's words. */
function useProfileRows(listed: readonly ListedProfile[] | undefined, query: string) {
  const { profiles: phrases } = useWords().window;
  const accounts = useAccounts();
  const sessions = useSessions();
  // Statuses come often, but the groups depend on the sessions' names only.
  const sessionNames = sessions.map(({ name }) => name).join('\n');
  const groups = useMemo(
    () => (listed === undefined ? NONE : groupProfiles(listed, sessions, accounts, phrases)),
    // oxlint-disable-next-line react/exhaustive-deps -- the names stand for `sessions`
    [listed, sessionNames, accounts, phrases],
  );
  const words = useMemo(() => queryWords(query), [query]);
  const rows = useMemo(() => profileRows(groups, words), [groups, words]);
  return { words, rows };
}

type Ticks = Pick<ProfileList, 'selected' | 'selectable' | 'toggle' | 'selectAll' | 'clearSelection'>;

/** The ticked profiles that still exist. */
function useTicks(listed: readonly ListedProfile[] | undefined, rows: readonly ProfileRow[]): Ticks {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const shownNames = useMemo(
    () =>
      rows.flatMap((row) =>
        row.kind === 'profile' && isRemovable(row.profile.listed) ? [row.profile.listed.profileName] : [],
      ),
    [rows],
  );
  const selected = useMemo(() => {
    if (ticked.size === 0) return ticked;
    const there = new Set(listed?.map(({ profileName }) => profileName));
    return new Set([...ticked].filter((name) => there.has(name)));
  }, [ticked, listed]);

  return {
    selected,
    selectable: new Set(shownNames).size,
    toggle(profileName) {
      const next = new Set(selected);
      if (!next.delete(profileName)) next.add(profileName);
      setTicked(next);
    },
    selectAll: () => setTicked(new Set([...selected, ...shownNames])),
    clearSelection: () => setTicked(new Set()),
  };
}
