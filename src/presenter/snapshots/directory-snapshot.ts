import type { Account, AssumedRole, EngineState } from '../../core/state.ts';
import { ASSUMED_ACCOUNTS } from '../../shared/domain/source.ts';
import type { AccountSnapshot, AssumedRoleSnapshot, DirectorySnapshot } from '../../shared/view.ts';
import { knownAccounts } from './accounts-of.ts';
import { assumedByAccount, unlistedAccounts } from './role-account.ts';

/**
 * The topic `directory` of the window: every session's accounts, in the sessions' order. Account and role names are verbatim,
 * because role names are ids. The window makes them safe to show (`safeText`).
 */
export function directorySnapshot(state: EngineState, context: { readonly revision: number }): DirectorySnapshot {
  const assumedIn = assumedByAccount(state.assumedRoles);
  return {
    revision: context.revision,
    accounts: [
      ...state.sessions.flatMap(({ session }) =>
        knownAccounts(state, session.id).map((account) =>
          accountSnapshot(session.id, account, assumedIn(session.id, account.accountId)),
        ),
      ),
      ...unlistedAccounts(state.assumedRoles).map((account) =>
        accountSnapshot(ASSUMED_ACCOUNTS, account, assumedIn(ASSUMED_ACCOUNTS, account.accountId)),
      ),
    ],
    favourites: state.favourites,
    recents: state.recents,
    marks: state.accountMarks,
    profiles: state.profiles.map(({ profileName, sourceId, accountId, roleName }) => ({
      profileName,
      sourceId,
      accountId,
      roleName,
    })),
  };
}

function accountSnapshot(sourceId: string, account: Account, assumed: readonly AssumedRole[]): AccountSnapshot {
  return {
    sourceId,
    accountId: account.accountId,
    accountName: account.accountName,
    emailAddress: account.emailAddress,
    roleNames: account.roleNames,
    ...(assumed.length > 0 && { assumed: assumed.map(assumedSnapshot) }),
  };
}

function assumedSnapshot({ sourceId, accountId, roleName, profileName, comesFrom }: AssumedRole): AssumedRoleSnapshot {
  return { sourceId, accountId, roleName, profileName, comesFrom };
}
