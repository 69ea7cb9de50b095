import { describe, expect, test } from 'vitest';
import type { DirectorySnapshot } from '../../../../shared/view.ts';
import { acmeDirectory, emptyDirectory, hugeDirectory } from '../../../fixtures/directories.ts';
import { allRows, foundRows, roleRowFrom, type ListRow, type ListRows } from './list-rows.ts';
import { buildRoleIndex } from '../../../../presenter/search/role-index.ts';
import { searchRoles } from '../../../../presenter/search/role-search.ts';

const index = buildRoleIndex(acmeDirectory, []);

function all(directory: DirectorySnapshot): ListRows {
  return allRows(buildRoleIndex(directory, []), 'narrow');
}

function linesOf(rows: ListRows): readonly ListRow[] {
  return Array.from({ length: rows.count }, (_, at) => rows.at(at)).filter((row) => row !== undefined);
}

function outline(rows: ListRows): readonly string[] {
  return linesOf(rows).map((row) => {
    if (row.kind === 'section') return `# ${row.section}`;
    return row.kind === 'account' ? `## ${row.account.name}` : row.role.roleName;
  });
}

describe('what lines there are', () => {
  test('puts favourites and recents above every account', () => {
    expect(outline(allRows(index, 'narrow')).slice(0, 8)).toEqual([
      '# favourites',
      'ReadOnlyAccess',
      'DeveloperAccess',
      '# recents',
      'DataEngineer',
      '# accounts',
      '## Acme Production',
      'AdministratorAccess',
    ]);
    expect(outline(allRows(index, 'narrow'))).toHaveLength(6 + 6 + 11);
  });

  test('needs no headings where there are neither', () => {
    expect(outline(all({ ...acmeDirectory, favourites: [], recents: [] }))[0]).toBe('## Acme Production');
  });

  test('shows what is found on one line each, with its account', () => {
    const rows = foundRows(searchRoles(index, ['billing']), 'narrow');
    expect(linesOf(rows)).toMatchObject([{ kind: 'role', withAccount: true, role: { roleName: 'BillingViewer' } }]);
    expect([rows.roleCount, rows.accountCount]).toEqual([1, 1]);
  });

  test('gives every line its own key, though a favourite is listed twice, and finds it by that key', () => {
    const rows = allRows(index, 'narrow');
    const keys = linesOf(rows).map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [at, row] of linesOf(rows).entries()) if (row.kind === 'role') expect(rows.indexOf(row.key)).toBe(at);
    expect(rows.indexOf('no such role')).toBeUndefined();
  });

  test('has no line beyond its end', () => {
    expect(allRows(index, 'narrow').at(allRows(index, 'narrow').count)).toBeUndefined();
    expect(all(emptyDirectory).count).toBe(0);
    expect(all(emptyDirectory).at(0)).toBeUndefined();
  });
});

describe('the positions of lines', () => {
  const lists: readonly (readonly [string, ListRows])[] = [
    ['everything', allRows(index, 'narrow')],
    ['what was found', foundRows(searchRoles(index, ['a']), 'narrow')],
    ['an account without roles', all(hugeDirectory(3, 0))],
    ['many', all(hugeDirectory(300, 5))],
  ];

  test.each(lists)('each below the one before: %s', (_, rows) => {
    const heights = linesOf(rows).map((__, at) => rows.offsetOf(at + 1) - rows.offsetOf(at));
    const expected = linesOf(rows).map((row) => {
      if (row.kind === 'section') return 2;
      if (row.kind === 'account') return 2.25;
      return row.withAccount ? 3 : 2.125;
    });
    expect(heights).toEqual(expected);
  });

  test.each(lists)('an offset gives the line that covers it: %s', (_, rows) => {
    for (let at = 0; at < rows.count; at++) {
      expect(rows.indexAt(rows.offsetOf(at))).toBe(at);
      expect(rows.indexAt(rows.offsetOf(at + 1) - 0.01)).toBe(at);
    }
    expect(rows.indexAt(-5)).toBe(0);
    expect(rows.indexAt(1e9)).toBe(Math.max(rows.count - 1, 0));
  });
});

test('needs one line for role and account where there is room', () => {
  const wide = allRows(index, 'wide');
  expect(wide.offsetOf(2) - wide.offsetOf(1)).toBe(2.125);
  const found = foundRows(searchRoles(index, ['admin']), 'wide');
  expect(found.offsetOf(found.count)).toBe(found.count * 2.125);
});

test('lists accounts from A to Z, those without a name last', () => {
  const [named, ...rest] = acmeDirectory.accounts;
  if (named === undefined) throw new Error('no account');
  const directory = { ...emptyDirectory, accounts: [{ ...named, accountName: '' }, ...rest.toReversed()] };
  const names = outline(all(directory)).filter((line) => line.startsWith('##'));
  expect(names).toEqual([
    '## Acme Staging',
    '## Data Lake',
    '## Log Archive',
    '## Sandbox 決済',
    '## Security Tooling',
    '## ',
  ]);
});

test('walks from role to role over the headings', () => {
  const rows = allRows(index, 'narrow');
  expect(roleRowFrom(rows, 0, 1)).toBe(1);
  expect(roleRowFrom(rows, 3, 1)).toBe(4);
  expect(roleRowFrom(rows, 6, -1)).toBe(4);
  expect(roleRowFrom(rows, 0, -1)).toBeUndefined();
  expect(roleRowFrom(all(emptyDirectory), 0, 1)).toBeUndefined();
});
