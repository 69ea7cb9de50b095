import type { Account, EngineState } from '../../core/state.ts';
import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/domain/export-formats.ts';
import { roleKey, type RoleRef } from '../../shared/domain/role.ts';
import { menuLabel, safeText } from '../words/safe-text.ts';
import { action, submenu, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { productionTest } from '../../shared/domain/production.ts';
import { assumedRole, homeOf } from '../snapshots/role-account.ts';
import { assumedWords } from '../words/assumed-words.ts';
import { inWindow, type TrayAct } from '../../shared/tray-act.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';

/** Lines of a role's submenu with every format, its own line among them. */
export const ROLE_MENU_ITEMS = 7 + EXPORT_FORMATS.length;

const UNIX_FORMATS: readonly ExportFormat[] = ['bash', 'zsh', 'fish'];
const NATIVE_FORMATS: Readonly<Record<string, readonly ExportFormat[]>> = {
  win32: ['powershell', 'cmd'],
  darwin: ['zsh', 'bash', 'fish'],
};

/** What role menus are made from; the profiles of those roles alone, for there may be 25,000 others. */
export interface RoleMenuSource {
  readonly state: EngineState;
  readonly profileNames: ReadonlyMap<string, readonly string[]>;
  readonly isProduction: ReturnType<typeof productionTest>;
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
  return { state, profileNames, isProduction: productionTest(context.productionPattern), context };
}

/** The line of a role: a click does the default act, with Ctrl the keys are copied, or the profile where keys are the default. */
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
 * Everything that can be done with a role, each thing in the same place in every such menu, whatever the session's state:
 * where it has ended, the sign-in comes first and the act after it.
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

/** `Payments “the till”`: what an account is called here; with its id where the name alone is not enough. */
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

/** `▲ PROD · …` before all else in its line, where nothing cuts it off: colour alone is lost on menus. */
export function withCare(
  words: string,
  sourceId: string,
  account: Pick<Account, 'accountId' | 'accountName'>,
  { state, isProduction, context }: RoleMenuSource,
): string {
  const mark = markOf(state, sourceId, account.accountId);
  if (!isProduction(account, mark)) return words;
  return messagesFor(context.language).tray.production(words);
}

/** AWS promises no name; one of blanks alone must still show as something to click. */
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
