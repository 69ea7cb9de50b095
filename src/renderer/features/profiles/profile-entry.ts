import { portalHost } from '../../state/portal-host.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { Messages } from '../../../presenter/messages/index.ts';
import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import type { AccountSnapshot, SessionSnapshot } from '../../../shared/view.ts';

/** A profile prepared for display and search. */
export interface ProfileEntry {
  readonly key: string;
  readonly listed: ListedProfile;
  /** Safe to show, as are the other texts of an entry. */
  readonly name: string;
  /** Its role and account, or how it gets its keys, in words. */
  readonly what: string;
  readonly accountId: string;
  readonly region: string;
  /** All texts that a search looks at, in lower case and separated by line feeds. */
  readonly folded: string;
}

/** Profiles that share a session, a legacy portal or a file. */
export interface ProfileGroup {
  readonly key: string;
  readonly kind: 'session' | 'legacy' | 'file';
  /** The session's name, the start URL as written, or the file's path. */
  readonly of: string;
  /** Safe to show. */
  readonly title: string;
  /** False for a session that profiles name but no file defines. */
  readonly isKnown: boolean;
  readonly profiles: readonly ProfileEntry[];
}

const PATH_LENGTH = 160;

/** Groups profiles by session in the window's order, then by legacy portal, then by file. Within a group the order is that of the files. */
export function groupProfiles(
  listed: readonly ListedProfile[],
  sessions: readonly SessionSnapshot[],
  accounts: readonly AccountSnapshot[],
  words: Messages['window']['profiles'],
): readonly ProfileGroup[] {
  const accountNames = new Map(
    accounts.map((account) => [`${account.sourceId}\n${account.accountId}`, account.accountName]),
  );
  const groups = new Map<string, ProfileGroup & { readonly profiles: ProfileEntry[] }>();
  const groupOf = (kind: ProfileGroup['kind'], of: string, isKnown: boolean) => {
    const key = `${kind}\n${of}`;
    const group = groups.get(key) ?? { key, kind, of, title: titleOf(kind, of, words), isKnown, profiles: [] };
    groups.set(key, group);
    return group;
  };
  for (const { can, name } of sessions) if (can.editable) groupOf('session', name, true);
  const seen = new Map<string, number>();
  for (const profile of listed) {
    const named = `${profile.filePath}\n${profile.profileName}`;
    const nth = seen.get(named) ?? 0;
    seen.set(named, nth + 1);
    const role = profile.role;
    const group =
      role === undefined || (profile.kind !== 'sso' && profile.kind !== 'legacySso')
        ? groupOf('file', profile.filePath, true)
        : groupOf(profile.kind === 'sso' ? 'session' : 'legacy', role.sourceId, profile.kind === 'legacySso');
    group.profiles.push(entryOf(profile, `${named}\n${nth}`, accountNames, words));
  }
  const order = { session: 0, legacy: 1, file: 2 } as const;
  return [...groups.values()].toSorted((a, b) => order[a.kind] - order[b.kind]);
}

function titleOf(kind: ProfileGroup['kind'], of: string, words: Messages['window']['profiles']): string {
  if (kind === 'session') return words.session(safeText(of));
  if (kind === 'legacy') return portalHost(of);
  return words.inFile(safeText(of, PATH_LENGTH));
}

function entryOf(
  listed: ListedProfile,
  key: string,
  accountNames: ReadonlyMap<string, string>,
  words: Messages['window']['profiles'],
): ProfileEntry {
  const name = safeText(listed.profileName);
  const { role } = listed;
  const region = safeText(listed.region ?? '');
  const accountId = role?.accountId ?? '';
  const accountName = role === undefined ? '' : safeText(accountNames.get(`${role.sourceId}\n${role.accountId}`) ?? '');
  const what = whatOf(listed, accountName, words);
  const folded = [name, what, accountId, role?.sourceId ?? '', region].join('\n').toLocaleLowerCase();
  return { key, listed, name, what, accountId, region, folded };
}

function whatOf(listed: ListedProfile, accountName: string, words: Messages['window']['profiles']): string {
  if (listed.role !== undefined) {
    const roleName = safeText(listed.role.roleName);
    return accountName === '' ? roleName : words.roleIn(roleName, accountName);
  }
  if (listed.kind === 'chained' && listed.sourceProfile !== undefined)
    return words.chainedThrough(safeText(listed.sourceProfile));
  return words.kinds[listed.kind];
}
