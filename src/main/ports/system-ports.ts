import { randomBytes } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import { app, session } from 'electron';
import type { Clock, Random, Surroundings, SystemProxy } from '../../core/index.ts';
import { packagedCommand } from '../../core/light.ts';
import { homeFolder } from '../../shared/text/home-folder.ts';
import { parseProxyList } from './proxy-list.ts';

export const systemClock: Clock = { nowMillis: () => Date.now(), steadyMillis: () => performance.now() };

export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  fraction: () => Math.random(),
};

export function systemSurroundings(): Surroundings {
  const { platform, env, resourcesPath: resourcesDir } = process;
  const ownCommand = app.isPackaged ? packagedCommand({ platform, env, resourcesDir }) : undefined;
  return {
    platform,
    homeDir: homeFolder(platform, homedir, () => userInfo().homedir),
    env: { ...env },
    ...(ownCommand && { ownCommand }),
  };
}

/** The desktop's proxy settings and PAC script, as Chromium resolves them. To be asked once the app is ready. */
export const systemProxy: SystemProxy = {
  resolve: async (url) => parseProxyList(await session.defaultSession.resolveProxy(url)),
};
