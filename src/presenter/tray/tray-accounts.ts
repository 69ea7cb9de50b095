import type { Account, EngineState } from '../../core/state.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { ASSUMED_ACCOUNTS } from '../../shared/domain/source.ts';
import { assumedByAccount, unlistedAccounts } from '../snapshots/role-account.ts';
import { knownAccounts } from '../snapshots/accounts-of.ts';
import { grouped, submenu, text, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from '../words/safe-text.ts';
import type { JudgedSession } from '../sessions/judged-session.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import { MAX_ACCOUNTS_BESIDE, MAX_TREE_ACCOUNTS, MAX_TREE_ITEMS } from './tray-budget.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';
import {
  accountWords,
  markOf,
  ROLE_MENU_ITEMS,
  roleLine,
  roleMenu,
  roleMenuSource,
  roleWords,
  withProductionMark,
  type RoleMenuSource,
} from './tray-role-menu.ts';

/**
 * One item with every account below it. With too many accounts there is none, because search is better than a part of the
 * tree. A click on a role does the default act. In a small tree, each role's other acts are below its account as well.
 */
export function accountsTree(
  state: EngineState,
  sessions: readonly JudgedSession[],
  context: TrayMenuContext,
): readonly MenuItem[] {
  const { tray, assumed } = messagesFor(context.language);
  const listed: readonly Listed[] = [
    ...sessions.map(({ state: { session } }) => ({
      sourceId: session.id,
      label: sessionLabel(session),
      accounts: knownAccounts(state, session.id),
    })),
    { sourceId: ASSUMED_ACCOUNTS, label: assumed.accounts, accounts: unlistedAccounts(state.assumedRoles) },
  ].filter(({ accounts }) => accounts.length > 0);
  const all = listed.flatMap(({ accounts }) => accounts);
  if (all.length === 0 || all.length > MAX_TREE_ACCOUNTS) return [];
  const roleCount = all.reduce((count, { roleNames }) => count + roleNames.length, state.assumedRoles.length);
  if (all.length + roleCount > MAX_TREE_ITEMS) return [];
  const hasRoleMenus = all.length + roleCount * (1 + ROLE_MENU_ITEMS) <= MAX_TREE_ITEMS;

  const assumedIn = assumedByAccount(state.assumedRoles);
  const rolesOf: RolesOf = (sourceId, { accountId, roleNames }) => [
    ...roleNames.map((roleName) => ({ sourceId, accountId, roleName })),
    ...assumedIn(sourceId, accountId),
  ];
  const roles = listed.flatMap(({ sourceId, accounts }) => accounts.flatMap((account) => rolesOf(sourceId, account)));
  const tree = { source: roleMenuSource(state, roles, context), rolesOf, hasRoleMenus };
  const below = listed.map(({ sourceId, label, accounts }) => ({
    label: tray.accountsOf(label, accounts.length),
    items: inRanges(sourceId, accounts, tree),
  }));
  const [only] = below;
  if (only === undefined) return [];
  const items = below.length === 1 ? only.items : below.map(({ label, items: inSession }) => submenu(label, inSession));
  return [submenu(tray.accounts(all.length), items)];
}

interface Listed {
  readonly sourceId: string;
  readonly label: string;
  readonly accounts: readonly Account[];
}

type RolesOf = (sourceId: string, account: Account) => readonly RoleRef[];

interface Tree {
  readonly source: RoleMenuSource;
  readonly rolesOf: RolesOf;
  /** True if each role's other acts are below its account. */
  readonly hasRoleMenus: boolean;
}

/** Accounts from A to Z. Many accounts are divided into submenus, each named after its first and last account. */
function inRanges(sourceId: string, accounts: readonly Account[], tree: Tree): readonly MenuItem[] {
  const { source } = tree;
  const { tray } = messagesFor(source.context.language);
  const collator = new Intl.Collator(source.context.language, { numeric: true });
  const sorted = accounts.toSorted(
    (a, b) => collator.compare(a.accountName, b.accountName) || (a.accountId < b.accountId ? -1 : 1),
  );
  const names = new Map<string, number>();
  for (const { accountName } of sorted) names.set(accountName, (names.get(accountName) ?? 0) + 1);
  const line = (account: Account): MenuItem =>
    accountMenu(sourceId, account, names.get(account.accountName) === 1, tree);
  if (sorted.length <= MAX_ACCOUNTS_BESIDE) return sorted.map(line);
  const rangeCount = Math.ceil(sorted.length / MAX_ACCOUNTS_BESIDE);
  const rangeSize = Math.ceil(sorted.length / rangeCount);
  return Array.from({ length: rangeCount }, (_, at) => sorted.slice(at * rangeSize, (at + 1) * rangeSize))
    .filter((range) => range.length > 0)
    .map((range) => submenu(tray.range(nameOf(range.at(0)), nameOf(range.at(-1))), range.map(line)));
}

function nameOf(account: Account | undefined): string {
  return safeText(account?.accountName ?? '', 24) || safeText(account?.accountId ?? '', 24);
}

function accountMenu(
  sourceId: string,
  account: Account,
  isNameEnough: boolean,
  { source, rolesOf, hasRoleMenus }: Tree,
): MenuItem {
  const { tray } = messagesFor(source.context.language);
  const words = withProductionMark(accountWords(source, sourceId, account, isNameEnough), sourceId, account, source);
  const roles = rolesOf(sourceId, account);
  const named = (role: RoleRef): string => withProductionMark(roleWords(role, source), sourceId, account, source);
  const items = grouped([
    roles.length === 0 ? [text(tray.noRoles)] : roles.map((role) => roleLine(named(role), role, source)),
    hasRoleMenus ? roles.map((role) => roleMenu(tray.moreActsOf(named(role)), role, source)) : [],
  ]);
  return submenu(words, items, markOf(source.state, sourceId, account.accountId)?.colour);
}
