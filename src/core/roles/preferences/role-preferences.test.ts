import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RolePreferences } from './role-preferences.ts';

const role = (accountId: string) => ({ sourceId: 'corp', accountId, roleName: 'Admin' });
/** The same role as the file names its parts. */
const stored = (accountId: string) => ({ sessionName: 'corp', accountId, roleName: 'Admin' });
const quiet = { info: () => undefined, warn: () => undefined };
let dir: string;
let path: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'daypass-marks-'));
  path = join(dir, 'preferences.json');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('marks', () => {
  it('keeps favourites in the order they were chosen and the ten newest recents', async () => {
    const rolePreferences = new RolePreferences(path, quiet, () => undefined);
    const ids = Array.from({ length: 12 }, (_, index) => String(index));
    await Promise.all(ids.map((id) => rolePreferences.noteRecent(role(id))));
    await rolePreferences.noteRecent(role('5'));
    await rolePreferences.setFavourite(role('b'), true);
    await rolePreferences.setFavourite(role('a'), true);
    await rolePreferences.setFavourite(role('b'), false);
    const again = new RolePreferences(path, quiet, () => undefined);
    await again.load();
    expect(again.roles.recents.map(({ accountId }) => accountId)).toEqual('5 11 10 9 8 7 6 4 3 2'.split(' '));
    expect(again.roles.favourites).toEqual([role('a')]);
  });

  it('begins anew after a torn file, and loses no mark to a full disk while it runs', async () => {
    await writeFile(path, '{"favourites": [{"sess');
    const rolePreferences = new RolePreferences(path, quiet, () => undefined);
    await rolePreferences.load();
    expect(rolePreferences.roles).toEqual({ favourites: [], recents: [], accountMarks: [] });
    await rolePreferences.setFavourite(role('a'), true);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      favourites: [stored('a')],
      recents: [],
      accountMarks: [],
    });
    const unwritable = new RolePreferences(join(path, 'below-a-file.json'), quiet, () => undefined);
    await unwritable.setFavourite(role('b'), true);
    expect(unwritable.roles.favourites).toEqual([role('b')]);
  });

  it('takes only what has the shape of a role', async () => {
    await writeFile(path, JSON.stringify({ favourites: [stored('a'), null, { accountId: 1 }, 'x'], recents: 7 }));
    const rolePreferences = new RolePreferences(path, quiet, () => undefined);
    await rolePreferences.load();
    expect(rolePreferences.roles).toEqual({ favourites: [role('a')], recents: [], accountMarks: [] });
  });

  it('keeps what is noted about an account, and forgets it when nothing is left of it', async () => {
    const rolePreferences = new RolePreferences(path, quiet, () => undefined);
    const account = { sourceId: 'corp', accountId: '111122223333' };
    await rolePreferences.markAccount({ ...account, colour: 'red', label: 'Payments' });
    await rolePreferences.markAccount({ ...account, production: true, label: null });
    const again = new RolePreferences(path, quiet, () => undefined);
    await again.load();
    expect(again.roles.accountMarks).toEqual([{ ...account, colour: 'red', production: true }]);
    await again.markAccount({ ...account, colour: null, production: null });
    expect(again.roles.accountMarks).toEqual([]);
  });

  it('keeps the form of the file that earlier versions write and read', async () => {
    const lists = {
      favourites: [stored('111122223333')],
      recents: [stored('111122223333')],
      accountMarks: [{ sessionName: 'corp', accountId: '111122223333', colour: 'red' }],
    };
    await writeFile(path, JSON.stringify(lists));
    const rolePreferences = new RolePreferences(path, quiet, () => undefined);
    await rolePreferences.load();
    expect(rolePreferences.roles.favourites).toEqual([role('111122223333')]);
    expect(rolePreferences.roles.accountMarks).toMatchObject([{ sourceId: 'corp', colour: 'red' }]);
    await rolePreferences.noteRecent(role('111122223333'));
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(lists);
  });

  it('takes of a note only what it knows', async () => {
    const account = { sourceId: 'corp', accountId: '111122223333' };
    const inFile = { sessionName: 'corp', accountId: '111122223333' };
    const accountMarks = [{ ...inFile, colour: 'mauve', label: 7, production: false }, { sessionName: 'corp' }, 3];
    await writeFile(path, JSON.stringify({ accountMarks }));
    const rolePreferences = new RolePreferences(path, quiet, () => undefined);
    await rolePreferences.load();
    expect(rolePreferences.roles.accountMarks).toEqual([{ ...account, production: false }]);
  });
});
