import { expect, test } from 'vitest';
import type { AssumedRole } from '../../core/state.ts';
import { ASSUMED_ACCOUNTS } from '../../shared/domain/source.ts';
import { account, engineState, sessionState, signedIn, MINUTE } from '../testing/sample-state.ts';
import { directorySnapshot } from './directory-snapshot.ts';
import { accountOfRole, hasPortalLink, signInSourceOf } from './role-account.ts';

const SPOKE: AssumedRole = {
  sourceId: 'assumed-role:spoke',
  accountId: '111122223333',
  roleName: 'Spoke',
  profileName: 'spoke',
  comesFrom: { by: 'sourceProfile', profileName: 'hub' },
  baseSourceId: 'corp',
  homeSourceId: 'corp',
};
const AUDIT: AssumedRole = {
  sourceId: 'assumed-role:audit',
  accountId: '999988887777',
  roleName: 'Audit',
  profileName: 'audit',
  comesFrom: { by: 'environment' },
  homeSourceId: ASSUMED_ACCOUNTS,
};
const state = engineState([sessionState('corp', signedIn(60 * MINUTE))], {
  accounts: { corp: [account('111122223333', 'Hub', ['Admin'])] },
  assumedRoles: [SPOKE, AUDIT],
});

test('assumed roles are listed in their account, and accounts that no session lists at the end', () => {
  const { accounts } = directorySnapshot(state, { revision: 1 });
  expect(accounts).toMatchObject([
    { sourceId: 'corp', accountId: '111122223333', roleNames: ['Admin'], assumed: [{ profileName: 'spoke' }] },
    { sourceId: ASSUMED_ACCOUNTS, accountId: '999988887777', roleNames: [], assumed: [{ profileName: 'audit' }] },
  ]);
});

test('a role is found in the account that lists it, and by the sign-in that it needs', () => {
  expect(accountOfRole(state, SPOKE)?.accountName).toBe('Hub');
  expect(accountOfRole(state, AUDIT)).toBeUndefined();
  expect(signInSourceOf(state, SPOKE)).toBe('corp');
  expect(signInSourceOf(state, AUDIT)).toBeUndefined();
  expect(signInSourceOf(state, { ...SPOKE, sourceId: 'corp' })).toBe('corp');
});

test('no portal opens the console of an assumed role', () => {
  expect(hasPortalLink(state, SPOKE)).toBe(false);
  expect(hasPortalLink(state, { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' })).toBe(true);
});
