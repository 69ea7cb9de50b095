import { ACCOUNT_COLOURS, type AccountMark, type AccountMarking } from '../../../shared/domain/account-preferences.ts';
import { sameRole, type RoleRef } from '../../../shared/domain/role.ts';
import { fromStored, toStored } from '../../../shared/domain/stored-source.ts';
import type { OwnPaths } from '../../disk/paths/own-paths.ts';
import { LockedJson } from '../../disk/write/locked-json.ts';
import type { Ports } from '../../ports.ts';

const MOST_RECENTS = 10;

export interface PreferenceLists {
  readonly favourites: readonly RoleRef[];
  /** Newest first. */
  readonly recents: readonly RoleRef[];
  readonly accountMarks: readonly AccountMark[];
}

export const NO_MARKED_ROLES: PreferenceLists = { favourites: [], recents: [], accountMarks: [] };

export type PreferencePlaces = Pick<OwnPaths, 'preferencesPath' | 'locksDir'>;

/**
 * The person's favourites, recents and account marks, in one file of our own folder. Every process that gives out keys
 * changes it, and a mark may say that an account is production. A file that is truncated or not JSON is treated as missing.
 */
export function preferencesFile(
  { preferencesPath, locksDir }: PreferencePlaces,
  ports: Pick<Ports, 'alarm' | 'clock' | 'random'>,
): LockedJson<PreferenceLists> {
  return new LockedJson(
    {
      path: preferencesPath,
      locksDir,
      name: 'preferences',
      parse: parsePreferenceLists,
      toJson: ({ favourites, recents, accountMarks }) => ({
        favourites: favourites.map(toStored),
        recents: recents.map(toStored),
        accountMarks: accountMarks.map(toStored),
      }),
      empty: NO_MARKED_ROLES,
    },
    ports,
  );
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

/**
 * As the person says it of the account itself: where it is production no longer, its marks for other sources don't say so
 * either. The guard counts those as well.
 */
export function withAccountMarkEverywhere(roles: PreferenceLists, change: AccountMarking): PreferenceLists {
  const { sourceId, accountId, production } = change;
  const ofAccount = roles.accountMarks.filter((mark) => mark.accountId === accountId);
  const was = ofAccount.find((mark) => mark.sourceId === sourceId)?.production;
  const isOver = production === false ? was !== false : production === null && was === true;
  const others = ofAccount.filter((mark) => mark.sourceId !== sourceId && mark.production === true);
  const overElsewhere = isOver ? others.map((mark) => ({ sourceId: mark.sourceId, accountId, production: null })) : [];
  return [change, ...overElsewhere].reduce(withAccountMark, roles);
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
