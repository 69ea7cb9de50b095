import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder on the real disk, gone after the test: pass vitest's `onTestFinished`. */
export async function tempFolder(onTestFinished: (remove: () => Promise<void>) => void): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'daypass-test-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
