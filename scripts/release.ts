import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildProgram } from './build.ts';
import { billOfMaterials, bundledInto } from './release/bill-of-materials.ts';
import { checksums } from './release/checksums.ts';
import { fillTemplates } from './release/fill-templates.ts';
import { notesOf } from './release/notes.ts';

/**
 * What .github/workflows/release.yml does besides building:
 *   release.ts notes vX.Y.Z          prints the changelog of this version
 *   release.ts finish vX.Y.Z DIR     puts the SBOM, the package managers' files and SHA256SUMS beside the packages in DIR
 */

const root = path.join(import.meta.dirname, '..');

async function release([step, tag = '', dir]: readonly string[]): Promise<void> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json says ${version}.`);
  if (step === 'notes') {
    process.stdout.write(notesOf(await readFile(path.join(root, 'CHANGELOG.md'), 'utf8'), version));
    return;
  }
  if (step !== 'finish' || dir === undefined) throw new Error('Usage: release.ts notes TAG | finish TAG DIR');
  const repository = process.env['GITHUB_REPOSITORY'];
  if (repository === undefined) throw new Error('GITHUB_REPOSITORY is not set.');
  await addManagerFiles({ version, repository, artifactsDir: dir });
  await addBillOfMaterials(version, dir);
  await writeFile(path.join(dir, 'SHA256SUMS'), await checksums(dir));
}

async function addManagerFiles(filling: Parameters<typeof fillTemplates>[0]): Promise<void> {
  const workDir = await mkdtemp(path.join(tmpdir(), 'daypass-release-'));
  try {
    await fillTemplates(filling, workDir);
    const archive = path.resolve(filling.artifactsDir, 'package-managers.tar.gz');
    await promisify(execFile)('tar', ['-czf', archive, '-C', workDir, '.']);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function addBillOfMaterials(version: string, dir: string): Promise<void> {
  const programs = ['main', 'preload', 'renderer', 'cli'] as const;
  for (const program of programs) await buildProgram(program);
  const bundled = await bundledInto(path.join(root, 'out'), ['main', 'renderer', 'cli']);
  const lock: { packages: Parameters<typeof billOfMaterials>[2] } = JSON.parse(
    await readFile(path.join(root, 'package-lock.json'), 'utf8'),
  );
  const bill = billOfMaterials(version, bundled, lock.packages);
  await writeFile(path.join(dir, 'daypass.cdx.json'), `${JSON.stringify(bill, undefined, 2)}\n`);
}

await release(process.argv.slice(2));
