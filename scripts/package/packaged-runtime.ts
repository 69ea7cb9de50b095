import type { FoundRuntime } from '../electron/electron-runtime.ts';

/**
 * Returns a sentence that says why this runtime can't be packaged and what to do, undefined if it can: people get the version
 * that package.json names and no other.
 */
export function whyNotPackaged({ version, distDir, source }: FoundRuntime, wanted: string): string | undefined {
  if (version === wanted) return undefined;
  const next =
    source === 'override'
      ? `Unset ELECTRON_OVERRIDE_DIST_PATH, or name a folder with ${wanted}.`
      : 'Run npm ci, and then try again: it is downloaded then.';
  return `${distDir} holds Electron ${version}, and package.json names ${wanted}. ${next}`;
}
