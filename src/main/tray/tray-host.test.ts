import { expect, test } from 'vitest';
import { hasTrayHost } from './tray-host.ts';

test('macOS and Windows always have a place for the icon', async () => {
  expect(await hasTrayHost('darwin', {})).toBe(true);
  expect(await hasTrayHost('win32', {})).toBe(true);
});

test.each([
  {},
  { DBUS_SESSION_BUS_ADDRESS: 'disabled:', DISPLAY: ':99999' },
  { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus', DISPLAY: 'elsewhere:0' },
])('with neither a bus nor an X server to ask, there is none: %j', async (env) => {
  expect(await hasTrayHost('linux', env)).toBe(false);
});
