import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scene } from './scene.ts';

/** Does something in a fresh home of the scene, gone afterwards. */
export async function inHome<T>(scene: Pick<Scene, 'prepare'>, action: (homeDir: string) => Promise<T>): Promise<T> {
  const homeDir = await realpath(await mkdtemp(join(tmpdir(), 'daypass-torture-')));
  try {
    await scene.prepare(homeDir);
    return await action(homeDir);
  } finally {
    await rm(homeDir, { recursive: true, force: true });
  }
}

/** Does all of it, `width` at a time, and answers in order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  action: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await action(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** `npm run torture` goes the whole way; the suite a part that still meets every kind of call. */
export const isFull = process.env['DAYPASS_TORTURE'] === 'full';
