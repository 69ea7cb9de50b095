import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildInto } from './build.ts';
import { billOfMaterials, bundledInto } from './release/bill-of-materials.ts';
import { checksums } from './release/checksums.ts';
import { collectPackages } from './release/collect-packages.ts';
import { fillTemplates } from './release/fill-templates.ts';
import { notesOf } from './release/notes.ts';

/**
 * What .github/workflows/release.yml does besides building:
 *   release.ts notes vX.Y.Z              prints the changelog of this version
 *   release.ts finish vX.Y.Z BUILT DIR   makes DIR out of the packages that BUILT has for each system: with the SBOM, the files for
 *                                        package managers and SHA256SUMS
 */

const root = path.join(import.meta.dirname, '..');

async function release([step, tag = '', builtDir, dir]: readonly string[]): Promise<void> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json says ${version}.`);
  if (step === 'notes') {
    process.stdout.write(notesOf(await readFile(path.join(root, 'CHANGELOG.md'), 'utf8'), version));
    return;
  }
  if (step !== 'finish' || builtDir === undefined || dir === undefined)
    throw new Error('Usage: release.ts notes TAG | finish TAG BUILT DIR');
  const repository = process.env['GITHUB_REPOSITORY'];
  if (repository === undefined) throw new Error('GITHUB_REPOSITORY is not set.');
  await collectPackages(builtDir, dir);
  await addManagerFiles({ version, repository, artifactsDir: dir });
  await addBillOfMaterials(version, dir);
  await writeFile(path.join(dir, 'SHA256SUMS'), await checksums(dir));
}

async function addManagerFiles(filling: Parameters<typeof fillTemplates>[0]): Promise<void> {
  await inTempFolder(async (workDir) => {
    await fillTemplates(filling, workDir);
    const archive = path.resolve(filling.artifactsDir, 'package-managers.tar.gz');
    await promisify(execFile)('tar', ['-czf', archive, '-C', workDir, '.']);
  });
}

async function addBillOfMaterials(version: string, dir: string): Promise<void> {
  const bundled = await inTempFolder(async (outDir) => {
    for (const program of ['main', 'renderer', 'cli'] as const) await buildInto(outDir, program);
    return bundledInto(outDir, ['main', 'renderer', 'cli']);
  });
  const lock: { packages: Parameters<typeof billOfMaterials>[2] } = JSON.parse(
    await readFile(path.join(root, 'package-lock.json'), 'utf8'),
  );
  const bill = billOfMaterials(version, bundled, lock.packages);
  await writeFile(path.join(dir, 'daypass.cdx.json'), `${JSON.stringify(bill, undefined, 2)}\n`);
}

async function inTempFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), 'daypass-release-'));
  try {
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

await release(process.argv.slice(2));
