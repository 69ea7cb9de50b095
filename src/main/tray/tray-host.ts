import { hasStatusNotifierHost } from './status-notifier-host.ts';
import { isSelectionOwned, screenOf } from './x11-selection.ts';

/**
 * Whether something on this desktop shows our tray icon; Electron itself never says. On Linux a panel shows either
 * StatusNotifier icons or, as i3bar, polybar and tint2 do, those of the older System Tray protocol, to which Electron
 * falls back. Where neither can be found out the answer is no: an app that nobody can see helps nobody.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  const asked = [hasStatusNotifierHost(env), isSelectionOwned(env, `_NET_SYSTEM_TRAY_S${screenOf(env)}`)];
  const answers = await Promise.allSettled(asked);
  return answers.some((answer) => answer.status === 'fulfilled' && answer.value);
}
