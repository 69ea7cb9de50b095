import { useMemo, useState } from 'react';
import { useTools, useWindowState, useWords } from '../../state/window-context.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { queryWords } from '../roles/list/role-search.ts';
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
  /** Names of the profiles that are ticked, of those that are still there. */
  readonly selected: ReadonlySet<string>;
  /** How many a click would tick: those the query leaves. */
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

/** The page's state: what is listed, searched, ticked and active, and what can be done. */
export function useProfileList(): ProfileList {
  const { store } = useTools();
  const { profiles: phrases } = useWords().window;
  const { value: listed, failure, askAgain } = useProfiles();
  const accounts = useWindowState((state) => state.directory?.accounts) ?? NONE;
  const sessions = useWindowState((state) => state.status?.sessions) ?? NONE;
  const [query, setQueryText] = useState('');
  const [activeKey, setActiveKey] = useState<string>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [menuKey, setMenuKey] = useState<string>();

  // Statuses come often, names change rarely: group again for names only.
  const sessionNames = sessions.map(({ name }) => name).join('\n');
  const groups = useMemo(
    () => (listed === undefined ? NONE : groupProfiles(listed, sessions, accounts, phrases)),
    // oxlint-disable-next-line react/exhaustive-deps -- as above
    [listed, sessionNames, accounts, phrases],
  );
  const words = useMemo(() => queryWords(query), [query]);
  const rows = useMemo(() => profileRows(groups, words), [groups, words]);
  const activeAt = useMemo(() => {
    const at = activeKey === undefined ? -1 : rows.findIndex(({ key }) => key === activeKey);
    if (at >= 0) return at;
    const first = rows.findIndex(({ kind }) => kind === 'profile');
    return first >= 0 ? first : rows.length > 0 ? 0 : undefined;
  }, [rows, activeKey]);
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

  const setActiveAt = (at: number): void => setActiveKey(rows[at]?.key);
  const active = activeAt === undefined ? undefined : rows[activeAt];
  const run = (action: RowAction): void => store.send({ type: 'sheetAsked', sheet: { at: 'edit', task: action.task } });
  const toggle = (profileName: string): void => {
    const next = new Set(selected);
    if (!next.delete(profileName)) next.add(profileName);
    setTicked(next);
  };

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
    selected,
    selectable: new Set(shownNames).size,
    toggle,
    selectAll: () => setTicked(new Set([...selected, ...shownNames])),
    clearSelection: () => setTicked(new Set()),
    removeSelected: () =>
      store.send({
        type: 'sheetAsked',
        sheet: { at: 'edit', task: { task: 'removeProfiles', profileNames: [...selected] } },
      }),
    menuFor: rows.find(({ key }) => key === menuKey),
    openMenu: (row) => setMenuKey(row?.key),
    run,
    act: (what) => {
      if (active === undefined) return;
      const actions = rowActions(active);
      if (what === 'select') {
        if (active.kind === 'profile' && isRemovable(active.profile.listed)) toggle(active.profile.listed.profileName);
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
