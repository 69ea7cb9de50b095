import { app, globalShortcut, nativeTheme, session } from 'electron';
import type { Log, Surroundings } from '../../core/index.ts';
import { ownAppImage } from '../../core/light.ts';
import { toDaypassError, type DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { proxyConfig } from '../desktop/chosen-proxy.ts';
import { hotkey } from '../desktop/hotkey.ts';
import { loginItem } from '../desktop/login-item.ts';
import type { SettingsStore } from '../../core/index.ts';

export interface SettingsEffects {
  /** What the settings ask of the desktop is asked for. A hotkey that can't be had is told, and no reason not to start. */
  start(): Promise<void>;
  /** Carried out first, then kept: what the desktop refuses is not kept either. Rejects: hotkeyTaken, proxyInvalid, fileForbidden. */
  change(change: Partial<Settings>): Promise<void>;
  readonly stop: () => void;
}

export interface SettingsEffectsDeps {
  readonly surroundings: Surroundings;
  readonly preferences: SettingsStore;
  readonly log: Log;
  readonly onHotkey: () => void;
  /** The AWS transport is another one now. */
  readonly onProxyChange: () => void;
  readonly onFailure: (error: DaypassError) => void;
}

/** What settings do to the desktop around us: theme, hotkey, proxy, start at login. */
export function settingsEffects(deps: SettingsEffectsDeps): SettingsEffects {
  const { preferences } = deps;
  const keys = hotkey(globalShortcut, deps.onHotkey);
  const login = loginItem({ app, surroundings: deps.surroundings, command: startCommand(deps.surroundings) });

  return {
    async start() {
      const settings = preferences.now();
      nativeTheme.themeSource = settings.theme;
      // Left alone, Chromium follows the system, or what its own switches say.
      if (settings.proxy.by !== 'system') await session.defaultSession.setProxy(proxyConfig(settings.proxy));
      await login.follow().catch((thrown: unknown) => {
        deps.log.warn('loginItem.stale', { code: toDaypassError(thrown).code });
      });
      const launchAtLogin = await login.isOn();
      // Switched on or off in the desktop's own settings since: the desktop is right.
      if (launchAtLogin !== settings.launchAtLogin) preferences.set({ launchAtLogin });
      try {
        keys.hold(settings.hotkey);
      } catch (thrown) {
        const error = toDaypassError(thrown);
        deps.log.warn('hotkey.notHeld', { code: error.code });
        deps.onFailure(error);
      }
    },
    async change(change) {
      const proxy = change.proxy && proxyConfig(change.proxy);
      if (change.hotkey !== undefined) keys.hold(change.hotkey);
      if (change.launchAtLogin !== undefined) await login.set(change.launchAtLogin);
      if (change.theme !== undefined) nativeTheme.themeSource = change.theme;
      if (proxy !== undefined) await session.defaultSession.setProxy(proxy);
      preferences.set(change);
      if (proxy !== undefined) deps.onProxyChange();
    },
    stop: () => keys.dispose(),
  };
}

/** An AppImage runs from a mount that is gone at the next login; the image itself is named by APPIMAGE. */
function startCommand({ env }: Surroundings): readonly [string, ...string[]] {
  const image = ownAppImage({ env, resourcesDir: process.resourcesPath });
  if (image !== undefined) return [image];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}
