import type { Account, EngineState } from '../../core/state.ts';
import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/domain/export-formats.ts';
import { roleKey, type RoleRef } from '../../shared/domain/role.ts';
import { action, submenu, type MenuItem } from './menu-item.ts';
import { messagesFor } from '../messages/index.ts';
import { isProduction } from '../../shared/domain/production.ts';
import { safeText } from '../words/safe-text.ts';
import { hasLiveToken } from '../../shared/domain/session-condition.ts';
import type { JudgedSession } from '../sessions/judged-session.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';

/** The formats each role's keys can be copied in; with one alone, copying is a single line that names it. */
export type RoleShape = readonly ExportFormat[];

/** Lines of a role's submenu besides formats, its own line among them. */
const PLAIN_ROLE_ITEMS = 5;

export function roleItemCount(shape: RoleShape): number {
  return PLAIN_ROLE_ITEMS + (shape.length > 1 ? shape.length : 0);
}

/**
 * Richest first: every format with the last used and the platform's own before the others; the last used, the
 * platform's first and JSON, which every tool can read; the last used alone.
 */
export function roleShapes({ lastFormat, platform }: TrayMenuContext): readonly RoleShape[] {
  const native = NATIVE_FORMATS[platform] ?? UNIX_FORMATS;
  return [
    [...new Set([lastFormat, ...native, ...EXPORT_FORMATS])],
    [...new Set([lastFormat, ...native.slice(0, 1), 'json' as const])],
    [lastFormat],
  ];
}

const UNIX_FORMATS: readonly ExportFormat[] = ['bash', 'zsh', 'fish'];
const NATIVE_FORMATS: Readonly<Record<string, readonly ExportFormat[]>> = {
  win32: ['powershell', 'cmd'],
  darwin: ['zsh', 'bash', 'fish'],
};

/** What role menus are made from; the profiles of those roles alone, for there may be 25,000 others. */
export interface RoleMenuSource {
  readonly state: EngineState;
  readonly sessions: readonly JudgedSession[];
  readonly profileNames: ReadonlyMap<string, readonly string[]>;
  readonly context: TrayMenuContext;
}

export function roleMenuSource(
  state: EngineState,
  sessions: readonly JudgedSession[],
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
  return { state, sessions, profileNames, context };
}

/**
 * One role's submenu, the safest thing first: a profile's name gives a shell the role without any key leaving. Keys need
 * a live session; the rest does not.
 */
export function roleMenu(label: string, role: RoleRef, shape: RoleShape, source: RoleMenuSource): MenuItem {
  const { context, sessions } = source;
  const { tray, formats } = messagesFor(context.language);
  const isLive = sessions.some(
    ({ state }) => state.session.id === role.sourceId && hasLiveToken(state.standing, context.nowMillis),
  );
  const profileNames = source.profileNames.get(roleKey(role)) ?? [];
  const [profileName] = profileNames;
  const [format = context.lastFormat] = shape;
  const copyAs = (words: string, as: ExportFormat): MenuItem =>
    action(words, { do: 'copyKeys', role, format: as }, isLive);
  const keys =
    shape.length > 1
      ? submenu(
          tray.copyKeys,
          shape.map((as) => copyAs(formats[as], as)),
        )
      : copyAs(tray.copyKeysAs(formats[format]), format);
  const others = [
    keys,
    action(tray.openConsole, { do: 'openConsole', role }),
    action(tray.setDefault, { do: 'setDefault', role }, !profileNames.includes('default')),
  ];
  const items =
    profileName === undefined
      ? [...others, action(tray.setUpProfile, { do: 'setUpProfile', role })]
      : [action(tray.copyProfile(safeText(profileName)), { do: 'copyProfileVariable', role }), ...others];
  return submenu(label, items, markOf(source.state, role.sourceId, role.accountId)?.colour);
}

/** `▲ PROD · Payments “the till” (111122223333)`: what an account is called here, and whether to handle it with care. */
export function accountWords(
  source: RoleMenuSource,
  sourceId: string,
  account: Pick<Account, 'accountId' | 'accountName'>,
): string {
  const { tray } = messagesFor(source.context.language);
  const label = safeText(markOf(source.state, sourceId, account.accountId)?.label ?? '');
  const name = safeText(account.accountName);
  const id = safeText(account.accountId);
  const named = [name, label === '' ? '' : tray.accountLabel(label)].filter((part) => part !== '').join(' ');
  return named === '' ? id : tray.accountAndId(named, id);
}

export function isMarkedProduction(
  source: RoleMenuSource,
  sourceId: string,
  account: Pick<Account, 'accountId' | 'accountName'>,
): boolean {
  return isProduction(account, markOf(source.state, sourceId, account.accountId), source.context.productionPattern);
}

function markOf(state: EngineState, sourceId: string, accountId: string): AccountMark | undefined {
  return state.accountMarks.find((mark) => mark.sourceId === sourceId && mark.accountId === accountId);
}
