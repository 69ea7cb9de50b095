import { describe, expect, test } from 'vitest';
import type { DirectorySnapshot } from '../../../../shared/view.ts';
import { acmeDirectory, awkwardDirectory, emptyDirectory, hugeDirectory } from '../../../fixtures/directories.ts';
import { session } from '../../../fixtures/sessions.ts';
import { buildRoleIndex } from '../../../../presenter/search/role-index.ts';
import {
  type FoundAccount,
  foundRoles,
  queryWords,
  roleSearcher,
  searchRoles,
} from '../../../../presenter/search/role-search.ts';

function found(query: string, directory: DirectorySnapshot = acmeDirectory): readonly string[] {
  const index = buildRoleIndex(directory, [session('acme', { label: 'Acme Corp' })]);
  return searchRoles(index, queryWords(query)).flatMap(outline);
}

function outline(hit: FoundAccount): readonly string[] {
  return foundRoles(hit).map((role) => `${hit.account.name} / ${role.roleName}`);
}

describe('what matches', () => {
  test.each([
    ['account name', 'data lake', ['Data Lake / ReadOnlyAccess', 'Data Lake / DataEngineer']],
    ['part of the account id', '8855', ['Security Tooling / SecurityAudit', 'Security Tooling / AdministratorAccess']],
    ['e-mail', 'aws+log-archive@', ['Log Archive / ReadOnlyAccess']],
    ['role', 'billing', ['Acme Production / BillingViewer']],
    ['account and role, in any order', 'admin prod', ['Acme Production / AdministratorAccess']],
    ['role and id', '5522 dev', ['Acme Staging / DeveloperAccess']],
    ['other scripts', '決済', ['Sandbox 決済 / PowerUserAccess']],
    ['full-width letters', 'ｂｉｌｌｉｎｇ', ['Acme Production / BillingViewer']],
  ])('finds by %s', (_, query, roles) => {
    expect(found(query).toSorted()).toEqual(roles.toSorted());
  });

  test('finds a role by its profile’s name, and no other role of the account', () => {
    expect(found('staging-dev')).toEqual(['Acme Staging / DeveloperAccess']);
  });

  test.each([
    ['secaud', ['Security Tooling / SecurityAudit']],
    ['dlread', ['Data Lake / ReadOnlyAccess']],
    ['stgdev', []],
    ['proadm', ['Acme Production / AdministratorAccess']],
    ['qqq', []],
  ])('finds by the beginnings of words where nothing else matches: %s', (query, roles) => {
    expect(found(query)).toEqual(roles);
  });

  test('takes the narrower search back to all accounts where nothing is left', () => {
    const index = buildRoleIndex(acmeDirectory, []);
    const search = roleSearcher(index);
    for (const typed of ['s', 'se', 'sec', 'seca', 'secau', 'secaud']) search(queryWords(typed));
    expect(search(queryWords('secaud')).flatMap(outline)).toEqual(['Security Tooling / SecurityAudit']);
  });

  test('finds by the session’s name and its label', () => {
    expect(found('acme corp billing')).toEqual(['Acme Production / BillingViewer']);
  });

  test('needs every word to match', () => {
    expect(found('billing staging')).toEqual([]);
  });

  test('treats special characters as themselves', () => {
    expect(found('.*')).toEqual([]);
    expect(found('${jndi', awkwardDirectory)).toEqual(['<img src=x onerror="alert(1)"> / ${jndi:ldap}']);
  });

  test('finds by the label a person gave', () => {
    const marks = [{ sourceId: 'acme', accountId: '774455667788', label: 'Audit 倉庫' }];
    expect(found('倉庫 read', { ...acmeDirectory, marks })).toEqual(['Log Archive / ReadOnlyAccess']);
  });

  test('does not match across two fields', () => {
    expect(found('5566aws+')).toEqual([]);
  });
});

describe('the order of matches', () => {
  test('ranks favourites, then recents, then the better match', () => {
    const directory: DirectorySnapshot = {
      ...emptyDirectory,
      accounts: ['Zed reader', 'Reader', 'Readers', 'Old Reader', 'Starred xreaderx'].map((accountName, at) => ({
        sourceId: 'acme',
        accountId: `00000000000${at}`,
        accountName,
        emailAddress: '',
        roleNames: ['View'],
      })),
      recents: [{ sourceId: 'acme', accountId: '000000000003', roleName: 'View' }],
      favourites: [{ sourceId: 'acme', accountId: '000000000004', roleName: 'View' }],
    };
    expect(found('reader', directory)).toEqual([
      'Starred xreaderx / View',
      'Old Reader / View',
      'Reader / View',
      'Readers / View',
      'Zed reader / View',
    ]);
  });

  test('equal matches are in the order of the list, from A to Z', () => {
    const names = found('production', hugeDirectory(40, 1));
    const collator = new Intl.Collator('en', { numeric: true });
    expect(names).toEqual(names.toSorted((a, b) => collator.compare(a, b)));
    expect(names.length).toBeGreaterThan(3);
  });
});

describe('typing on', () => {
  const index = buildRoleIndex(hugeDirectory(400, 5), []);

  test.each([
    ['letter by letter', ['p', 'pr', 'pro', 'prod', 'prod ', 'prod a', 'prod ad']],
    ['with letters taken back', ['prod ad', 'prod a', 'prod', 'sta', '']],
    ['another first word', ['prod bill', 'x prod bill', 'ledger prod bill', 'prod ledger']],
  ])('finds what a search from the start finds, %s', (_, queries) => {
    const search = roleSearcher(index);
    for (const query of queries) {
      const words = queryWords(query);
      expect(search(words).flatMap(outline)).toEqual(searchRoles(index, words).flatMap(outline));
    }
  });
});

describe('the index', () => {
  test('leaves out favourites and recents that the directory does not hold', () => {
    const gone = { sourceId: 'acme', accountId: '999999999999', roleName: 'Gone' };
    const index = buildRoleIndex({ ...acmeDirectory, favourites: [gone], recents: [gone] }, []);
    expect(index.favourites).toEqual([]);
    expect(index.recents).toEqual([]);
  });

  test('shows a role that is both only among the favourites', () => {
    const both = { sourceId: 'acme', accountId: '774455667788', roleName: 'ReadOnlyAccess' };
    const index = buildRoleIndex({ ...acmeDirectory, favourites: [both], recents: [both] }, []);
    expect(index.favourites).toHaveLength(1);
    expect(index.recents).toEqual([]);
  });

  test('recognizes production accounts by the pattern, unless the person marked them otherwise', () => {
    const marks = [
      { sourceId: 'acme', accountId: '441122334455', production: false },
      { sourceId: 'acme', accountId: '663344556677', production: true, colour: 'red' as const },
    ];
    const said = buildRoleIndex({ ...acmeDirectory, marks }, [], '*prod* *staging*');
    expect(said.accounts.filter(({ isProduction }) => isProduction).map(({ name }) => name)).toEqual([
      'Acme Staging',
      'Data Lake',
    ]);
    expect(said.accounts[2]?.colour).toBe('red');
  });

  test('has the exact id of a role whose shown name was made safe', () => {
    const index = buildRoleIndex(awkwardDirectory, []);
    const odd = index.accounts.find(({ accountId }) => accountId === '222222222222')?.roles[0];
    expect(odd?.roleName).toBe('Admin\uFFFDgpj.exe');
    expect(odd?.ref.roleName).toBe('Admin\u202Egpj.exe');
  });
});
