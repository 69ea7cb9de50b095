import type { Account, EngineState } from '../../core/state.ts';
import type { AccountSnapshot, DirectorySnapshot } from '../../shared/view.ts';
import { accountsOf } from './accounts-of.ts';

/**
 * Topic `directory` for the window: every session's accounts, in the sessions' order. Account and role names are
 * AWS's own, verbatim: role names are ids, and the window makes what it shows safe (`safeText`).
 */
export function directorySnapshot(state: EngineState, context: { readonly revision: number }): DirectorySnapshot {
  return {
    revision: context.revision,
    accounts: state.sessions.flatMap(({ session }) =>
      accountsOf(state, session.id).map((account) => accountSnapshot(session.id, account)),
    ),
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

function accountSnapshot(sourceId: string, account: Account): AccountSnapshot {
  return {
    sourceId,
    accountId: account.accountId,
    accountName: account.accountName,
    emailAddress: account.emailAddress,
    roleNames: account.roleNames,
  };
}
