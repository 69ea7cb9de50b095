import type { Account, EngineState } from '../../core/state.ts';
import { sameRole, type RoleRef } from '../../shared/domain/role.ts';
import { accountsOf } from '../snapshots/accounts-of.ts';
import { submenu, text, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { safeText } from '../words/safe-text.ts';
import type { JudgedSession } from '../sessions/judged-session.ts';
import { sessionLabel } from '../sessions/session-label.ts';
import { fits } from './tray-budget.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';
import {
  accountWords,
  isMarkedProduction,
  roleItemCount,
  roleMenu,
  roleMenuSource,
  roleShapes,
  type RoleMenuSource,
  type RoleShape,
} from './tray-role-menu.ts';

const MAX_RECENTS = 3;
const HEADING_ITEMS = 1;

/**
 * Favourites, recent roles, then the whole tree of accounts where it is small enough: as many as `room` lines hold, all
 * roles in one shape, so that a hand finds the same thing in the same place. Favourites come before the tree, and the
 * tree, shown whole or not at all, before recents; what is left makes each role's choice of formats larger. Recents
 * come and go all day and so never decide the shape, but for leaving one of them its place.
 */
export function roleGroups(
  state: EngineState,
  sessions: readonly JudgedSession[],
  room: number,
  context: TrayMenuContext,
): readonly (readonly MenuItem[])[] {
  const plan = planOf(state, sessions, room, context);
  const { favourites, recents, listed, shape } = plan;
  const inTree = listed.flatMap(({ session, accounts }) => rolesOf(session.state.session.id, accounts));
  const source = roleMenuSource(state, sessions, [...favourites, ...recents, ...inTree], context);
  const { tray } = messagesFor(context.language);
  const section = (heading: string, roles: readonly RoleRef[]): readonly MenuItem[] =>
    roles.length === 0 ? [] : [text(heading), ...roles.map((role) => namedRole(role, shape, source))];
  return [
    section(tray.favourites, favourites),
    section(tray.recents, recents),
    listed.map(({ session, accounts }) =>
      submenu(
        sessions.length === 1 ? tray.accounts : tray.accountsOf(sessionLabel(session.state.session)),
        accounts.map((account) => accountMenu(session.state.session.id, account, shape, source)),
      ),
    ),
  ];
}

interface Listed {
  readonly session: JudgedSession;
  readonly accounts: readonly Account[];
}

interface Plan {
  readonly favourites: readonly RoleRef[];
  readonly recents: readonly RoleRef[];
  /** The tree; empty where it doesn't fit. */
  readonly listed: readonly Listed[];
  readonly shape: RoleShape;
}

function planOf(state: EngineState, sessions: readonly JudgedSession[], room: number, context: TrayMenuContext): Plan {
  const known = (role: RoleRef): boolean => sessions.some(({ state: { session } }) => session.id === role.sourceId);
  const shapes = roleShapes(context);
  const plain = shapes.at(-1) ?? [];
  const sectionSize = (count: number, shape: RoleShape): number =>
    count === 0 ? 0 : HEADING_ITEMS + count * roleItemCount(shape);
  const mostIn = (space: number, shape: RoleShape): number =>
    Math.max(0, Math.floor((space - HEADING_ITEMS) / roleItemCount(shape)));

  const favourites = state.favourites.filter(known).slice(0, mostIn(room, plain));
  const recents = state.recents
    .filter((recent) => known(recent) && !favourites.some((favourite) => sameRole(favourite, recent)))
    .slice(0, MAX_RECENTS);
  const tree = listedOf(state, sessions);
  const treeRoom = (shape: RoleShape): number => room - sectionSize(favourites.length, shape);
  const listed = fits(treeSizes(tree, plain), treeRoom(plain)) ? tree : [];

  const recentsWanted = listed.length === 0 ? Math.min(1, recents.length) : 0;
  const needed = (shape: RoleShape): Iterable<number> => treeSizes(listed, shape);
  const shape =
    shapes.find((candidate) => fits(needed(candidate), treeRoom(candidate) - sectionSize(recentsWanted, candidate))) ??
    plain;
  const left = treeRoom(shape) - sum(treeSizes(listed, shape));
  return { favourites, recents: recents.slice(0, mostIn(left, shape)), listed, shape };
}

/** Sessions whose accounts there are, or were when last asked. */
function listedOf(state: EngineState, sessions: readonly JudgedSession[]): readonly Listed[] {
  return sessions.flatMap((session) => {
    const accounts = accountsOf(state, session.state.session.id);
    return accounts.length > 0 ? [{ session, accounts }] : [];
  });
}

/** Lines the tree takes, bit by bit: who finds it too large need not go through 25,000 roles. */
function* treeSizes(listed: readonly Listed[], shape: RoleShape): Generator<number> {
  for (const { accounts } of listed) {
    yield HEADING_ITEMS;
    for (const { roleNames } of accounts) yield 1 + Math.max(1, roleNames.length * roleItemCount(shape));
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function rolesOf(sourceId: string, accounts: readonly Account[]): readonly RoleRef[] {
  return accounts.flatMap(({ accountId, roleNames }) =>
    roleNames.map((roleName) => ({ sourceId, accountId, roleName })),
  );
}

function namedRole(role: RoleRef, shape: RoleShape, source: RoleMenuSource): MenuItem {
  const { tray } = messagesFor(source.context.language);
  const { sourceId, accountId, roleName } = role;
  const account = accountsOf(source.state, sourceId).find((candidate) => candidate.accountId === accountId) ?? {
    accountId,
    accountName: '',
  };
  const words = tray.role(roleWords(roleName), accountWords(source, sourceId, account));
  return roleMenu(withCare(words, isMarkedProduction(source, sourceId, account), source), role, shape, source);
}

function accountMenu(sourceId: string, account: Account, shape: RoleShape, source: RoleMenuSource): MenuItem {
  const { tray } = messagesFor(source.context.language);
  const isProduction = isMarkedProduction(source, sourceId, account);
  const words = accountWords(source, sourceId, account);
  const roles = rolesOf(sourceId, [account]).map((role) =>
    roleMenu(withCare(roleWords(role.roleName), isProduction, source), role, shape, source),
  );
  return submenu(withCare(words, isProduction, source), roles.length === 0 ? [text(tray.noRoles)] : roles);
}

/** AWS promises no name; one of blanks alone must still show as something to click. */
function roleWords(roleName: string): string {
  return safeText(roleName) || '\uFFFD';
}

function withCare(words: string, isProduction: boolean, { context }: RoleMenuSource): string {
  return isProduction ? messagesFor(context.language).tray.production(words) : words;
}
