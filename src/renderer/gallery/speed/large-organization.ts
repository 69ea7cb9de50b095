import { hugeDirectory } from '../../fixtures/directories.ts';
import { session, status } from '../../fixtures/sessions.ts';

/** The data that both lists are measured with: 5,000 accounts of 5 roles, with favourites, recents, profiles and marks. */
const directory = hugeDirectory(5_000, 5);
const roleAt = (at: number, roleName: string) => ({
  sourceId: 'acme',
  accountId: directory.accounts[at]?.accountId ?? '',
  roleName,
});

export const largeDirectory = {
  ...directory,
  favourites: [10, 400, 4_000].map((at) => roleAt(at, 'ReadOnlyAccess')),
  recents: [7, 1_234, 3_999].map((at) => roleAt(at, 'DeveloperAccess')),
  profiles: Array.from({ length: 1_000 }, (_, at) => ({ ...roleAt(at * 5, 'ReadOnlyAccess'), profileName: `p-${at}` })),
  marks: Array.from({ length: 50 }, (_, at) => ({
    sourceId: 'acme',
    accountId: directory.accounts[at * 100]?.accountId ?? '',
    colour: 'blue' as const,
    label: `Team ${at}`,
  })),
};

export const largeStatus = status([session('acme')]);
