import { sessionInfo } from '../src/shared/testing/sources.ts';
import type { Account, EngineState } from '../src/core/state.ts';
import type { MenuItem } from '../src/presenter/tray/menu-item.ts';
import { trayMenu, type TrayMenuContext } from '../src/presenter/tray/tray-menu.ts';
import { EXPORT_FORMATS } from '../src/shared/domain/export-formats.ts';
import { compare } from './measure.ts';

const NOW_MILLIS = 1_795_176_000_000;
const SESSION_NAMES = Array.from({ length: 12 }, (_, index) => `session-${index}`);

/** The tray's menu as it is rebuilt at every change and every minute, beside a menu of everything. */
export async function benchTrayMenu(rounds: number): Promise<void> {
  const state = stateOf(5_000, 5);
  const context: TrayMenuContext = {
    nowMillis: NOW_MILLIS,
    language: 'en',
    platform: 'linux',
    lastFormat: 'bash',
    defaultAct: 'profile',
    hotkey: 'CommandOrControl+Shift+D',
    productionPattern: '*prod*',
  };
  await compare('Tray menu of 25,000 roles, 12 sessions, 50 favourites, 5,000 profiles', rounds, [
    { name: 'daypass: the menu within its budget', run: async () => void trayMenu(state, context) },
    { name: 'a menu of every role and format', run: async () => void menuOfAll(state) },
  ]);
}

function stateOf(accountCount: number, rolesEach: number): EngineState {
  const roleNames = Array.from({ length: rolesEach }, (_, index) => `Role${index}`);
  const accounts: readonly Account[] = Array.from({ length: accountCount }, (_, index) => ({
    accountId: String(100_000_000_000 + index),
    accountName: `team-${index}-${index % 7 === 0 ? 'production' : 'sandbox'}`,
    emailAddress: '',
    roleNames,
  }));
  const [sourceId = ''] = SESSION_NAMES;
  const roles = accounts.map(({ accountId }) => ({ sourceId, accountId, roleName: 'Role0' }));
  return {
    sessions: SESSION_NAMES.map((name) => ({
      session: sessionInfo(name),
      standing: { at: 'signedIn', expiresAtMillis: NOW_MILLIS + 3_000_000, refreshable: true },
      listing: { at: 'ready', accountsListed: accountCount },
    })),
    accounts: { [sourceId]: accounts },
    profiles: roles.map((role, index) => ({ ...role, profileName: `p${index}` })),
    assumedRoles: [],
    favourites: roles.slice(-50),
    recents: roles.slice(0, 10),
    accountMarks: [],
  };
}

function menuOfAll({ accounts }: EngineState): readonly MenuItem[] {
  return Object.entries(accounts).flatMap(([sourceId, list]) =>
    list.map(({ accountId, accountName, roleNames }): MenuItem => ({
      kind: 'submenu',
      label: accountName,
      items: roleNames.map((roleName): MenuItem => ({
        kind: 'submenu',
        label: roleName,
        items: EXPORT_FORMATS.map((format): MenuItem => ({
          kind: 'action',
          label: format,
          enabled: true,
          act: { do: 'copyKeys', role: { sourceId, accountId, roleName }, format },
        })),
      })),
    })),
  );
}
