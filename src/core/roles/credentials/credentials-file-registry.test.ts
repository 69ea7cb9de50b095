import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { changeStoredKeys, readStoredKeys } from './credentials-file-registry.ts';

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

test('a change that changes nothing writes nothing', async () => {
  const path = await pathIn();
  await changeStoredKeys(path, { profileName: 'a' });
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

test.each([
  ['', []],
  ['{"kept": {}}', []],
  ['{"kept": [null, {"profileName": "a"}, {"profileName": "a", "role": {"sessionName": 1}}]}', []],
  [JSON.stringify({ kept: [{ profileName: 'a', role: stored, isAway: false, x: 1 }] }), [{ profileName: 'a', role }]],
])('of %j as much as makes sense', async (text, kept) => {
  const path = await pathIn();
  await mkdir(dirname(path));
  await writeFile(path, text);
  expect(await readStoredKeys(path)).toStrictEqual(kept);
});
