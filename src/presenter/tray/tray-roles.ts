import type { Account, EngineState } from '../../core/state.ts';
import { sameRole, type RoleRef } from '../../shared/domain/role.ts';
import { accountOfRole, assumedRole, homeOf } from '../snapshots/role-account.ts';
import { submenu, text, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import type { JudgedSession } from '../sessions/judged-session.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';
import {
  accountWords,
  roleLine,
  roleMenu,
  roleMenuSource,
  roleWords,
  withProductionMark,
  type RoleMenuSource,
} from './tray-role-menu.ts';

/** The most favourites and recent roles. Those that don't fit the top level are below “Keys and console”. */
const MAX_ROLES = 12;
/** The number of items besides roles: the heading, and the submenu with all acts. */
const OTHER_ITEMS = 2;

/**
 * The person's favourites, then recent roles. As many as fit into `room` are items of the top level, whose click does the
 * default act. One submenu has all acts of all of them.
 */
export function usedRoles(
  state: EngineState,
  sessions: readonly JudgedSession[],
  room: number,
  context: TrayMenuContext,
): readonly MenuItem[] {
  const roles = rolesInUse(state, sessions);
  const lines = roles.slice(0, Math.max(0, room - OTHER_ITEMS));
  if (lines.length === 0) return [];
  const { tray } = messagesFor(context.language);
  const source = roleMenuSource(state, roles, context);
  const label = labelsOf(roles, source);
  const heading = context.platform === 'linux' ? tray.clickDoes : tray.clickAndCtrlDo;
  return [
    text(heading[context.defaultAct]),
    ...lines.map((role) => roleLine(label(role), role, source)),
    submenu(
      tray.moreActs,
      roles.map((role) => roleMenu(label(role), role, source)),
    ),
  ];
}

function rolesInUse(state: EngineState, sessions: readonly JudgedSession[]): readonly RoleRef[] {
  const names = new Set(sessions.map(({ state: { session } }) => session.id));
  const isKnown = (role: RoleRef): boolean => names.has(role.sourceId) || assumedRole(state, role) !== undefined;
  const all = [...state.favourites, ...state.recents].filter(isKnown);
  return all.filter((role, at) => all.findIndex((other) => sameRole(role, other)) === at).slice(0, MAX_ROLES);
}

/** Returns a role's label: `▲ PROD · payments · ReadOnly`. It has the account's id if another account here has the same name. */
function labelsOf(roles: readonly RoleRef[], source: RoleMenuSource): (role: RoleRef) => string {
  const { tray } = messagesFor(source.context.language);
  const accountFor = (role: RoleRef): Pick<Account, 'accountId' | 'accountName'> =>
    accountOfRole(source.state, role) ?? { accountId: role.accountId, accountName: '' };
  const idsByName = new Map<string, Set<string>>();
  for (const role of roles) {
    const name = accountFor(role).accountName;
    idsByName.set(name, (idsByName.get(name) ?? new Set()).add(`${role.sourceId}\n${role.accountId}`));
  }
  return (role) => {
    const account = accountFor(role);
    const isNameEnough = idsByName.get(account.accountName)?.size === 1;
    const home = homeOf(source.state, role);
    const words = tray.role(roleWords(role, source), accountWords(source, home, account, isNameEnough));
    return withProductionMark(words, home, account, source);
  };
}
