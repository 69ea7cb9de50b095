import { session } from 'electron';
import type { SystemProxy } from '../../core/index.ts';
import { parseProxyList } from './proxy-list.ts';

/** The desktop's proxy settings and PAC script, as Chromium resolves them. To be asked once the app is ready. */
export const systemProxy: SystemProxy = {
  resolve: async (url) => parseProxyList(await session.defaultSession.resolveProxy(url)),
};
