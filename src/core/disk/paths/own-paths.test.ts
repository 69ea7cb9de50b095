import { expect, test } from 'vitest';
import { ownPaths } from './own-paths.ts';

test.each([
  ['linux', {}, '/home/ann/.local/share/daypass'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/daypass'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ann/.local/share/daypass'],
  ['linux', { DAYPASS_HOME: '/opt/dp', XDG_DATA_HOME: '/data' }, '/opt/dp'],
  ['darwin', {}, '/home/ann/Library/Application Support/Daypass'],
] as const)('on %s with %j our folder is %s', (platform, env, dir) => {
  expect(ownPaths({ platform, homeDir: '/home/ann', env }).dir).toBe(dir);
});

test('on Windows it is the local, not the roaming, application data', () => {
  const windows = { platform: 'win32', homeDir: 'C:\\Users\\ann' } as const;
  expect(ownPaths({ ...windows, env: { LOCALAPPDATA: 'D:\\Local' } }).dir).toBe('D:\\Local\\Daypass');
  expect(ownPaths({ ...windows, env: { LOCALAPPDATA: 'Local' } }).dir).toBe('C:\\Users\\ann\\AppData\\Local\\Daypass');
  expect(ownPaths({ ...windows, env: {} }).preferencesPath).toBe(
    'C:\\Users\\ann\\AppData\\Local\\Daypass\\preferences.json',
  );
});
