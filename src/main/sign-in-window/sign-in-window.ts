import { rm } from 'node:fs/promises';
import type { BaseWindow } from 'electron';
import {
  windowDataDir,
  type Log,
  type OwnPaths,
  type SettingsStore,
  type SignInWindow,
  type Surroundings,
} from '../../core/index.ts';
import { AddressBars } from './address-bar.ts';
import { browserProxy } from './browser-proxy.ts';
import { trustExtraAuthorities } from './certificate-trust.ts';
import { SignInAttempt } from './sign-in-attempt.ts';
import { signInSession, type SignInSession } from './sign-in-session.ts';

export interface SignInWindowDeps {
  readonly surroundings: Surroundings;
  readonly own: Pick<OwnPaths, 'electronDir'>;
  readonly preferences: Pick<SettingsStore, 'now'>;
  readonly iconFile: string;
  readonly log: Log;
  readonly onWindow: (window: BaseWindow) => void;
}

export interface AppSignInWindow extends SignInWindow {
  /** Shows the window of the sign-in that began at the URL. False where there is none. */
  bringForward(startUrl: string): boolean;
}

/** The engine's port for sign-in pages in a window of the app. */
export function appSignInWindow(deps: SignInWindowDeps): AppSignInWindow {
  const { surroundings, preferences, log, own } = deps;
  const bars = new AddressBars(log);
  const sessions = new Map<string, SignInSession>();

  const sessionOf = (applicationId: string): SignInSession => {
    const known = sessions.get(applicationId) ?? signInSession(applicationId, log);
    sessions.set(applicationId, known);
    return known;
  };

  return {
    isPreferred: () => preferences.now().prefersSignInWindow,
    async obtainResponse(request) {
      const { applicationId, startUrl, signal } = request;
      const pages = sessionOf(applicationId);
      const proxy = browserProxy(preferences.now().proxy, surroundings.env, startUrl);
      await pages.session.setProxy(proxy.config);
      await trustExtraAuthorities(pages.session, surroundings, log);
      signal.throwIfAborted();
      const language = () => preferences.now().language;
      return SignInAttempt.start(request, {
        bars,
        own: pages,
        proxyServer: proxy.server,
        language,
        icon: deps.iconFile,
        onWindow: deps.onWindow,
      });
    },
    bringForward(startUrl) {
      const running = [...sessions.values()].find((each) => each.running?.startUrl === startUrl)?.running;
      running?.bringForward();
      return running !== undefined;
    },
    async forget(applicationId) {
      const used = sessions.get(applicationId);
      if (!used) {
        await rm(windowDataDir(own.electronDir, applicationId), { recursive: true, force: true, maxRetries: 5 });
        return;
      }
      const { session } = used;
      await Promise.all([session.clearStorageData(), session.clearCache(), session.clearAuthCache()]);
      await session.closeAllConnections();
      session.flushStorageData();
      await session.cookies.flushStore();
    },
  };
}
