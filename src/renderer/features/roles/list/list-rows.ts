import type { AccountEntry, RoleEntry } from '../../../../presenter/search/role-entries.ts';
import type { RoleIndex } from '../../../../presenter/search/role-index.ts';
import { foundRoles, type FoundAccount } from '../../../../presenter/search/role-search.ts';

/** One line of the list. The list is flat, so that only the lines in view need be rendered. */
export type ListRow =
  | { readonly kind: 'section'; readonly key: string; readonly section: Section }
  | { readonly kind: 'account'; readonly key: string; readonly account: AccountEntry }
  | { readonly kind: 'role'; readonly key: string; readonly role: RoleEntry; readonly withAccount: boolean };

export type Section = 'favourites' | 'recents' | 'accounts';

/** The list's lines. A line is created when it comes into view, and its position is computed. */
export interface ListRows {
  readonly count: number;
  /** Roles below accounts. */
  readonly roleCount: number;
  readonly accountCount: number;
  readonly at: (index: number) => ListRow | undefined;
  readonly indexOf: (key: string) => number | undefined;
  /** The line's distance from the list's top, in rem. For `count`, the height of the list. */
  readonly offsetOf: (index: number) => number;
  readonly indexAt: (offset: number) => number;
}

/** Heights in rem, so that they grow with larger text. */
const SECTION = 2;
const ACCOUNT = 2.25;
const ROLE = 2.125;
/** Role and account are side by side, or one below the other if the list is narrow. */
const ROLE_WITH_ACCOUNT = { wide: 2.125, narrow: 3 } as const;

export type ListWidth = keyof typeof ROLE_WITH_ACCOUNT;

/** Favourites, recents, then every account. */
export function allRows(index: RoleIndex, width: ListWidth): ListRows {
  const tops = [...topRows('favourites', index.favourites), ...topRows('recents', index.recents)];
  if (tops.length > 0) tops.push({ kind: 'section', key: 'accounts', section: 'accounts' });
  return rowsOf(
    tops,
    index.accounts.map((account) => ({ account })),
    { isFlat: false, width },
  );
}

/** The roles that a search found, best first, each on one line with its account. */
export function foundRows(found: readonly FoundAccount[], width: ListWidth): ListRows {
  return rowsOf([], found, { isFlat: true, width });
}

/** The index of the next role at or beyond `from`, so that the keyboard skips headings. Undefined if there is none. */
export function roleRowFrom(rows: ListRows, from: number, direction: 1 | -1): number | undefined {
  for (let at = from; at >= 0 && at < rows.count; at += direction) if (rows.at(at)?.kind === 'role') return at;
  return undefined;
}

function topRows(section: Section, roles: readonly RoleEntry[]): ListRow[] {
  if (roles.length === 0) return [];
  return [
    { kind: 'section', key: section, section },
    ...roles.map((role): ListRow => ({ kind: 'role', key: `${section} ${role.key}`, role, withAccount: true })),
  ];
}

interface Layout {
  /** Without a line for each account. */
  readonly isFlat: boolean;
  readonly width: ListWidth;
}

function rowsOf(tops: readonly ListRow[], groups: readonly FoundAccount[], { isFlat, width }: Layout): ListRows {
  const accountLines = isFlat ? 0 : 1;
  const roleHeight = isFlat ? ROLE_WITH_ACCOUNT[width] : ROLE;
  const topOffsets = [0];
  for (const row of tops) topOffsets.push((topOffsets.at(-1) ?? 0) + heightOf(row, width));
  const topsHeight = topOffsets.at(-1) ?? 0;
  // The index of each account's first line among the lines below `tops`.
  const starts = new Uint32Array(groups.length + 1);
  let below = 0;
  for (let at = 0; at < groups.length; at++) {
    const group = groups[at];
    below += accountLines + (group?.places?.length ?? group?.account.roleCount ?? 0);
    starts[at + 1] = below;
  }
  const count = tops.length + below;

  const offsetOf = (index: number): number => {
    if (index < tops.length) return topOffsets[index] ?? 0;
    const line = Math.min(index - tops.length, below);
    const group = groupAt(starts, line);
    const accounts = accountLines * (group + (line > (starts[group] ?? 0) ? 1 : 0));
    return topsHeight + accounts * ACCOUNT + (line - accounts) * roleHeight;
  };

  return {
    count,
    roleCount: below - groups.length * accountLines,
    accountCount: groups.length,
    at(index) {
      if (index < tops.length) return tops[index];
      if (index >= count) return undefined;
      const line = index - tops.length;
      const at = groupAt(starts, line);
      const group = groups[at];
      return group && rowOfGroup(group, line - (starts[at] ?? 0) + 1 - accountLines, isFlat);
    },
    indexOf(key) {
      const inTops = tops.findIndex((row) => row.key === key);
      if (inTops >= 0) return inTops;
      for (const [at, group] of groups.entries()) {
        if (!isWithin(key, group.account)) continue;
        const place = foundRoles(group).findIndex((role) => role.key === key);
        if (place >= 0) return tops.length + (starts[at] ?? 0) + accountLines + place;
      }
      return undefined;
    },
    offsetOf,
    indexAt(offset) {
      let [low, high] = [0, Math.max(count - 1, 0)];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (offsetOf(middle) <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

function rowOfGroup(group: FoundAccount, line: number, withAccount: boolean): ListRow | undefined {
  const { account } = group;
  if (line === 0) return { kind: 'account', key: account.key, account };
  const role = group.places === undefined ? account.roles[line - 1] : account.roles[group.places[line - 1] ?? -1];
  return role && { kind: 'role', key: role.key, role, withAccount };
}

/** A role's key contains its account's id, so most accounts are excluded without creating their roles. */
function isWithin(key: string, account: AccountEntry): boolean {
  return key.includes(account.rawAccountId);
}

function heightOf(row: ListRow, width: ListWidth): number {
  if (row.kind === 'section') return SECTION;
  return row.kind === 'role' && row.withAccount ? ROLE_WITH_ACCOUNT[width] : ROLE;
}

/** The last group that begins at or before a line. */
function groupAt(starts: Uint32Array, line: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
