import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finalTarget } from '../write/atomic-write.ts';

/**
 * Where a path leads, through links of its own and of its folders: the same before the file, or a folder above it,
 * exists as after. Never rejects: where that cannot be told, the path as it is.
 */
export async function realTarget(path: string): Promise<string> {
  const target = await finalTarget(path).catch(() => path);
  return join(await realFolder(dirname(target)), basename(target));
}

async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(await realFolder(parent), basename(folder));
  }
}
