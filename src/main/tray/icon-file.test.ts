import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { TrayIconName } from '../../presenter/tray/tray-icon.ts';
import { ACCOUNT_COLOURS } from '../../shared/domain/account-preferences.ts';
import { dotFile, trayIconFile } from './icon-file.ts';

const assetsDir = path.join(import.meta.dirname, '..', '..', '..', 'assets');
const NAMES: readonly TrayIconName[] = [
  'signedIn',
  'expiring',
  'expired',
  'working',
  'offline',
  'needsYou',
  'signedOut',
];

/** Width and height as the file itself says (PNG: the IHDR chunk; ICO: each entry of the directory). */
function sizesIn(file: string): readonly (readonly [number, number])[] {
  const bytes = readFileSync(file);
  if (file.endsWith('.png')) return [[bytes.readUInt32BE(16), bytes.readUInt32BE(20)]];
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => [
    bytes.readUInt8(6 + index * 16),
    bytes.readUInt8(7 + index * 16),
  ]);
}

const atTwice = (file: string): string => file.replace(/\.png$/, '@2x.png');

test.each(NAMES)('%s is drawn for every platform, panel and scale', (name) => {
  const mac = trayIconFile(assetsDir, 'darwin', name, 'dark');
  expect(path.basename(mac)).toBe(`${name}Template.png`);
  expect([sizesIn(mac), sizesIn(atTwice(mac))]).toEqual([[[16, 16]], [[32, 32]]]);
  for (const panel of ['light', 'dark'] as const) {
    const linux = trayIconFile(assetsDir, 'linux', name, panel);
    expect([sizesIn(linux), sizesIn(atTwice(linux))]).toEqual([[[22, 22]], [[44, 44]]]);
    expect(sizesIn(trayIconFile(assetsDir, 'win32', name, panel))).toEqual(
      [16, 20, 24, 32].map((side) => [side, side]),
    );
  }
});

test('no two states look alike, also without colour', () => {
  const templates = NAMES.map((name) => readFileSync(trayIconFile(assetsDir, 'darwin', name, 'light')).toString('hex'));
  expect(new Set(templates).size).toBe(NAMES.length);
});

test.each(ACCOUNT_COLOURS)('a %s dot is drawn at both scales', (colour) => {
  const file = dotFile(assetsDir, colour);
  expect([sizesIn(file), sizesIn(atTwice(file))]).toEqual([[[16, 16]], [[32, 32]]]);
});
