import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantPorts, patientPorts } from '../../disk/testing/instant-ports.ts';
import { preferencesFile } from './preference-lists.ts';
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

const places = () => ({ preferencesPath: path, locksDir: join(dir, 'locks') });

function opened({ preferencesPath = path, log = quiet, onChange = (): unknown => undefined } = {}): RolePreferences {
  return new RolePreferences({ ...places(), preferencesPath }, { ...patientPorts(), log }, onChange);
}

describe('marks', () => {
  test('keeps favourites in the order they were chosen and the ten newest recents', async () => {
    const rolePreferences = opened();
    const ids = Array.from({ length: 12 }, (_, index) => String(index));
    await Promise.all(ids.map((id) => rolePreferences.noteRecent(role(id))));
    await rolePreferences.noteRecent(role('5'));
    await rolePreferences.setFavourite(role('b'), true);
    await rolePreferences.setFavourite(role('a'), true);
    await rolePreferences.setFavourite(role('b'), false);
    const again = opened();
    await again.load();
    expect(again.roles.recents.map(({ accountId }) => accountId)).toEqual('5 11 10 9 8 7 6 4 3 2'.split(' '));
    expect(again.roles.favourites).toEqual([role('a')]);
  });

  test('writes what a burst of tools notes in one go, and not once for each', async () => {
    let drawn = 0;
    const rolePreferences = opened({ onChange: () => (drawn += 1) });
    const burst = Array.from({ length: 1_000 }, (_, index) => rolePreferences.noteRecent(role(String(index % 20))));
    await Promise.all(burst);
    expect(drawn).toBe(1);
    expect(JSON.parse(await readFile(path, 'utf8')).recents).toEqual(
      rolePreferences.roles.recents.map(({ accountId }) => stored(accountId)),
    );
    await rolePreferences.noteRecent(role('late'));
    expect(drawn).toBe(2);
    expect(rolePreferences.roles.recents[0]).toEqual(role('late'));
  });

  test('treats a truncated file as empty, and keeps account notes in memory while the disk is full', async () => {
    await writeFile(path, '{"favourites": [{"sess');
    const rolePreferences = opened();
    await rolePreferences.load();
    expect(rolePreferences.roles).toEqual({ favourites: [], recents: [], accountMarks: [] });
    await rolePreferences.setFavourite(role('a'), true);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      favourites: [stored('a')],
      recents: [],
      accountMarks: [],
    });
    const warned: unknown[] = [];
    const log = { ...quiet, warn: (...line: unknown[]) => void warned.push(line) };
    const unwritable = opened({ preferencesPath: join(path, 'below-a-file.json'), log });
    await unwritable.setFavourite(role('b'), true);
    expect(unwritable.roles.favourites).toEqual([role('b')]);
    expect(warned).toEqual([['marksNotSaved', { code: expect.any(String) }]]);
  });

  test('has settled when every change so far is on disk', async () => {
    const rolePreferences = opened();
    void rolePreferences.setFavourite(role('a'), true);
    void rolePreferences.sessionAlsoNamed('corp', 'acme');
    await rolePreferences.settled();
    expect((await preferencesFile(places(), instantPorts()).read()).favourites).toEqual([
      role('a'),
      { ...role('a'), sourceId: 'acme' },
    ]);
  });

  test('keeps what is noted about an account, and forgets it when nothing is left of it', async () => {
    const rolePreferences = opened();
    const account = { sourceId: 'corp', accountId: '111122223333' };
    await rolePreferences.markAccount({ ...account, colour: 'red', label: 'Payments' });
    await rolePreferences.markAccount({ ...account, production: true, label: null });
    const again = opened();
    await again.load();
    expect(again.roles.accountMarks).toEqual([{ ...account, colour: 'red', production: true }]);
    await again.markAccount({ ...account, colour: null, production: null });
    expect(again.roles.accountMarks).toEqual([]);
  });

  test('a process that notes a role takes back no mark that another process makes at the same moment', async () => {
    const [app, tool] = [opened(), opened()];
    const account = { sourceId: 'corp', accountId: '111122223333' };
    const others = Array.from({ length: 20 }, (_, index) => String(index));
    await Promise.all([
      ...others.map(async (id) => {
        await tool.noteRecent(role(id));
      }),
      app.markAccount({ ...account, production: true }),
    ]);
    const again = opened();
    await again.load();
    expect(again.roles.accountMarks).toEqual([{ ...account, production: true }]);
    expect(again.roles.recents).toHaveLength(10);
  });

  test('keeps the form of the file that earlier versions write and read', async () => {
    const lists = {
      favourites: [stored('111122223333')],
      recents: [stored('111122223333')],
      accountMarks: [{ sessionName: 'corp', accountId: '111122223333', colour: 'red' }],
    };
    await writeFile(path, JSON.stringify(lists));
    const rolePreferences = opened();
    await rolePreferences.load();
    expect(rolePreferences.roles.favourites).toEqual([role('111122223333')]);
    expect(rolePreferences.roles.accountMarks).toMatchObject([{ sourceId: 'corp', colour: 'red' }]);
    await rolePreferences.noteRecent(role('111122223333'));
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(lists);
  });
});
