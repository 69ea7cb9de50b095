import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const LEAST_MAJOR = 20;

/** The oldest Node here that the command line promises to run on: the machine's own may be older than the one that runs the tests. */
export function oldestNode(): string {
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  const found = folders
    .map((folder) => path.join(folder, 'node'))
    .filter(isExecutable)
    .map((file) => ({ file, major: majorOf(file) }));
  const own = { file: process.execPath, major: Number(process.versions.node.split('.')[0]) };
  const able = [own, ...found].filter(({ major }) => major >= LEAST_MAJOR);
  return able.toSorted((a, b) => a.major - b.major)[0]?.file ?? own.file;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function majorOf(node: string): number {
  return Number(/^v(\d+)\./.exec(execFileSync(node, ['--version'], { encoding: 'utf8' }))?.[1] ?? 0);
}
