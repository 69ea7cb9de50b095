import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureSocketFolder } from './socket-folder.ts';

let outer: string;
const folder = (): string => join(outer, 'daypass');

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'daypass-socket-'));
});

afterEach(() => rmSync(outer, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('the folder of the socket', () => {
  test('is created for its user alone, and taken again', () => {
    ensureSocketFolder(folder());
    ensureSocketFolder(folder());
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
  });

  test.each([0o770, 0o701, 0o777])('is refused with mode %o', (mode) => {
    mkdirSync(folder());
    chmodSync(folder(), mode);
    expect(() => ensureSocketFolder(folder())).toThrow('fileForbidden');
  });

  test('is refused as a link', () => {
    mkdirSync(join(outer, 'elsewhere'), { mode: 0o700 });
    symlinkSync('elsewhere', folder());
    expect(() => ensureSocketFolder(folder())).toThrow('fileForbidden');
  });

  test('is refused below a folder in which others may replace it, unless that is sticky', () => {
    chmodSync(outer, 0o777);
    expect(() => ensureSocketFolder(folder())).toThrow('fileForbidden');
    chmodSync(outer, 0o1777);
    expect(() => ensureSocketFolder(folder())).not.toThrow();
  });

  test.skipIf(process.getuid?.() !== 0)('is refused as a folder of another user, also for root', () => {
    mkdirSync(folder(), { mode: 0o700 });
    chownSync(folder(), 65_534, 65_534);
    expect(() => ensureSocketFolder(folder())).toThrow('fileForbidden');
  });

  test.skipIf(process.getuid?.() !== 0)('is refused below a folder of another user', () => {
    chownSync(outer, 65_534, 65_534);
    expect(() => ensureSocketFolder(folder())).toThrow('fileForbidden');
  });
});
