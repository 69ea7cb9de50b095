import type { Account, EngineState } from '../../core/state.ts';

/** A session's accounts as far as they are known; a session may be named like something every object has, `constructor` say. */
export function accountsOf({ accounts }: Pick<EngineState, 'accounts'>, sourceId: string): readonly Account[] {
  return Object.hasOwn(accounts, sourceId) ? (accounts[sourceId] ?? []) : [];
}

/** The same, but before AWS has listed any: the accounts and roles that the config file's profiles name. */
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
