import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const root = path.join(import.meta.dirname, '../../..');

export interface DriverProgram {
  readonly entry: string;
  remove(): Promise<void>;
}

/** Bundles the driver into one file that plain Node starts fast: it is started for every single kill. */
export async function bundleDriver(): Promise<DriverProgram> {
  const folder = await mkdtemp(path.join(tmpdir(), 'daypass-driver-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    root,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: { driver: path.join(root, 'e2e/torture/driver/driver.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  });
  return {
    entry: path.join(folder, 'driver.cjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
