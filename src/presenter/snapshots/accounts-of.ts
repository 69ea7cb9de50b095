import type { Account, EngineState } from '../../core/state.ts';

/** A session's accounts as far as they are known; a session may be named like something every object has, `constructor` say. */
export function accountsOf({ accounts }: Pick<EngineState, 'accounts'>, sourceId: string): readonly Account[] {
  return Object.hasOwn(accounts, sourceId) ? (accounts[sourceId] ?? []) : [];
}
