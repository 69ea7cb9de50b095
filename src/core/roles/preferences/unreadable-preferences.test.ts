import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readBounded } from '../../disk/read/read-bounded.ts';
import { patientPorts } from '../../disk/testing/instant-ports.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { RolePreferences } from './role-preferences.ts';

vi.mock('../../disk/read/read-bounded.ts', { spy: true });

test('a file that cannot be read for the moment loses nothing, and its marks stay known', async () => {
  const folder = await tempFolder(onTestFinished);
  const preferencesPath = path.join(folder, 'preferences.json');
  const log = { info: () => undefined, warn: () => undefined };
  const places = { preferencesPath, locksDir: path.join(folder, 'locks') };
  const preferences = new RolePreferences(places, { ...patientPorts(), log }, () => undefined);
  await preferences.markAccount({ sourceId: 'corp', accountId: '111122223333', production: true });
  const before = await readFile(preferencesPath, 'utf8');
  const unreadable = { at: 'unreadable', cause: Object.assign(new Error('full'), { code: 'EMFILE' }) } as const;
  vi.mocked(readBounded).mockResolvedValueOnce(unreadable);
  await preferences.load();
  expect(preferences.roles.accountMarks).toHaveLength(1);
  vi.mocked(readBounded).mockResolvedValueOnce(unreadable);
  const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
  await preferences.noteRecent(role);
  expect(preferences.roles.recents).toEqual([role]);
  expect(await readFile(preferencesPath, 'utf8')).toBe(before);
});
