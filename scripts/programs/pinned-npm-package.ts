import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const NPM_DEADLINE_MILLIS = 180_000;

/** A package of the npm registry that is no dependency: fetched where it is needed, and pinned by hash. */
export interface PinnedPackage {
  /** `name@version`. */
  readonly spec: string;
  /** In base64. */
  readonly sha512: string;
}

/** Returns the path of its tarball in `dir`. Rejects with npm's own words, or where the hash differs. */
export async function fetchPinnedPackage({ spec, sha512 }: PinnedPackage, dir: string): Promise<string> {
  // Inside `npm test` the project's own allow-remote=none is in force, and npm pack counts any tarball as remote.
  const env = { ...process.env, npm_config_allow_remote: 'all' };
  const options = { cwd: dir, timeout: NPM_DEADLINE_MILLIS, env };
  // `--silent` would hide why npm refused.
  await promisify(execFile)('npm', ['pack', '--loglevel=error', spec], options).catch((thrown: unknown) => {
    throw new Error(`npm pack ${spec} failed: ${wordsOf(thrown)}`);
  });
  const name = (await readdir(dir)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack left no archive of ${spec}`);
  const archive = path.join(dir, name);
  requireHash(await readFile(archive), 'sha512', 'base64', sha512, spec);
  return archive;
}

export function requireHash(
  content: Buffer,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64',
  expected: string,
  what: string,
): void {
  const actual = createHash(algorithm).update(content).digest(encoding);
  if (actual !== expected) throw new Error(`integrity mismatch of ${what}: ${algorithm} is ${actual}, not ${expected}`);
}

/** What npm wrote, but for the line about its log file. */
function wordsOf(thrown: unknown): string {
  const { stderr = '', message = '' } = thrown as { stderr?: string; message?: string };
  const lines = stderr.split('\n').filter((line) => line !== '' && !line.includes('complete log'));
  return lines.length > 0 ? lines.map((line) => line.replace(/^npm error /, '')).join(' ') : message;
}
