import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billOfMaterials, type BillOfMaterials, type Bundled } from './bill-of-materials.ts';
import { checksums } from './checksums.ts';
import { collectPackages, PACKAGES } from './collect-packages.ts';
import { fillTemplates } from './fill-templates.ts';
import { notesOf } from './notes.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
const builder = createRequire(path.join(root, 'node_modules/app-builder-lib/package.json'));
const { load }: { load: (text: string) => Manifest } = builder('js-yaml');
const {
  archFromString,
  getArtifactArchName,
}: { archFromString: (name: string) => number; getArtifactArchName: (arch: number, ext: string) => string } =
  builder('builder-util');
interface Manifest {
  readonly [name: string]: unknown;
  readonly Installers?: readonly { readonly InstallerSha256: string }[];
}

const ARTIFACTS = Object.values(PACKAGES).flat();

interface Targets {
  readonly artifactName: string;
  readonly linux: { readonly target: readonly { readonly target: string; readonly arch: readonly string[] }[] };
  readonly mac: Targets['linux'];
  readonly win: Targets['linux'];
  readonly appImage: { readonly artifactName: string };
  readonly nsis: { readonly artifactName: string };
}

/** The name that electron-builder gives to a package, by its own words for processors. */
function artifactOf(config: Targets, system: string, target: string, arch: string): string {
  const pattern =
    { AppImage: config.appImage.artifactName, nsis: config.nsis.artifactName }[target] ?? config.artifactName;
  const ext = target === 'nsis' ? 'exe' : target;
  const archName = getArtifactArchName(archFromString(arch), ext);
  return pattern.replace('${os}', system).replace('${arch}', archName).replace('${ext}', ext);
}

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

describe('the packages of a release', () => {
  const builtDir = (): string => path.join(dir, 'built');
  beforeAll(async () => {
    for (const [system, names] of Object.entries(PACKAGES)) {
      await mkdir(path.join(builtDir(), `packages-${system}`), { recursive: true });
      for (const name of names) await writeFile(path.join(builtDir(), `packages-${system}`, name), `${system} ${name}`);
    }
  });

  test('are those that electron-builder.yml makes', async () => {
    const config = load(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')) as unknown as Targets;
    const made = [config.linux, config.mac, config.win].map(({ target }, index) =>
      target.flatMap((one) =>
        one.arch.map((arch) => artifactOf(config, ['linux', 'mac', 'win'][index] ?? '', one.target, arch)),
      ),
    );
    expect(made.map((names) => names.toSorted())).toEqual(
      Object.values(PACKAGES).map((names) => [...names].toSorted()),
    );
  });

  test('are all taken, each from its own system’s build and nothing else', async () => {
    const windows = path.join(builtDir(), 'packages-Windows');
    await writeFile(path.join(windows, 'Daypass-linux-amd64.deb'), 'not of this system');
    await writeFile(path.join(windows, 'Daypass-Setup-x64.exe.blockmap'), '');
    const releaseDir = path.join(dir, 'collected');
    await collectPackages(builtDir(), releaseDir);
    expect((await readdir(releaseDir)).toSorted()).toEqual(Object.values(PACKAGES).flat().toSorted());
    expect(await readFile(path.join(releaseDir, 'Daypass-linux-amd64.deb'), 'utf8')).toBe(
      'Linux Daypass-linux-amd64.deb',
    );
  });

  test('are not collected where one is missing, or is a link', async () => {
    const dmg = path.join(builtDir(), 'packages-macOS/Daypass-mac-universal.dmg');
    await rm(dmg);
    await expect(collectPackages(builtDir(), path.join(dir, 'without'))).rejects.toThrow(
      /universal\.dmg was not built/,
    );
    await symlink('/etc/hostname', dmg);
    await expect(collectPackages(builtDir(), path.join(dir, 'linked'))).rejects.toThrow(/universal\.dmg was not built/);
    expect(await readdir(dir)).not.toContain('without');
  });
});

test('a release is put together out of what was built, as the workflow does it', async () => {
  const [builtDir, releaseDir] = [path.join(dir, 'built-all'), path.join(dir, 'release')];
  for (const [system, names] of Object.entries(PACKAGES)) {
    await mkdir(path.join(builtDir, `packages-${system}`), { recursive: true });
    for (const name of names) await writeFile(path.join(builtDir, `packages-${system}`, name), `bytes of ${name}`);
  }
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const finish = (tag: string) =>
    run(process.execPath, [path.join(root, 'scripts/release.ts'), 'finish', tag, builtDir, releaseDir], {
      env: { ...process.env, GITHUB_REPOSITORY: 'owner/name' },
    });
  await expect(finish('v99.0.0')).rejects.toThrow(`The tag is v99.0.0, and package.json says ${version}.`);
  await finish(`v${version}`);
  const added = ['SHA256SUMS', 'daypass.cdx.json', 'package-managers.tar.gz'];
  expect((await readdir(releaseDir)).toSorted()).toEqual([...added, ...ARTIFACTS].toSorted());
  const checked = await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: releaseDir });
  expect(checked.stdout.trim().split('\n')).toHaveLength(ARTIFACTS.length + 2);
  const managers = await run('tar', ['-xzOf', path.join(releaseDir, 'package-managers.tar.gz'), './aur/PKGBUILD']);
  expect(managers.stdout).toContain(`pkgver=${version}\n`);
  const { components }: BillOfMaterials = JSON.parse(await readFile(path.join(releaseDir, 'daypass.cdx.json'), 'utf8'));
  expect(components.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@aws-sdk/client-sso', 'electron', 'react', 'saxes', 'zod']),
  );
  expect(components.filter(({ hashes }) => hashes.length === 0)).toEqual([]);
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
    expect(components[2]?.licenses).toEqual([]);
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
