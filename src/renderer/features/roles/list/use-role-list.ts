import type { OpenMenu } from '../rows/open-menu.ts';
import { useEffect, useMemo, useState } from 'react';
import { useCommands, useTools, useWindowState } from '../../../state/window-context.ts';
import type { ExportFormat } from '../../../../shared/domain/export-formats.ts';
import { allRows, foundRows, roleRowFrom, type ListRows } from './list-rows.ts';
import type { ListAction } from './list-keys.ts';
import type { RoleHandlers } from '../rows/role-actions.ts';
import type { RoleEntry } from '../rows/role-entries.ts';
import { buildRoleIndex } from './role-index.ts';
import { queryWords, roleSearcher } from './role-search.ts';
import { useRoleHandlers } from '../rows/use-role-handlers.ts';
import { foldWhenIdle } from './fold-when-idle.ts';

const NOTHING = { revision: -1, accounts: [], favourites: [], recents: [], profiles: [], marks: [] };
const NO_SESSIONS: readonly never[] = [];

export interface RoleList {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly words: readonly string[];
  readonly rows: ListRows;
  readonly roleCount: number;
  /** Index in `rows` of the role the keyboard acts on; absent in an empty list. */
  readonly activeAt: number | undefined;
  readonly activeHasProfile: boolean;
  readonly setActiveAt: (at: number) => void;
  readonly copyingKey: string | undefined;
  readonly menu: OpenMenu | undefined;
  readonly closeMenu: () => void;
  readonly copyAs: (role: RoleEntry, format: ExportFormat) => void;
  readonly on: RoleHandlers;
  /** Does what a key asked for; `pageRows` is how far a page is. */
  readonly act: (action: ListAction, pageRows: number) => void;
}

/** The start page's state: the query, the rows it leaves, the role that is active, and what can be done to it. */
export function useRoleList(): RoleList {
  const { store } = useTools();
  const commands = useCommands();
  const directory = useWindowState((state) => state.directory) ?? NOTHING;
  const sessions = useWindowState((state) => state.status?.sessions) ?? NO_SESSIONS;
  const pattern = useWindowState((state) => state.settings?.productionPattern) ?? '';
  const [query, setQueryText] = useState('');
  const [activeKey, setActiveKey] = useState<string>();
  const [copyingKey, setCopyingKey] = useState<string>();
  const [menu, setMenu] = useState<OpenMenu>();

  // A session's label never changes while its name stands, and statuses come often: index again for names only.
  const sessionNames = sessions.map((session) => session.name).join('\n');
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const index = useMemo(() => buildRoleIndex(directory, sessions, pattern), [directory, sessionNames, pattern]);
  useEffect(() => foldWhenIdle(index), [index]);
  const search = useMemo(() => roleSearcher(index), [index]);
  const everything = useMemo(() => allRows(index), [index]);
  const words = useMemo(() => queryWords(query), [query]);
  const rows = useMemo(() => (words.length === 0 ? everything : foundRows(search(words))), [everything, search, words]);
  const activeAt = useMemo(
    () => (activeKey === undefined ? undefined : rows.indexOf(activeKey)) ?? roleRowFrom(rows, 0, 1),
    [rows, activeKey],
  );

  const setActiveAt = (at: number): void => setActiveKey(rows.at(at)?.key);
  const copyAs = async (role: RoleEntry, format: ExportFormat): Promise<void> => {
    setCopyingKey(role.key);
    await commands.copyKeys(role.ref, format);
    setCopyingKey((key) => (key === role.key ? undefined : key));
  };
  const on = useRoleHandlers({ store, commands, copyAs, setMenu });

  const move = (by: 'row' | 'page' | 'end', direction: 1 | -1, pageRows: number): void => {
    const last = rows.count - 1;
    if (by === 'end') {
      const at = roleRowFrom(rows, direction === 1 ? last : 0, direction === 1 ? -1 : 1);
      if (at !== undefined) setActiveAt(at);
      return;
    }
    const wanted = (activeAt ?? 0) + direction * (by === 'page' ? pageRows : 1);
    const within = Math.min(Math.max(wanted, 0), last);
    const at = roleRowFrom(rows, within, direction) ?? roleRowFrom(rows, within, direction === 1 ? -1 : 1);
    if (at !== undefined) setActiveAt(at);
  };

  const act = (action: ListAction, pageRows: number): void => {
    if (action.do === 'move') return move(action.by, action.direction, pageRows);
    const row = activeAt === undefined ? undefined : rows.at(activeAt);
    if (action.do === 'search' || row?.kind !== 'role') return;
    on[action.do](row.role);
  };

  // What is open for a role that is gone would act on nothing.
  const active = activeAt === undefined ? undefined : rows.at(activeAt);
  const isMenuGone = menu !== undefined && !(active?.kind === 'role' && active.role.key === menu.role.key);
  useEffect(() => {
    if (isMenuGone) setMenu(undefined);
  }, [isMenuGone]);

  return {
    query,
    setQuery: (text) => {
      setQueryText(text);
      setActiveKey(undefined);
    },
    words,
    rows,
    roleCount: index.roleCount,
    activeAt,
    activeHasProfile: active?.kind === 'role' && active.role.profileNames.length > 0,
    setActiveAt,
    copyingKey,
    menu: isMenuGone ? undefined : menu,
    closeMenu: () => setMenu(undefined),
    copyAs: (role, format) => void copyAs(role, format),
    on,
    act,
  };
}
