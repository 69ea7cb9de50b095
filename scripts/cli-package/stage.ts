import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildInto } from '../build.ts';
import { manPage } from './man-page.ts';

const root = path.join(import.meta.dirname, '../..');
/** As the bundle is built for: scripts/build.ts. */
const NODE_RANGE = '>=20.18';

interface ProjectPackage {
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly author: string;
}

/**
 * Builds the npm package of the command line in a folder: the bundle where `out/cli` has it, a manifest without
 * dependencies and scripts, and the man page.
 */
export async function stageCliPackage(folder: string): Promise<void> {
  const project: ProjectPackage = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'man'), { recursive: true });
  await buildInto(path.join(folder, 'out'), 'cli');
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(manifestOf(project), undefined, 2)}\n`);
  await writeFile(path.join(folder, 'man/daypass.1'), manPage(project.version, await dateOf('CHANGELOG.md')));
  await copyFile(path.join(import.meta.dirname, 'README.md'), path.join(folder, 'README.md'));
  await copyFile(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
  await cp(path.join(root, 'docs/schemas'), path.join(folder, 'schemas'), { recursive: true });
}

function manifestOf({ version, description, license, author }: ProjectPackage): object {
  // As scripts/package.ts does it for the app: where newer releases are looked for.
  const repository = process.env['GITHUB_REPOSITORY'];
  return {
    name: 'daypass',
    version,
    description,
    keywords: ['aws', 'sso', 'iam-identity-center', 'credentials', 'cli'],
    license,
    author,
    ...(repository !== undefined && { repository: `github:${repository}` }),
    type: 'module',
    bin: { daypass: 'out/cli/daypass.mjs' },
    man: ['man/daypass.1'],
    files: ['out/cli', '!**/*.map', 'man', 'schemas'],
    engines: { node: NODE_RANGE },
  };
}

/** The day of the last change to a file, so that the same sources make the same page; today's where git knows none. */
async function dateOf(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['log', '-1', '--format=%cs', '--', file], { cwd: root }).catch(
    () => ({ stdout: '' }),
  );
  return stdout.trim() || new Date().toISOString().slice(0, 10);
}

/** Packs a staged folder into a tarball of a folder; returns its path. */
export async function packStaged(staged: string, into: string): Promise<string> {
  await mkdir(into, { recursive: true });
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', into], { cwd: staged });
  const packed: unknown = JSON.parse(stdout);
  const [first]: readonly unknown[] = Array.isArray(packed) ? packed : Object.values(packed ?? {});
  const isNamed = typeof first === 'object' && first !== null && 'filename' in first;
  if (!isNamed || typeof first.filename !== 'string') throw new Error('npm pack named no file.');
  return path.join(into, first.filename);
}
