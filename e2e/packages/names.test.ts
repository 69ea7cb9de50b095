import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { installPlace, packagedPlace, TAR } from '../../src/core/updates/testing/install-place.ts';
import { updateCommands } from '../../src/core/updates/update-commands.ts';
import { TEST_PACKAGES } from './support/test-packages.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');

const BUILT = {
  x64: ['Daypass-linux-amd64.deb', 'Daypass-linux-x64.tar.gz', 'Daypass-linux-x86_64.rpm', 'Daypass-x86_64.AppImage'],
  arm64: [
    'Daypass-arm64.AppImage',
    'Daypass-linux-aarch64.rpm',
    'Daypass-linux-arm64.deb',
    'Daypass-linux-arm64.tar.gz',
  ],
};

describe('the names of packages', () => {
  test.each([
    ['x64', TEST_PACKAGES.dir],
    ['arm64', TEST_PACKAGES.arm64.dir],
  ] as const)('for %s are those that `daypass version --check` fetches', async (arch, dir) => {
    const built = (await readdir(dir)).filter((name) => /^Daypass-(?!win-)/.test(name));
    expect(built.toSorted()).toEqual(BUILT[arch].toSorted());
    const env = { APPIMAGE: '/home/ann/D.AppImage', APPDIR: '/tmp/.mount_Day' };
    const places = [
      packagedPlace('/var/lib/dpkg/info/daypass.list'),
      packagedPlace('/var/lib/rpm/Packages'),
      installPlace(TAR),
      installPlace('/tmp/.mount_Day/resources', [], { env }),
    ];
    const feed = { latestUrl: 'https://example.com/latest', repositoryUrl: 'https://example.com' };
    const commands = places.flatMap((place) => updateCommands({ ...place, arch }, feed, '0.2.0')).join('\n');
    const fetched = new Set(commands.match(/Daypass-[\w-]+(?:\.tar)?\.\w+/g));
    expect([...fetched].toSorted()).toEqual(BUILT[arch].toSorted());
  });

  test.each(['README.md', 'README.ja.md'])('for x64 are those in %s', async (file) => {
    const text = await readFile(path.join(root, file), 'utf8');
    const named = new Set(text.match(/Daypass-[\w-]*\w\.(?:deb|rpm|tar\.gz|AppImage)/g));
    expect([...named].toSorted()).toEqual(BUILT.x64.toSorted());
  });
});

describe('for arm64', () => {
  const { deb, rpm, tar } = TEST_PACKAGES.arm64;

  test('each package says its processor', async () => {
    expect((await run('dpkg-deb', ['-f', deb, 'Architecture'])).stdout).toBe('arm64\n');
    expect((await run('rpm', ['-qp', '--queryformat', '%{ARCH}', rpm])).stdout).toBe('aarch64');
    expect((await run('tar', ['-tzf', tar])).stdout).toMatch(/^Daypass-linux-arm64\//);
  });

  test('the deb and the rpm ask for what those for x64 ask for', async () => {
    const needs = async (file: string) => (await run('dpkg-deb', ['-f', file, 'Depends'])).stdout;
    expect(await needs(deb)).toBe(await needs(TEST_PACKAGES.deb[0] ?? ''));
    const rpmNeeds = async (file: string) => (await run('rpm', ['-qp', '--requires', file])).stdout;
    expect(await rpmNeeds(rpm)).toBe(await rpmNeeds(TEST_PACKAGES.rpm[0] ?? ''));
  });
});
