import type { Account, EngineState } from '../core/engine-state.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../shared/export-formats.ts';
import { sameRole, type RoleRef } from '../shared/role-ref.ts';
import { messagesFor } from './messages/index.ts';
import { action, submenu, text, type MenuItem } from './menu-item.ts';
import { safeText } from './safe-text.ts';
import { hasLiveToken, isLive, type JudgedSession } from './session-condition.ts';
import { sessionLabel } from './session-label.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';

/** Desktops draw whole menus at once, some over a bus: beyond this, searching in the window serves better. */
const MAX_ACCOUNTS = 40;
const MAX_ROLES_PER_ACCOUNT = 20;
const MAX_FAVOURITES = 10;
const MAX_RECENTS = 5;

/** Favourites, then recent roles that are no favourites, each under a heading. */
export function namedRoles(
  state: EngineState,
  sessions: readonly JudgedSession[],
  context: TrayMenuContext,
): readonly (readonly MenuItem[])[] {
  const { tray } = messagesFor(context.language);
  const known = (role: RoleRef): boolean =>
    sessions.some(({ state: { session } }) => session.name === role.sessionName);
  const favourites = state.favourites.filter(known);
  const recents = state.recents.filter(
    (recent) => known(recent) && !favourites.some((favourite) => sameRole(favourite, recent)),
  );
  const section = (heading: string, roles: readonly RoleRef[]): readonly MenuItem[] =>
    roles.length === 0
      ? []
      : [
          text(heading),
          ...roles.map((role) => {
            const label = tray.role(safeText(role.roleName), accountWords(accountOf(state, role), role.accountId));
            return submenu(label, roleActions(role, sessions, context));
          }),
        ];
  return [
    section(tray.favourites, favourites.slice(0, MAX_FAVOURITES)),
    section(tray.recents, recents.slice(0, MAX_RECENTS)),
  ];
}

/** One submenu of accounts per session that has any, or says where its list stands. */
export function accountMenus(
  state: EngineState,
  sessions: readonly JudgedSession[],
  context: TrayMenuContext,
): readonly MenuItem[] {
  const { tray } = messagesFor(context.language);
  const shown = sessions.filter(
    (session) => isLive(session.condition) || (state.accounts[session.state.session.name]?.length ?? 0) > 0,
  );
  return shown.map((session) => {
    const { session: ssoSession, listing } = session.state;
    const accounts = state.accounts[ssoSession.name] ?? [];
    const heading = sessions.length === 1 ? tray.accounts : tray.accountsOf(sessionLabel(ssoSession));
    if (accounts.length === 0) {
      if (listing.at === 'failed')
        return submenu(heading, [action(tray.refresh, { do: 'refreshDirectory', sessionName: ssoSession.name })]);
      return submenu(heading, [text(listing.at === 'ready' ? tray.noAccounts : tray.listing)]);
    }
    const limit = Math.max(1, Math.floor(MAX_ACCOUNTS / shown.length));
    const menus = accounts.slice(0, limit).map((account) => accountMenu(ssoSession.name, account, sessions, context));
    return submenu(heading, [...menus, ...remainder(accounts.length - limit, context)]);
  });
}

function accountMenu(
  sessionName: string,
  account: Account,
  sessions: readonly JudgedSession[],
  context: TrayMenuContext,
): MenuItem {
  const { tray } = messagesFor(context.language);
  const { accountId, roleNames } = account;
  const roles = roleNames
    .slice(0, MAX_ROLES_PER_ACCOUNT)
    .map((roleName) =>
      submenu(safeText(roleName), roleActions({ sessionName, accountId, roleName }, sessions, context)),
    );
  return submenu(
    accountWords(account, accountId),
    roles.length === 0
      ? [text(tray.noRoles)]
      : [...roles, ...remainder(roleNames.length - MAX_ROLES_PER_ACCOUNT, context)],
  );
}

function remainder(count: number, { language }: TrayMenuContext): readonly MenuItem[] {
  if (count <= 0) return [];
  return [action(messagesFor(language).tray.searchRest(count), { do: 'openWindow', at: 'search' })];
}

/** Keys need a live session; a profile and the console's link do not. */
function roleActions(
  role: RoleRef,
  sessions: readonly JudgedSession[],
  { language, platform, lastFormat, nowMillis }: TrayMenuContext,
): readonly MenuItem[] {
  const { tray, formats } = messagesFor(language);
  const live = sessions.some(
    (session) => session.state.session.name === role.sessionName && hasLiveToken(session, nowMillis),
  );
  return [
    submenu(
      tray.copyKeys,
      formatOrder(lastFormat, platform).map((format) =>
        action(formats[format], { do: 'copyKeys', role, format }, live),
      ),
    ),
    action(tray.setUpProfile, { do: 'setUpProfile', role }),
    action(tray.openConsole, { do: 'openConsole', role }),
  ];
}

/** The last used first, then the platform's own shells, then the rest. */
function formatOrder(lastFormat: ExportFormat, platform: string): readonly ExportFormat[] {
  const native: readonly ExportFormat[] = platform === 'win32' ? ['powershell', 'cmd'] : ['bash', 'zsh', 'fish'];
  return [...new Set([lastFormat, ...native, ...EXPORT_FORMATS])];
}

function accountOf(state: EngineState, role: RoleRef): Account | undefined {
  return state.accounts[role.sessionName]?.find(({ accountId }) => accountId === role.accountId);
}

function accountWords(account: Account | undefined, accountId: string): string {
  const name = safeText(account?.accountName ?? '');
  return name === '' ? safeText(accountId) : `${name} (${safeText(accountId)})`;
}
