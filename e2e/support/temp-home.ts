import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../../src/shared/domain/settings.ts';

export interface TempHome {
  readonly homeDir: string;
  readonly configFile: string;
  readonly tokenCacheDir: string;
  /** A whole environment for a program that must see nothing of the real user's: no AWS_*, no XDG_* of theirs. */
  env(extra: Readonly<Record<string, string>>): Record<string, string>;
  /** Puts settings where the app keeps what a person chose, in this home or another. The first start's overview is left. */
  storeSettings(settings: Partial<Settings>, inHomeDir?: string): Promise<void>;
  remove(): Promise<void>;
}

/** A home of the test's own: all that the app, the AWS CLI and Chromium may read or leave behind lies in it. */
export async function makeTempHome(): Promise<TempHome> {
  const dir = await mkdtemp(path.join(tmpdir(), 'daypass-e2e-'));
  const homeDir = path.join(dir, 'home');
  const runtimeDir = path.join(dir, 'run');
  await mkdir(homeDir, { mode: 0o700 });
  await mkdir(runtimeDir, { mode: 0o700 });
  return {
    homeDir,
    configFile: path.join(homeDir, '.aws', 'config'),
    tokenCacheDir: path.join(homeDir, '.aws', 'sso', 'cache'),
    env: (extra) => ({
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      HOME: homeDir,
      LANG: 'en_US.UTF-8',
      TZ: 'UTC',
      TMPDIR: dir,
      DAYPASS_SERVICE: 'off',
      XDG_RUNTIME_DIR: runtimeDir,
      XDG_CONFIG_HOME: path.join(homeDir, '.config'),
      XDG_DATA_HOME: path.join(homeDir, '.local', 'share'),
      XDG_CACHE_HOME: path.join(homeDir, '.cache'),
      ...extra,
    }),
    async storeSettings(settings, inHomeDir = homeDir) {
      const ownDir = path.join(inHomeDir, '.local', 'share', 'daypass');
      await mkdir(ownDir, { recursive: true, mode: 0o700 });
      await writeFile(path.join(ownDir, 'shell.json'), JSON.stringify({ overviewLeft: true, ...settings }), {
        mode: 0o600,
      });
    },
    // Chromium's helpers may still be writing for a moment after the app is gone.
    remove: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }),
  };
}
