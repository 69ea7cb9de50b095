import type { OpenMenu } from '../rows/open-menu.ts';
import { useEffect, useMemo, useState } from 'react';
import { useCommands, useSessions, useTools, useWindowState, useWords } from '../../../state/window-context.ts';
import type { ExportFormat } from '../../../../shared/domain/export-formats.ts';
import { allRows, foundRows, roleRowFrom, type ListRows } from './list-rows.ts';
import type { ListAction } from './list-keys.ts';
import type { MenuName, RoleHandlers } from '../rows/role-actions.ts';
import type { RoleEntry } from '../../../../presenter/search/role-entries.ts';
import { buildRoleIndex } from '../../../../presenter/search/role-index.ts';
import { queryWords, roleSearcher } from '../../../../presenter/search/role-search.ts';
import { useRoleHandlers } from '../rows/use-role-handlers.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { foldWhenIdle } from './fold-when-idle.ts';

const NOTHING = { revision: -1, accounts: [], favourites: [], recents: [], profiles: [], marks: [] };
export interface RoleList {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly words: readonly string[];
  readonly rows: ListRows;
  readonly roleCount: number;
  /** Index in `rows` of the role the keyboard acts on; absent in an empty list. */
  readonly activeAt: number | undefined;
  /** The role that the keyboard acts on. */
  readonly activeRole: RoleEntry | undefined;
  readonly accountCount: number;
  readonly setActiveAt: (at: number) => void;
  readonly copyingKey: string | undefined;
  readonly menu: OpenMenu | undefined;
  /** Closes the menu `what`. Another one that has replaced it stays open. */
  readonly closeMenu: (what: MenuName) => void;
  readonly copyAs: (role: RoleEntry, format: ExportFormat) => void;
  readonly on: RoleHandlers;
  /** Does the action of a key. `pageRows`: the number of rows of a page. */
  readonly act: (action: ListAction, pageRows: number) => void;
}

/** The state of the roles page: the query, its rows, the active role, and its actions. */
export function useRoleList(): RoleList {
  const { store } = useTools();
  const commands = useCommands();
  const [query, setQueryText] = useState('');
  const [activeKey, setActiveKey] = useState<string>();
  const [copyingKey, setCopyingKey] = useState<string>();
  const [menu, setMenu] = useState<OpenMenu>();

  const { index, words, rows } = useRoleRows(query);
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

  const act = (action: ListAction, pageRows: number): void => {
    if (action.do === 'move') {
      const at = rowAfterMove(rows, activeAt ?? 0, action, pageRows);
      if (at !== undefined) setActiveAt(at);
      return;
    }
    const row = activeAt === undefined ? undefined : rows.at(activeAt);
    if (action.do === 'search' || row?.kind !== 'role') return;
    on[action.do](row.role);
  };

  // Close the menu of a role that is no longer active.
  const active = activeAt === undefined ? undefined : rows.at(activeAt);
  const isMenuGone = menu !== undefined && !(active?.kind === 'role' && active.role.key === menu.role.key);
  if (isMenuGone) setMenu(undefined);

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
    activeRole: active?.kind === 'role' ? active.role : undefined,
    accountCount: index.accounts.length,
    setActiveAt,
    copyingKey,
    menu: isMenuGone ? undefined : menu,
    closeMenu: (what) => setMenu((open) => (open?.what === what ? undefined : open)),
    copyAs: (role, format) => void copyAs(role, format),
    on,
    act,
  };
}

/** The rows that match a query, and the index that is searched. */
function useRoleRows(query: string) {
  const directory = useWindowState((state) => state.directory) ?? NOTHING;
  const sessions = useSessions();
  const assumedLabel = useWords().assumed.accounts;
  const pattern = useWindowState((state) => state.settings?.productionPattern) ?? '';
  // Statuses come often, but the index depends on the sessions' names only: a session's label never changes.
  const sessionNames = sessions.map((session) => session.name).join('\n');
  const index = useMemo(
    () => buildRoleIndex(directory, sessions, pattern, assumedLabel),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [directory, sessionNames, pattern, assumedLabel],
  );
  useEffect(() => foldWhenIdle(index), [index]);
  const search = useMemo(() => roleSearcher(index), [index]);
  const width = useMedia('(max-width: 36rem)') ? 'narrow' : 'wide';
  const everything = useMemo(() => allRows(index, width), [index, width]);
  const words = useMemo(() => queryWords(query), [query]);
  const rows = useMemo(
    () => (words.length === 0 ? everything : foundRows(search(words), width)),
    [everything, search, words, width],
  );
  return { index, words, rows };
}

/** Index of the role that the keyboard acts on after a move; undefined in an empty list. */
function rowAfterMove(
  rows: ListRows,
  activeAt: number,
  { by, direction }: Extract<ListAction, { do: 'move' }>,
  pageRows: number,
): number | undefined {
  const last = rows.count - 1;
  if (by === 'end') return roleRowFrom(rows, direction === 1 ? last : 0, direction === 1 ? -1 : 1);
  const within = Math.min(Math.max(activeAt + direction * (by === 'page' ? pageRows : 1), 0), last);
  return roleRowFrom(rows, within, direction) ?? roleRowFrom(rows, within, direction === 1 ? -1 : 1);
}
