import { expect, test } from 'vitest';
import { parseStartMenuInternet } from './start-menu-internet.ts';

/** As reg.exe prints it on a German Windows. */
const PRINTED = [
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\StartMenuInternet\\Firefox-308046B0AF4A39CB',
  '    (Standard)    REG_SZ    Mozilla Firefox',
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\StartMenuInternet\\Firefox-308046B0AF4A39CB\\Capabilities',
  '    ApplicationName    REG_SZ    Firefox',
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\StartMenuInternet\\Firefox-308046B0AF4A39CB\\shell\\open\\command',
  '    (Standard)    REG_SZ    "D:\\Programme\\Mozilla Firefox\\firefox.exe"',
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\StartMenuInternet\\Odd\\shell\\open\\command',
  '    (Standard)    REG_EXPAND_SZ    C:\\odd\\odd.exe',
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\StartMenuInternet\\NoCommand',
  '    (Standard)    REG_SZ    Nothing',
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Evil\\shell\\open\\command',
  '    (Standard)    REG_SZ    C:\\evil.exe',
].join('\r\n');

test('browsers by their keys, in whatever language Windows is', () => {
  expect(parseStartMenuInternet(PRINTED)).toEqual([
    {
      key: 'Firefox-308046B0AF4A39CB',
      name: 'Mozilla Firefox',
      program: 'D:\\Programme\\Mozilla Firefox\\firefox.exe',
    },
    { key: 'Odd', name: 'Odd', program: 'C:\\odd\\odd.exe' },
  ]);
});

test('nothing comes of nothing', () => {
  expect(parseStartMenuInternet('')).toEqual([]);
  expect(parseStartMenuInternet('ERROR: The system was unable to find the specified registry key or value.')).toEqual(
    [],
  );
});
