import { ACCOUNT_COLOURS, type AccountMark, type AccountMarking } from '../../../shared/domain/account-preferences.ts';
import { sameRole, type RoleRef } from '../../../shared/domain/role.ts';
import { readOwnJson, writeOwnJson } from '../../disk/write/own-json.ts';

export const MOST_RECENTS = 10;

export interface PreferenceLists {
  readonly favourites: readonly RoleRef[];
  /** Newest first. */
  readonly recents: readonly RoleRef[];
  readonly accountMarks: readonly AccountMark[];
}

export const NO_MARKED_ROLES: PreferenceLists = { favourites: [], recents: [], accountMarks: [] };

/** The person's favourites and recents, from our own folder; a torn file is as none. */
export async function readPreferenceLists(path: string): Promise<PreferenceLists> {
  return (await readOwnJson(path, parsePreferenceLists)) ?? NO_MARKED_ROLES;
}

export function writePreferenceLists(path: string, roles: PreferenceLists): Promise<void> {
  return writeOwnJson(path, roles);
}

export function withFavourite(roles: PreferenceLists, role: RoleRef, favourite: boolean): PreferenceLists {
  const others = roles.favourites.filter((other) => !sameRole(other, role));
  return { ...roles, favourites: favourite ? [...others, plain(role)] : others };
}

export function withRecent(roles: PreferenceLists, role: RoleRef): PreferenceLists {
  const others = roles.recents.filter((other) => !sameRole(other, role));
  return { ...roles, recents: [plain(role), ...others].slice(0, MOST_RECENTS) };
}

export function withAccountMark(roles: PreferenceLists, change: AccountMarking): PreferenceLists {
  const { sessionName, accountId } = change;
  const isMeant = (mark: AccountMark) => mark.sessionName === sessionName && mark.accountId === accountId;
  const { colour, label, production } = { ...roles.accountMarks.find(isMeant), ...change };
  const mark: AccountMark = {
    sessionName,
    accountId,
    ...(colour && { colour }),
    ...(label && { label }),
    ...(typeof production === 'boolean' && { production }),
  };
  const others = roles.accountMarks.filter((other) => !isMeant(other));
  const saysAnything = Object.keys(mark).length > 2;
  return { ...roles, accountMarks: saysAnything ? [...others, mark] : others };
}

/** What is marked under one session's name is marked under the other as well; the first may come back, by undo. */
export function withSessionAlsoNamed(roles: PreferenceLists, from: string, to: string): PreferenceLists {
  const also = (marked: readonly RoleRef[]) =>
    unique(marked.flatMap((role) => (role.sessionName === from ? [role, { ...role, sessionName: to }] : [role])));
  const having = new Set(
    roles.accountMarks.filter((mark) => mark.sessionName === to).map(({ accountId }) => accountId),
  );
  const copied = roles.accountMarks.filter((mark) => mark.sessionName === from && !having.has(mark.accountId));
  return {
    favourites: also(roles.favourites),
    recents: also(roles.recents).slice(0, MOST_RECENTS),
    accountMarks: [...roles.accountMarks, ...copied.map((mark) => Object.assign({}, mark, { sessionName: to }))],
  };
}

function unique(roles: readonly RoleRef[]): readonly RoleRef[] {
  return roles.filter((role, index) => roles.findIndex((other) => sameRole(other, role)) === index);
}

function plain({ sessionName, accountId, roleName }: RoleRef): RoleRef {
  return { sessionName, accountId, roleName };
}

function parsePreferenceLists(value: unknown): PreferenceLists | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const favourites = 'favourites' in value ? rolesIn(value.favourites) : [];
  const recents = 'recents' in value ? rolesIn(value.recents) : [];
  const accountMarks =
    'accountMarks' in value && Array.isArray(value.accountMarks) ? value.accountMarks.flatMap(markIn) : [];
  return { favourites, recents: recents.slice(0, MOST_RECENTS), accountMarks };
}

function rolesIn(value: unknown): readonly RoleRef[] {
  return Array.isArray(value) ? value.filter(isRoleRef).map(plain) : [];
}

function isRoleRef(value: unknown): value is RoleRef {
  if (typeof value !== 'object' || value === null) return false;
  if (!('sessionName' in value && 'accountId' in value && 'roleName' in value)) return false;
  return [value.sessionName, value.accountId, value.roleName].every((text) => typeof text === 'string');
}

function markIn(value: unknown): AccountMark[] {
  if (typeof value !== 'object' || value === null) return [];
  const { sessionName, accountId, colour, label, production }: Partial<Record<keyof AccountMark, unknown>> = value;
  if (typeof sessionName !== 'string' || typeof accountId !== 'string') return [];
  const known = ACCOUNT_COLOURS.find((name) => name === colour);
  return [
    {
      sessionName,
      accountId,
      ...(known && { colour: known }),
      ...(typeof label === 'string' && { label }),
      ...(typeof production === 'boolean' && { production }),
    },
  ];
}
