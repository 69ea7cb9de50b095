import { messagesFor } from '../../presenter/messages/index.ts';
import type { Engine, SsoProfile } from '../../core/index.ts';
import { fold } from '../../presenter/search/fold.ts';
import { buildRoleIndex } from '../../presenter/search/role-index.ts';
import type { RoleIndex } from '../../presenter/search/role-index.ts';
import type { RoleEntry } from '../../presenter/search/role-entries.ts';
import { foundRoles, queryWords, searchRoles } from '../../presenter/search/role-search.ts';
import { directorySnapshot } from '../../presenter/snapshots/directory-snapshot.ts';
import { statusSnapshot } from '../../presenter/snapshots/status-snapshot.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { ListedProfile, ProfileKind } from '../../shared/domain/config-edits.ts';
import { roleKey, type RoleRef } from '../../shared/domain/role.ts';
import type { Terminal } from '../terminal.ts';

/** A role or a profile that a person may mean. Names are as AWS and the files have them, not made safe to show. */
export interface RoleCandidate {
  /** Absent for a profile that stands for no listed role, such as one with `role_arn`. */
  readonly role?: RoleRef;
  /** The profiles that stand for the role, or the one that is the candidate. */
  readonly profileNames: readonly string[];
  /** Empty where the account has none, or is not known. */
  readonly accountName: string;
  readonly accountLabel?: string;
  readonly sessionLabel?: string;
  readonly kind?: ProfileKind;
  readonly favourite: boolean;
  readonly recent: boolean;
  readonly isProduction: boolean;
}

/** Everything that words can mean, ready to be searched. */
export interface RoleCandidates {
  /** Whether any session's list of roles is known. */
  readonly hasRoles: boolean;
  /** All, or those that every word fits: favourites first, then recent ones, then better matches. */
  search(query: string): readonly RoleCandidate[];
}

/** Reads the profiles and the cached lists of roles. Asks nothing of AWS. */
export async function readCandidates(engine: Engine, terminal: Terminal): Promise<RoleCandidates> {
  await engine.reload();
  return candidatesOf(engine, await engine.listProfiles(), terminal);
}

function candidatesOf(
  { state }: Pick<Engine, 'state'>,
  profiles: readonly ListedProfile[],
  { language, settings }: Pick<Terminal, 'language' | 'settings'>,
): RoleCandidates {
  const status = statusSnapshot(state, {
    revision: 0,
    language,
    trayMissing: false,
    vaultAvailable: false,
    lastFormat: settings.lastFormat,
  });
  const index = buildRoleIndex(
    directorySnapshot(state, { revision: 0 }),
    status.sessions,
    settings.productionPattern,
    messagesFor(language).assumed.accounts,
  );
  const namesOf = profileNamesByRole(state.profiles);
  const profileRows = profileCandidates(profiles, state.profiles, index, namesOf);
  return {
    hasRoles: index.roleCount > 0,
    search(query) {
      const words = queryWords(query);
      const roles = inOrder(index, words).map((entry) => roleCandidate(entry, namesOf));
      const known = new Set(roles.map(({ role }) => (role ? roleKey(role) : '')));
      const others = profileRows.filter(
        ({ candidate, text }) =>
          words.every((word) => text.includes(word)) && !(candidate.role && known.has(roleKey(candidate.role))),
      );
      return [...roles, ...others.map(({ candidate }) => candidate)];
    },
  };
}

/** Without words: favourites and recent ones first, as in the window. */
function inOrder(index: RoleIndex, words: readonly string[]): readonly RoleEntry[] {
  if (words.length > 0) return searchRoles(index, words).flatMap(foundRoles);
  const preferred = new Set([...index.favourites, ...index.recents]);
  const all = index.accounts.flatMap(({ roles }) => roles);
  return [...preferred, ...all.filter((entry) => !preferred.has(entry))];
}

function roleCandidate(
  { ref, favourite, recency, account }: RoleEntry,
  namesOf: ReadonlyMap<string, readonly string[]>,
): RoleCandidate {
  return {
    role: ref,
    profileNames: namesOf.get(roleKey(ref)) ?? [],
    accountName: account.name,
    ...(account.label !== undefined && { accountLabel: account.label }),
    sessionLabel: account.sessionLabel,
    favourite,
    recent: recency !== undefined,
    isProduction: account.isProduction,
  };
}

interface ProfileRow {
  readonly candidate: RoleCandidate;
  /** Folded: what words are looked for in. */
  readonly text: string;
}

/**
 * A row for each profile, for those that stand for no listed role, and for words that fit the profile's name and its
 * session together.
 */
function profileCandidates(
  profiles: readonly ListedProfile[],
  known: readonly SsoProfile[],
  index: RoleIndex,
  namesOf: ReadonlyMap<string, readonly string[]>,
): readonly ProfileRow[] {
  const roleOf = new Map(known.map((profile) => [profile.profileName, profile]));
  const accounts = new Map(index.accounts.map((account) => [`${account.sourceId}\n${account.rawAccountId}`, account]));
  return profiles.map(({ profileName, kind }) => {
    const profile = roleOf.get(profileName);
    const account = profile && accounts.get(`${profile.sourceId}\n${profile.accountId}`);
    const entry = profile && account?.roleNamed(profile.roleName);
    const role = profile && {
      sourceId: profile.sourceId,
      accountId: profile.accountId,
      roleName: profile.roleName,
    };
    const text = [profileName, role?.accountId, account?.name, role?.roleName, role?.sourceId];
    return {
      candidate: entry
        ? { ...roleCandidate(entry, namesOf), kind }
        : {
            ...(role && { role }),
            profileNames: (role && namesOf.get(roleKey(role))) ?? [profileName],
            accountName: account?.name ?? '',
            kind,
            favourite: false,
            recent: false,
            isProduction: account?.isProduction ?? false,
          },
      text: text.map((part) => fold(safeText(part ?? '', 200))).join('\n'),
    };
  });
}

function profileNamesByRole(profiles: readonly SsoProfile[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const profile of profiles) {
    const key = roleKey(profile);
    names.set(key, [...(names.get(key) ?? []), profile.profileName]);
  }
  return names;
}
