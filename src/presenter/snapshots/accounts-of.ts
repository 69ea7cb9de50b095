import type { Account, EngineState } from '../../core/state.ts';

/** The known accounts of a session. `hasOwn`, because a session may have the name of a property of every object, such as `constructor`. */
export function accountsOf({ accounts }: Pick<EngineState, 'accounts'>, sourceId: string): readonly Account[] {
  return Object.hasOwn(accounts, sourceId) ? (accounts[sourceId] ?? []) : [];
}

/** The known accounts of a session. Before AWS has listed any, those that profiles in the config file name. */
export function knownAccounts(state: Pick<EngineState, 'accounts' | 'profiles'>, sourceId: string): readonly Account[] {
  const listed = accountsOf(state, sourceId);
  if (listed.length > 0) return listed;
  const roleNames = new Map<string, Set<string>>();
  for (const profile of state.profiles) {
    if (profile.sourceId !== sourceId) continue;
    const names = roleNames.get(profile.accountId) ?? new Set();
    roleNames.set(profile.accountId, names.add(profile.roleName));
  }
  return [...roleNames].map(([accountId, names]) => ({
    accountId,
    accountName: '',
    emailAddress: '',
    roleNames: [...names],
  }));
}
