import type { AccountEntry, RoleEntry, RoleIndex } from './role-index.ts';
import { searchRoles } from './role-search.ts';

/** One line of the list; the list is flat so that only what is in view need exist. */
export type ListRow =
  | { readonly kind: 'section'; readonly key: string; readonly section: Section }
  | { readonly kind: 'account'; readonly key: string; readonly account: AccountEntry }
  | { readonly kind: 'role'; readonly key: string; readonly role: RoleEntry; readonly withAccount: boolean };

export type Section = 'favourites' | 'recents' | 'accounts';

/** Without a query: favourites, recents, then every account. With one: the accounts found, best first. */
export function listRows(index: RoleIndex, words: readonly string[]): readonly ListRow[] {
  if (words.length > 0) return searchRoles(index, words).flatMap(({ account, roles }) => accountRows(account, roles));
  const everything = index.accounts.flatMap((account) => accountRows(account, account.roles));
  const tops = [...topRows('favourites', index.favourites), ...topRows('recents', index.recents)];
  if (tops.length === 0) return everything;
  return [...tops, { kind: 'section', key: 'accounts', section: 'accounts' }, ...everything];
}

function topRows(section: Section, roles: readonly RoleEntry[]): readonly ListRow[] {
  if (roles.length === 0) return [];
  return [
    { kind: 'section', key: section, section },
    ...roles.map((role): ListRow => ({ kind: 'role', key: `${section} ${role.key}`, role, withAccount: true })),
  ];
}

function accountRows(account: AccountEntry, roles: readonly RoleEntry[]): readonly ListRow[] {
  return [
    rowOf(account, () => ({ kind: 'account', key: account.key, account })),
    ...roles.map((role) => rowOf(role, () => ({ kind: 'role', key: role.key, role, withAccount: false }))),
  ];
}

/** Rows already made, since each letter typed asks for thousands of the same. */
const rowsMade = new WeakMap<AccountEntry | RoleEntry, ListRow>();

function rowOf(entry: AccountEntry | RoleEntry, make: () => ListRow): ListRow {
  const row = rowsMade.get(entry) ?? make();
  rowsMade.set(entry, row);
  return row;
}

/** The next role at or beyond `from` in a direction, so that the keyboard passes over headings; `undefined` where there is none. */
export function roleRowFrom(rows: readonly ListRow[], from: number, direction: 1 | -1): number | undefined {
  for (let at = from; at >= 0 && at < rows.length; at += direction) if (rows[at]?.kind === 'role') return at;
  return undefined;
}
