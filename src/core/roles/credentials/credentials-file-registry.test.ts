import { mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { changeStoredKeys, readStoredKeys, renameStoredSession } from './credentials-file-registry.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
/** The same role as the file names its parts. */
const stored = { sessionName: 'corp', accountId: '111122223333', roleName: 'Admin' };
const pathIn = async () => join(await tempFolder(onTestFinished), 'own', 'kept-keys.json');

test('names come, change in place and go', async () => {
  const path = await pathIn();
  await changeStoredKeys(path, { profileName: 'a', role });
  await changeStoredKeys(path, { profileName: 'b', role });
  await changeStoredKeys(path, { profileName: 'a', role, isAway: true });
  expect(await readStoredKeys(path)).toStrictEqual([
    { profileName: 'a', role, isAway: true },
    { profileName: 'b', role },
  ]);
  await changeStoredKeys(path, { profileName: 'a' });
  expect(await readStoredKeys(path)).toStrictEqual([{ profileName: 'b', role }]);
});

test('the file keeps the form that earlier versions read', async () => {
  const path = await pathIn();
  await changeStoredKeys(path, { profileName: 'a', role });
  expect(JSON.parse(await readFile(path, 'utf8'))).toStrictEqual({ kept: [{ profileName: 'a', role: stored }] });
});

test('a renamed session takes its sections along, keys that are away too, and no others', async () => {
  const path = await pathIn();
  const other = { ...role, sourceId: 'other' };
  await changeStoredKeys(path, { profileName: 'a', role });
  await changeStoredKeys(path, { profileName: 'b', role: other });
  await changeStoredKeys(path, { profileName: 'c', role, isAway: true });
  await renameStoredSession(path, 'corp', 'acme');
  expect(await readStoredKeys(path)).toStrictEqual([
    { profileName: 'a', role: { ...role, sourceId: 'acme' } },
    { profileName: 'b', role: other },
    { profileName: 'c', role: { ...role, sourceId: 'acme' }, isAway: true },
  ]);
});

test('a change that changes nothing writes nothing', async () => {
  const path = await pathIn();
  await changeStoredKeys(path, { profileName: 'a' });
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

test.each([
  ['', []],
  ['{"kept": {}}', []],
  ['null', []],
  ['7', []],
  [
    JSON.stringify({
      kept: [
        null,
        'x',
        { profileName: 'a' },
        { profileName: 'a', role: 'Admin' },
        { profileName: 'a', role: { ...stored, sessionName: 1 } },
        { profileName: 7, role: stored },
        { role: stored },
        { profileName: 'b', role: { ...stored, x: 1 } },
      ],
    }),
    [{ profileName: 'b', role }],
  ],
  [JSON.stringify({ kept: [{ profileName: 'a', role: stored, isAway: false, x: 1 }] }), [{ profileName: 'a', role }]],
])('of %j what has the right form is read', async (text, kept) => {
  const path = await pathIn();
  await mkdir(dirname(path));
  await writeFile(path, text);
  expect(await readStoredKeys(path)).toStrictEqual(kept);
});

test('a list that cannot be read is not written over', async () => {
  const path = await pathIn();
  await changeStoredKeys(path, { profileName: 'a', role });
  const bytes = 65 * 1024 * 1024;
  await truncate(path, bytes);
  await expect(changeStoredKeys(path, { profileName: 'b', role })).rejects.toMatchObject({ code: 'diskFailed' });
  expect((await stat(path)).size).toBe(bytes);
});
