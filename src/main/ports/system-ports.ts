import { randomBytes } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import { session } from 'electron';
import type { Clock, Random, Surroundings, SystemProxy } from '../../core/index.ts';
import { homeFolder } from '../../shared/text/home-folder.ts';
import { parseProxyList } from './proxy-list.ts';

export const systemClock: Clock = { nowMillis: () => Date.now(), steadyMillis: () => performance.now() };

export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  fraction: () => Math.random(),
};

export function systemSurroundings(): Surroundings {
  return {
    platform: process.platform,
    homeDir: homeFolder(process.platform, homedir, () => userInfo().homedir),
    env: { ...process.env },
  };
}

/** The desktop's proxy settings and PAC script, as Chromium resolves them. To be asked once the app is ready. */
export const systemProxy: SystemProxy = {
  resolve: async (url) => parseProxyList(await session.defaultSession.resolveProxy(url)),
};
