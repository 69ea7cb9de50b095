import { expect, it } from 'vitest';
import { acmeDirectory, emptyDirectory } from '../../fixtures/directories.ts';
import { listRows, roleRowFrom, type ListRow } from './list-rows.ts';
import { buildRoleIndex } from './role-index.ts';

const index = buildRoleIndex(acmeDirectory, []);

function outline(rows: readonly ListRow[]): readonly string[] {
  return rows.map((row) => {
    if (row.kind === 'section') return `# ${row.section}`;
    return row.kind === 'account' ? `## ${row.account.name}` : row.role.roleName;
  });
}

it('puts favourites and recents above every account', () => {
  expect(outline(listRows(index, [])).slice(0, 8)).toEqual([
    '# favourites',
    'ReadOnlyAccess',
    'DeveloperAccess',
    '# recents',
    'DataEngineer',
    '# accounts',
    '## Acme Production',
    'AdministratorAccess',
  ]);
});

it('needs no headings where there are neither', () => {
  const plain = buildRoleIndex({ ...acmeDirectory, favourites: [], recents: [] }, []);
  expect(outline(listRows(plain, []))[0]).toBe('## Acme Production');
});

it('shows only the accounts found while searching', () => {
  expect(outline(listRows(index, ['billing']))).toEqual(['## Acme Production', 'BillingViewer']);
});

it('gives every row its own key, though a favourite stands twice', () => {
  const keys = listRows(index, []).map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});

it('walks from role to role over the headings', () => {
  const rows = listRows(index, []);
  expect(roleRowFrom(rows, 0, 1)).toBe(1);
  expect(roleRowFrom(rows, 3, 1)).toBe(4);
  expect(roleRowFrom(rows, 6, -1)).toBe(4);
  expect(roleRowFrom(rows, 0, -1)).toBeUndefined();
  expect(roleRowFrom(listRows(buildRoleIndex(emptyDirectory, []), []), 0, 1)).toBeUndefined();
});
