import { useEffect, useMemo, useState } from 'react';
import { useCommands, useTools, useWindowState } from '../../state/window-context.ts';
import type { ExportFormat } from '../../../shared/export-formats.ts';
import { listRows, roleRowFrom, type ListRow } from './list-rows.ts';
import type { ListAction } from './list-keys.ts';
import { buildRoleIndex, type RoleEntry } from './role-index.ts';
import { queryWords } from './role-search.ts';
import type { RoleHandlers } from './role-row.tsx';

const NOTHING = { revision: -1, accounts: [], favourites: [], recents: [], profiles: [], marks: [] };
const NO_SESSIONS: readonly never[] = [];

export interface RoleList {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly words: readonly string[];
  readonly rows: readonly ListRow[];
  readonly roleCount: number;
  /** Index in `rows` of the role the keyboard acts on; absent in an empty list. */
  readonly activeAt: number | undefined;
  readonly setActiveAt: (at: number) => void;
  readonly copyingKey: string | undefined;
  readonly menuFor: RoleEntry | undefined;
  readonly closeMenu: () => void;
  readonly copyAs: (role: RoleEntry, format: ExportFormat) => void;
  readonly on: RoleHandlers;
  /** Does what a key asked for; `pageRows` is how far a page is. Answers whether the focus should go to the search box. */
  readonly act: (action: ListAction, pageRows: number) => void;
}

/** The start page's state: the query, the rows it leaves, the role that is active, and what can be done to it. */
export function useRoleList(): RoleList {
  const { store } = useTools();
  const commands = useCommands();
  const directory = useWindowState((state) => state.directory) ?? NOTHING;
  const sessions = useWindowState((state) => state.status?.sessions) ?? NO_SESSIONS;
  const lastFormat = useWindowState((state) => state.status?.lastFormat) ?? 'bash';
  const [query, setQueryText] = useState('');
  const [activeKey, setActiveKey] = useState<string>();
  const [copyingKey, setCopyingKey] = useState<string>();
  const [menuFor, setMenuFor] = useState<RoleEntry>();

  // A session's label never changes while its name stands, and statuses come often: index anew for names only.
  const sessionNames = sessions.map((session) => session.name).join('\n');
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const index = useMemo(() => buildRoleIndex(directory, sessions), [directory, sessionNames]);
  const words = useMemo(() => queryWords(query), [query]);
  const rows = useMemo(() => listRows(index, words), [index, words]);
  const activeAt = useMemo(() => {
    const at = activeKey === undefined ? -1 : rows.findIndex((row) => row.key === activeKey);
    return at >= 0 ? at : roleRowFrom(rows, 0, 1);
  }, [rows, activeKey]);

  const setActiveAt = (at: number): void => setActiveKey(rows[at]?.key);
  const copyAs = async (role: RoleEntry, format: ExportFormat): Promise<void> => {
    setCopyingKey(role.key);
    await commands.copyKeys(role.ref, format);
    setCopyingKey((key) => (key === role.key ? undefined : key));
  };
  const on: RoleHandlers = {
    copyKeys: (role) => void copyAs(role, lastFormat),
    chooseFormat: setMenuFor,
    setUpProfile: (role) => store.send({ type: 'sheetAsked', sheet: { at: 'profile', role: role.ref } }),
    openConsole: (role) => void commands.openConsole(role.ref),
    favourite: (role) => void commands.setFavourite(role.ref, !role.favourite),
  };

  const move = (by: 'row' | 'page' | 'end', direction: 1 | -1, pageRows: number): void => {
    const last = rows.length - 1;
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
    const row = activeAt === undefined ? undefined : rows[activeAt];
    if (action.do === 'search' || row?.kind !== 'role') return;
    on[action.do](row.role);
  };

  // What is open for a role that is gone would act on nothing.
  useEffect(() => {
    if (menuFor !== undefined && !rows.some((row) => row.kind === 'role' && row.role.key === menuFor.key))
      setMenuFor(undefined);
  }, [rows, menuFor]);

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
    setActiveAt,
    copyingKey,
    menuFor,
    closeMenu: () => setMenuFor(undefined),
    copyAs: (role, format) => void copyAs(role, format),
    on,
    act,
  };
}
