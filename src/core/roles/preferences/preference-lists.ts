import { ACCOUNT_COLOURS, type AccountMark, type AccountMarking } from '../../../shared/domain/account-preferences.ts';
import { sameRole, type RoleRef } from '../../../shared/domain/role.ts';
import { fromStored, toStored } from '../../../shared/domain/stored-source.ts';
import { readOwnJson, writeOwnJson } from '../../disk/write/own-json.ts';

const MOST_RECENTS = 10;

export interface PreferenceLists {
  readonly favourites: readonly RoleRef[];
  /** Newest first. */
  readonly recents: readonly RoleRef[];
  readonly accountMarks: readonly AccountMark[];
}

export const NO_MARKED_ROLES: PreferenceLists = { favourites: [], recents: [], accountMarks: [] };

/** The person's favourites and recents, from our own folder. A file that is truncated or not JSON is treated as missing. */
export async function readPreferenceLists(path: string): Promise<PreferenceLists> {
  return (await readOwnJson(path, parsePreferenceLists)) ?? NO_MARKED_ROLES;
}

export function writePreferenceLists(path: string, roles: PreferenceLists): Promise<void> {
  const { favourites, recents, accountMarks } = roles;
  return writeOwnJson(path, {
    favourites: favourites.map(toStored),
    recents: recents.map(toStored),
    accountMarks: accountMarks.map(toStored),
  });
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
  const { sourceId, accountId } = change;
  const isMeant = (mark: AccountMark) => mark.sourceId === sourceId && mark.accountId === accountId;
  const { colour, label, production } = { ...roles.accountMarks.find(isMeant), ...change };
  const mark: AccountMark = {
    sourceId,
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
    unique(marked.flatMap((role) => (role.sourceId === from ? [role, { ...role, sourceId: to }] : [role])));
  const having = new Set(roles.accountMarks.filter((mark) => mark.sourceId === to).map(({ accountId }) => accountId));
  const copied = roles.accountMarks.filter((mark) => mark.sourceId === from && !having.has(mark.accountId));
  return {
    favourites: also(roles.favourites),
    recents: also(roles.recents).slice(0, MOST_RECENTS),
    accountMarks: [...roles.accountMarks, ...copied.map((mark) => Object.assign({}, mark, { sourceId: to }))],
  };
}

function unique(roles: readonly RoleRef[]): readonly RoleRef[] {
  return roles.filter((role, index) => roles.findIndex((other) => sameRole(other, role)) === index);
}

function plain({ sourceId, accountId, roleName }: RoleRef): RoleRef {
  return { sourceId, accountId, roleName };
}

function parsePreferenceLists(value: unknown): PreferenceLists {
  const { favourites, recents, accountMarks }: Parts<PreferenceLists> = partsOf(value);
  return {
    favourites: listIn(favourites).flatMap(roleIn),
    recents: listIn(recents).flatMap(roleIn).slice(0, MOST_RECENTS),
    accountMarks: listIn(accountMarks).flatMap(markIn),
  };
}

type Parts<T> = Partial<Record<keyof T, unknown>>;

/** What is no object has no parts. */
function partsOf(value: unknown): object {
  return fromStored(Object.assign({}, value));
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function roleIn(value: unknown): RoleRef[] {
  const { sourceId, accountId, roleName }: Parts<RoleRef> = partsOf(value);
  const isRole = typeof sourceId === 'string' && typeof accountId === 'string' && typeof roleName === 'string';
  return isRole ? [{ sourceId, accountId, roleName }] : [];
}

function markIn(value: unknown): AccountMark[] {
  const { sourceId, accountId, colour, label, production }: Parts<AccountMark> = partsOf(value);
  if (typeof sourceId !== 'string' || typeof accountId !== 'string') return [];
  const known = ACCOUNT_COLOURS.find((name) => name === colour);
  return [
    {
      sourceId,
      accountId,
      ...(known && { colour: known }),
      ...(typeof label === 'string' && { label }),
      ...(typeof production === 'boolean' && { production }),
    },
  ];
}
