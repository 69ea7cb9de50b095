import type { FoundRuntime } from '../electron/electron-runtime.ts';

/** Returns why this runtime can't be packaged, in words: people get the version that package.json names and no other. Undefined if it can. */
export function whyNotPackaged({ version, distDir }: FoundRuntime, wanted: string): string | undefined {
  if (version === wanted) return undefined;
  return `${distDir} holds Electron ${version}, and package.json names ${wanted}. Unset ELECTRON_OVERRIDE_DIST_PATH, or name a folder with ${wanted}.`;
}
