import { app, safeStorage } from 'electron';
import { createEngine, type OwnPaths, type Surroundings } from '../core/index.ts';
import type { AppFiles } from './app-files.ts';
import { secretClipboard } from './clipboard/clipboard.ts';
import { aboutCommands } from './about/about-commands.ts';
import { actNotices } from './notices/action-notices.ts';
import { commandHandlers } from './commands/handlers.ts';
import { trayActs } from './commands/tray-acts.ts';
import { withPendingWrites } from './commands/with-pending-writes.ts';
import { messagesFor } from '../presenter/messages/index.ts';
import { safeText } from '../presenter/words/safe-text.ts';
import { portalConsent } from './browsers/portal-consent.ts';
import { nativeDialogs } from './native-dialogs.ts';
import { openActivityAndNotices } from './notices/activity-and-notices.ts';
import { bind } from './ipc/bind.ts';
import { startBackgroundListing } from './state/background-listing.ts';
import { quitAfter, type SecondStart } from './desktop/lifecycle.ts';
import { notices } from './notices/notifications.ts';
import { wallAlarm } from './ports/alarm.ts';
import { gatedBrowser } from './ports/browser.ts';
import type { LogFile } from './ports/log-file.ts';
import { systemClock as clock, systemProxy, systemRandom } from './ports/system-ports.ts';
import { wakeOnReconnect } from './desktop/power.ts';
import { openSettings } from '../core/index.ts';
import { statePublisher } from './state/state-publisher.ts';
import { hardenSessions } from './security/harden.ts';
import { keyServiceHost } from './service/key-service-host.ts';
import { settingsEffects } from './settings/settings-effects.ts';
import { launchTarget } from './window/launch-target.ts';
import { systemClipboard } from './clipboard/system-clipboard.ts';
import { appTray } from './tray/app-tray.ts';
import { APP } from './requester.ts';
import { hasTrayHost } from './tray/tray-host.ts';
import { watchStatusNotifierHost } from './tray/watch-status-notifier-host.ts';
import { osVault } from './desktop/vault.ts';
import { appWindow } from './window/app-window.ts';
import { dockFollowsWindows } from './window/dock.ts';
import { windowFailures } from './window-failures.ts';

export interface ShellParts {
  readonly surroundings: Surroundings;
  readonly own: OwnPaths;
  readonly files: AppFiles;
  readonly log: LogFile;
  /** Takes what a second start of the app does in this one. */
  readonly onSecondStart: (take: SecondStart) => void;
}

/** Puts the tray app together around the engine and starts it; to be called once Electron is ready. */
export async function startShell({ surroundings, own, files, log, onSecondStart }: ShellParts): Promise<void> {
  const { platform, env } = surroundings;
  await hardenSessions(files.rendererDir, log);
  let isTrayMissing = !(await hasTrayHost(platform, env));
  const trayMissing = (): boolean => isTrayMissing;
  const locales = app.getPreferredSystemLanguages();
  const preferences = await openSettings(own.settingsPath, { platform, env, locales }, log);
  log.detailWhen(() => preferences.now().detailedLog);
  const alarm = wallAlarm(clock);
  const ports = { clock, alarm, random: systemRandom, log, surroundings };
  const dialogs = nativeDialogs();
  const consent = portalConsent({
    state: () => engine.state,
    confirm: (host) => {
      const words = messagesFor(preferences.now().language).dialogs;
      const question = { message: words.portalMessage(safeText(host)), detail: words.portalDetail };
      return dialogs.confirm({ ...question, yes: words.portalYes, no: words.no });
    },
  });
  const browser = gatedBrowser({ ...ports, preferences, consent });
  const comesFirst = (): boolean => preferences.now().proxy.by !== 'system';
  const vault = osVault(safeStorage, platform, () => preferences.now().keepKeysInVault);
  const engine = createEngine({
    ...ports,
    browser: browser.signIns,
    systemProxy: { ...systemProxy, comesFirst },
    vault,
    settings: preferences,
    requester: APP,
  });
  preferences.subscribe((now, before) => {
    // What lies in the vault goes at once, not at the next use.
    if (before.keepKeysInVault && !now.keepKeysInVault) void engine.reload();
  });

  const copies = secretClipboard(systemClipboard(platform), clock, alarm);
  const showNotice = notices({ platform, files, log, onAct: (act) => perform(act) });
  const common = { engine, clock, alarm, platform, preferences, log, showNotice };
  const telling = actNotices(common);
  const settings = settingsEffects({
    ...common,
    surroundings,
    onHotkey: () => window.toggle(),
    onProxyChange: () => engine.wake(),
    ...telling,
  });
  const about = aboutCommands({ engine, surroundings, files, copies, trayMissing, failures: windowFailures(log) });
  const window = appWindow({
    files,
    log,
    trayMissing,
    pushNavigation: (navigation) => publish('navigation', navigation),
  });
  const followUp = await openActivityAndNotices(own.dir, { ...common, window, dialogs });
  const { activity } = followUp;
  const deps = { ...common, dialogs, browser, copies, settings, about, activity, redraw: () => shown.redraw() };
  const writes = withPendingWrites(followUp.after(commandHandlers(deps)));
  const { handlers } = writes;
  const perform = trayActs(handlers, window, { ...telling, quit: () => app.quit(), log });
  const tray = appTray({ platform, files, onAct: perform, onClick: () => window.show() });
  const topics = {
    status: () => shown.status(),
    directory: () => shown.directory(),
    navigation: () => window.takeNavigationRequest(),
    settings: () => preferences.now(),
  };
  const keyService = keyServiceHost({ ...common, ports, ownDir: own.dir });
  const publish = bind({ handlers, window, topics, log });
  const shown = statePublisher({ ...common, trayMissing, vault, tray, publish });

  // A panel that starts after the app, as at login, would never show the icon that was made without it.
  const onTrayHost = (): void => {
    isTrayMissing = false;
    tray.remove();
    shown.redraw();
  };
  const stopWatching = isTrayMissing ? watchStatusNotifierHost(env, onTrayHost) : () => undefined;

  quitAfter([stopWatching, window.dispose, shown.stop, settings.stop, followUp.stop], () =>
    Promise.all([
      writes.finished(),
      keyService.stop().then(() => engine.stop()),
      copies.clearOurs(),
      preferences.settled(),
      followUp.settled(),
    ]),
  );
  onSecondStart((args) => {
    const navigation = launchTarget(args);
    if (navigation !== 'quiet') window.show(navigation === 'window' ? undefined : navigation);
  });
  dockFollowsWindows(app, () => window.show());
  await settings.start();
  await engine.start();
  await keyService.start();
  consent.allowConfigured();
  shown.start();
  followUp.start();
  const listing = startBackgroundListing(common);
  wakeOnReconnect(engine, () => {
    alarm.lookAgain();
    engine.wake();
    listing.tryAgain();
  });
  const navigation = launchTarget(process.argv);
  // A person who starts the app by hand sees it. Only a start at login is quiet.
  if (navigation === 'window') window.show();
  if (typeof navigation === 'object') window.show(navigation);
}
