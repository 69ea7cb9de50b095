import type { Account, EngineState } from '../../core/state.ts';
import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/domain/export-formats.ts';
import { roleKey, type RoleRef } from '../../shared/domain/role.ts';
import { menuLabel, safeText } from '../words/safe-text.ts';
import { action, submenu, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { productionTestAcrossSources } from '../../shared/domain/production.ts';
import { assumedRole, homeOf } from '../snapshots/role-account.ts';
import { assumedWords } from '../words/assumed-words.ts';
import { inWindow, type TrayAct } from '../../shared/tray-act.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';

/** The number of items of a role's submenu with every format, its own item included. */
export const ROLE_MENU_ITEMS = 7 + EXPORT_FORMATS.length;

const UNIX_FORMATS: readonly ExportFormat[] = ['bash', 'zsh', 'fish'];
const NATIVE_FORMATS: Readonly<Record<string, readonly ExportFormat[]>> = {
  win32: ['powershell', 'cmd'],
  darwin: ['zsh', 'bash', 'fish'],
};

/** What role menus are built from. It has the profiles of these roles only, because there may be 25,000 others. */
export interface RoleMenuSource {
  readonly state: EngineState;
  readonly profileNames: ReadonlyMap<string, readonly string[]>;
  readonly isProduction: ReturnType<typeof productionTestAcrossSources>;
  readonly context: TrayMenuContext;
}

export function roleMenuSource(
  state: EngineState,
  roles: readonly RoleRef[],
  context: TrayMenuContext,
): RoleMenuSource {
  const accountIds = new Set(roles.map(({ accountId }) => accountId));
  const keys = new Set(roles.map(roleKey));
  const profileNames = new Map<string, string[]>();
  for (const profile of state.profiles) {
    if (!accountIds.has(profile.accountId)) continue;
    const key = roleKey(profile);
    if (keys.has(key)) profileNames.set(key, [...(profileNames.get(key) ?? []), profile.profileName]);
  }
  const accounts = () => Object.values(state.accounts).flat();
  const isProduction = productionTestAcrossSources(context.productionPattern, accounts, state.accountMarks);
  return { state, profileNames, isProduction, context };
}

/** The item of a role. A click does the default act. With Ctrl it copies keys, or the profile if keys are the default. */
export function roleLine(label: string, role: RoleRef, { state, context }: RoleMenuSource): MenuItem {
  const { defaultAct, lastFormat } = context;
  const keys: TrayAct = { do: 'copyKeys', role, format: lastFormat };
  const profile: TrayAct = { do: 'copyProfileVariable', role };
  const acts = { profile, keys, console: { do: 'openConsole', role } } as const;
  const dot = markOf(state, homeOf(state, role), role.accountId)?.colour;
  return {
    kind: 'action',
    label: menuLabel(label),
    enabled: true,
    act: acts[defaultAct],
    actWithCtrl: defaultAct === 'keys' ? profile : keys,
    ...(dot !== undefined && { dot }),
  };
}

/**
 * All acts on a role, in the same positions whatever the session's state. If the session has ended, an act signs in first.
 */
export function roleMenu(label: string, role: RoleRef, source: RoleMenuSource): MenuItem {
  const { context } = source;
  const { tray, formats } = messagesFor(context.language);
  const { lastFormat, platform } = context;
  const profileNames = source.profileNames.get(roleKey(role)) ?? [];
  const [profileName] = profileNames;
  const others = [...new Set([...(NATIVE_FORMATS[platform] ?? UNIX_FORMATS), ...EXPORT_FORMATS])].filter(
    (format) => format !== lastFormat,
  );
  const items = [
    action(tray.copyKeysAs(formats[lastFormat]), { do: 'copyKeys', role, format: lastFormat }),
    submenu(
      tray.copyKeysIn,
      others.map((format) => action(formats[format], { do: 'copyKeys', role, format })),
    ),
    action(profileName === undefined ? tray.copyNewProfile : tray.copyProfile(safeText(profileName)), {
      do: 'copyProfileVariable',
      role,
    }),
    action(tray.openConsole, { do: 'openConsole', role }),
    action(tray.setUpProfile, inWindow({ at: 'profile', role })),
    action(
      tray.setDefault,
      inWindow({ at: 'edit', edit: { edit: 'setDefault', role } }),
      !profileNames.includes('default'),
    ),
  ];
  return submenu(label, items, markOf(source.state, homeOf(source.state, role), role.accountId)?.colour);
}

/** An account's name and label: `Payments “the till”`. Its id is added unless the name is enough. */
export function accountWords(
  source: RoleMenuSource,
  sourceId: string,
  account: Pick<Account, 'accountId' | 'accountName'>,
  isNameEnough: boolean,
): string {
  const { tray } = messagesFor(source.context.language);
  const label = safeText(markOf(source.state, sourceId, account.accountId)?.label ?? '');
  const name = safeText(account.accountName);
  const id = safeText(account.accountId);
  const named = [name, label === '' ? '' : tray.accountLabel(label)].filter((part) => part !== '').join(' ');
  if (name === '') return named === '' ? id : tray.accountAndId(named, id);
  return isNameEnough ? named : tray.accountAndId(named, id);
}

/** Adds `▲ PROD · ` for a production account, at the beginning, where it is never cut off. Menus may not show colours. */
export function withProductionMark(
  words: string,
  sourceId: string,
  account: Pick<Account, 'accountId' | 'accountName'>,
  { state, isProduction, context }: RoleMenuSource,
): string {
  const mark = markOf(state, sourceId, account.accountId);
  if (!isProduction(account, mark)) return words;
  return messagesFor(context.language).tray.production(words);
}

/** A role's name, and its base for an assumed role. A name of blanks only is shown as `�`, so that there is something to click. */
export function roleWords(role: RoleRef, { state, context }: RoleMenuSource): string {
  const name = safeText(role.roleName) || '\uFFFD';
  const assumed = assumedRole(state, role);
  return assumed === undefined
    ? name
    : messagesFor(context.language).tray.accountAndId(name, assumedWords(assumed.comesFrom, context.language));
}

export function markOf(state: EngineState, sourceId: string, accountId: string): AccountMark | undefined {
  return state.accountMarks.find((mark) => mark.sourceId === sourceId && mark.accountId === accountId);
}
