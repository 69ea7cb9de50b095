import type { Account, EngineState, SourceState } from '../../core/state.ts';
import { sessionInfo } from '../../shared/testing/sources.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';

/** A moment for tests: 2026-11-20 12:00 UTC. */
export const NOW = 1_795_176_000_000;
export const MINUTE = 60_000;

export function sessionState(name: string, standing: SessionState, more: Partial<SourceState> = {}): SourceState {
  return {
    session: sessionInfo(name),
    standing,
    listing: { at: 'ready', accountsListed: 0 },
    ...more,
  };
}

export function engineState(sessions: readonly SourceState[], more: Partial<EngineState> = {}): EngineState {
  return {
    sessions,
    accounts: {},
    profiles: [],
    assumedRoles: [],
    favourites: [],
    recents: [],
    accountMarks: [],
    ...more,
  };
}

export function account(accountId: string, accountName: string, roleNames: readonly string[]): Account {
  return { accountId, accountName, emailAddress: '', roleNames };
}

export const signedIn = (leftMillis: number, refreshable = true): SessionState => ({
  at: 'signedIn',
  expiresAtMillis: NOW + leftMillis,
  refreshable,
});
