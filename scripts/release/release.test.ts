import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billOfMaterials, type Bundled } from './bill-of-materials.ts';
import { checksums } from './checksums.ts';
import { fillTemplates } from './fill-templates.ts';
import { notesOf } from './notes.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
const builder = createRequire(path.join(root, 'node_modules/app-builder-lib/package.json'));
const { load }: { load: (text: string) => Manifest } = builder('js-yaml');
interface Manifest {
  readonly [name: string]: unknown;
  readonly Installers?: readonly { readonly InstallerSha256: string }[];
}

/** As electron-builder.yml names them. */
const ARTIFACTS = [
  ...['x64.dmg', 'universal.dmg'].map((end) => `Daypass-mac-${end}`),
  ...['x64', 'arm64'].flatMap((arch) => [
    `Daypass-Setup-${arch}.exe`,
    `Daypass-win-${arch}.zip`,
    `Daypass-linux-${arch}.tar.gz`,
  ]),
  ...['amd64', 'arm64'].map((arch) => `Daypass-linux-${arch}.deb`),
];

let dir: string;
let filledDir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-release-'));
  filledDir = path.join(dir, 'filled');
  await mkdir(path.join(dir, 'artifacts'));
  for (const name of ARTIFACTS) await writeFile(path.join(dir, 'artifacts', name), `bytes of ${name}`);
  await fillTemplates(
    { version: '1.2.3', repository: 'owner/name', artifactsDir: path.join(dir, 'artifacts') },
    filledDir,
  );
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const filled = (name: string): Promise<string> => readFile(path.join(filledDir, name), 'utf8');
const sha256 = (name: string): string => createHash('sha256').update(`bytes of ${name}`).digest('hex');

describe('the files for package managers', () => {
  test('have no placeholder left, and name no other version or repository', async () => {
    const files = (await readdir(filledDir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
    expect(files.length).toBeGreaterThanOrEqual(7);
    for (const { parentPath, name } of files) {
      const text = await readFile(path.join(parentPath, name), 'utf8');
      expect(text).not.toContain('__');
      expect(text).toContain('1.2.3');
      for (const [, repository] of text.matchAll(/https:\/\/github\.com\/([\w-]+\/[\w-]+)/g)) {
        expect(repository).toBe('owner/name');
      }
    }
  });

  test('Scoop’s is JSON with the hashes of both zips', async () => {
    const { architecture, bin } = JSON.parse(await filled('scoop/daypass.json'));
    expect(architecture['64bit'].hash).toBe(sha256('Daypass-win-x64.zip'));
    expect(architecture.arm64.hash).toBe(sha256('Daypass-win-arm64.zip'));
    expect(bin).toBe(String.raw`resources\bin\daypass.cmd`);
  });

  test('winget’s three fit each other', async () => {
    const names = ['Daypass.Daypass.yaml', 'Daypass.Daypass.installer.yaml', 'Daypass.Daypass.locale.en-US.yaml'];
    const manifests = await Promise.all(names.map(async (name) => load(await filled(`winget/${name}`))));
    expect(manifests.map((one) => one['ManifestType'])).toEqual(['version', 'installer', 'defaultLocale']);
    for (const one of manifests) {
      expect(one).toMatchObject({
        PackageIdentifier: 'Daypass.Daypass',
        PackageVersion: '1.2.3',
        ManifestVersion: '1.10.0',
      });
    }
    const installers = manifests[1]?.Installers ?? [];
    expect(installers.map((one) => one.InstallerSha256.toLowerCase())).toEqual([
      sha256('Daypass-Setup-x64.exe'),
      sha256('Daypass-Setup-arm64.exe'),
    ]);
  });

  test('the AUR’s is a bash script with the hashes of both debs', async () => {
    const file = path.join(filledDir, 'aur/PKGBUILD');
    const script = `. ${file} && echo $pkgver "$sha256sums_x86_64" "$sha256sums_aarch64" "$source_x86_64"`;
    const { stdout } = await run('bash', ['-c', script]);
    const [deb, armDeb] = [sha256('Daypass-linux-amd64.deb'), sha256('Daypass-linux-arm64.deb')];
    const source = 'https://github.com/owner/name/releases/download/v1.2.3/Daypass-linux-amd64.deb';
    expect(stdout).toBe(`1.2.3 ${deb} ${armDeb} daypass-bin-1.2.3-x86_64.deb::${source}\n`);
  });

  test('Homebrew’s and Nix’s hold the hash in their own form', async () => {
    expect(await filled('homebrew/daypass.rb')).toContain(`sha256 "${sha256('Daypass-mac-universal.dmg')}"`);
    const base64 = Buffer.from(sha256('Daypass-linux-x64.tar.gz'), 'hex').toString('base64');
    expect(await filled('nix/package.nix')).toContain(`hash = "sha256-${base64}"`);
  });

  test('are not written for a package that was not built', async () => {
    const release = { version: '1.2.3', repository: 'owner/name', artifactsDir: path.join(dir, 'nowhere') };
    await expect(fillTemplates(release, path.join(dir, 'again'))).rejects.toThrow('ENOENT');
  });
});

test('SHA256SUMS is what sha256sum checks', async () => {
  const artifacts = path.join(dir, 'artifacts');
  await writeFile(path.join(artifacts, 'SHA256SUMS'), await checksums(artifacts));
  const { stdout } = await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: artifacts });
  expect(stdout.trim().split('\n')).toHaveLength(ARTIFACTS.length);
  await writeFile(path.join(artifacts, ARTIFACTS[0] ?? ''), 'other bytes');
  await expect(run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: artifacts })).rejects.toThrow(
    'sha256sum',
  );
});

describe('the bill of materials', () => {
  const bundled: readonly Bundled[] = [
    { name: '@scope/a', version: '1.0.0', identifier: 'Apache-2.0' },
    { name: 'b', version: '2.0.0', identifier: '(MIT OR CC0-1.0)' },
    { name: 'b', version: '2.0.0', identifier: '(MIT OR CC0-1.0)' },
    { name: 'c', version: '3.0.0', identifier: null },
  ];

  test('lists each part once, with address, licence and the lockfile’s hash, and Electron', async () => {
    const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')).packages;
    const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
    const { components, specVersion } = billOfMaterials('1.2.3', bundled, {
      ...lock,
      'node_modules/x/node_modules/b': { version: '2.0.0', integrity },
    });
    expect(specVersion).toBe('1.6');
    expect(components.map(({ purl }) => purl)).toEqual([
      'pkg:npm/%40scope/a@1.0.0',
      'pkg:npm/b@2.0.0',
      'pkg:npm/c@3.0.0',
      `pkg:npm/electron@${lock['node_modules/electron'].version}`,
    ]);
    expect(components[1]).toMatchObject({
      licenses: [{ expression: 'MIT OR CC0-1.0' }],
      hashes: [{ alg: 'SHA-512', content: '07'.repeat(64) }],
    });
    expect(components[3]?.hashes).toHaveLength(1);
  });
});

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- new\n\n## [1.2.3] - 2026-11-01\n\n### Added\n\n- this\n\n## [1.2.2]\n\n- old\n';
  test('are the changelog’s section', () => {
    expect(notesOf(changelog, '1.2.3')).toBe('### Added\n\n- this\n');
  });
  test.each(['1.2.4', '1.2'])('are missing for %s, and that is an error', (version) => {
    expect(() => notesOf(changelog, version)).toThrow(`no section [${version}]`);
  });
});
