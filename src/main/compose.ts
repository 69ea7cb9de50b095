import { app, shell, systemPreferences } from 'electron';
import {
  openSettings,
  type Alarm,
  type Engine,
  type OwnPaths,
  type SettingsStore,
  type Surroundings,
} from '../core/index.ts';
import { aboutCommands } from './about/about-commands.ts';
import { appEngine } from './app-engine.ts';
import { readRepository, type AppFiles } from './app-files.ts';
import { copiedKeysRecord } from './clipboard/copy-commands.ts';
import { projectPages } from './about/project-pages.ts';
import { secretClipboard } from './clipboard/clipboard.ts';
import { systemClipboard } from './clipboard/system-clipboard.ts';
import { commandHandlers } from './commands/handlers.ts';
import { trayActs } from './commands/tray-acts.ts';
import { withPendingWrites, type PendingWrites } from './commands/with-pending-writes.ts';
import { quitAfter, type SecondStart } from './desktop/lifecycle.ts';
import { wakeOnReconnect } from './desktop/power.ts';
import { fileOpener } from './doctor/file-opener.ts';
import { askByWindow } from './mfa/ask-by-window.ts';
import { actNotices } from './notices/action-notices.ts';
import { openActivityAndNotices } from './notices/activity-and-notices.ts';
import type { PortalConsent } from './browsers/portal-consent.ts';
import type { Palette } from './palette/palette-window.ts';
import { wallAlarm, type WallAlarm } from './ports/alarm.ts';
import type { LogFile } from './ports/log-file.ts';
import { systemClock as clock, systemRandom as random } from './ports/system-ports.ts';
import { hardenSessions } from './security/harden.ts';
import { keyServiceHost, type KeyServiceHost } from './service/key-service-host.ts';
import { settingsEffects } from './settings/settings-effects.ts';
import { startBackgroundListing, type BackgroundListingDeps } from './state/background-listing.ts';
import { statePublisher } from './state/state-publisher.ts';
import { appUpdates, updateHandlers } from './updates/app-updates.ts';
import { openUserInterface } from './user-interface.ts';
import { windowFailures } from './window-failures.ts';
import { drawAppMenu } from './window/draw-app-menu.ts';
import { followLaunches } from './window/follow-launches.ts';

export interface AppParts {
  readonly surroundings: Surroundings;
  readonly own: OwnPaths;
  readonly files: AppFiles;
  readonly log: LogFile;
  /** Registers what this instance does when the app is started again. */
  readonly onSecondStart: (take: SecondStart) => void;
}

/** Puts the tray app together and starts it; to be called once Electron is ready. */
export async function startApp({ surroundings, own, files, log, onSecondStart }: AppParts): Promise<void> {
  const { platform } = surroundings;
  await hardenSessions(files.rendererDir, log);
  const ui = await openUserInterface({ surroundings, files, own, log });
  const { window, palette, showNotice, dialogs, trayMissing } = ui;

  const alarm = wallAlarm(clock);
  const preferences = await openPreferences({ surroundings, own, log }, alarm);
  const ports = { clock, alarm, random, log, surroundings };
  const { engine, ...host } = appEngine({ ports, preferences, own, files, ui });
  const clipboard = openClipboard(platform, alarm);
  const base = { clock, alarm, platform, preferences, log, showNotice, window, palette, dialogs };
  const common = { engine, ...host, ...base, ...clipboard };
  const { copies } = clipboard;
  const repository = readRepository(files.packageFile);
  const updates = appUpdates({ ports: host.transport, repository, recordPath: own.updatesPath, preferences });
  const shown = statePublisher({ ...common, trayMissing, updates, tray: ui.tray, publish: ui.publish });
  const { whileClicked } = askByWindow({ ...common, redraw: shown.redraw });
  const followUp = await openActivityAndNotices(own.dir, common);
  const outcomes = actNotices(common);
  const settings = settingsEffects({
    ...common,
    surroundings,
    onHotkey: palette.toggle,
    onProxyChange: () => engine.wake(),
    onFailure: outcomes.onFailure,
  });
  const pages = projectPages(repository);
  const about = aboutCommands({ ...common, surroundings, files, pages, trayMissing, failures: windowFailures(log) });
  drawAppMenu({ ui, preferences, platform, pages });
  const openFile = fileOpener({ surroundings, openPath: (path) => shell.openPath(path) });
  const updating = updateHandlers({ ...common, updates });
  const { activity } = followUp;
  const deps = { ...common, settings, about, openFile, updating, activity, redraw: shown.redraw };
  const writes = withPendingWrites(followUp.after(commandHandlers(deps)));
  const keyService = keyServiceHost({ ...common, ports, ownDir: own.dir, touchId: systemPreferences });

  ui.connect({
    handlers: writes.handlers,
    topics: {
      status: shown.status,
      directory: shown.directory,
      navigation: () => window.takeNavigationRequest(),
      settings: () => preferences.now(),
      paletteShown: palette.shownCount,
    },
    onAct: trayActs(writes.handlers, ui, { ...outcomes, quit: () => app.quit(), log, whileAtWork: whileClicked }),
    redraw: shown.redraw,
  });
  quitAfter([ui.stop, shown.stop, () => updates.stop(), settings.stop, followUp.stop], () =>
    Promise.all([
      finish(writes, keyService, engine),
      copies.clearOurs(),
      preferences.settled(),
      followUp.settled(),
      ui.settled(),
    ]),
  );

  await startAll({ ...common, settings, keyService, shown, followUp, updates });
  followLaunches(ui, process.argv, onSecondStart);
}

interface Startable {
  start(): unknown;
}

interface Parts extends BackgroundListingDeps {
  readonly engine: Engine;
  readonly settings: Startable;
  readonly keyService: Startable;
  readonly shown: Startable;
  readonly followUp: Startable;
  readonly updates: Startable;
  readonly consent: Pick<PortalConsent, 'start'>;
  readonly alarm: WallAlarm;
  readonly palette: Pick<Palette, 'warmUp'>;
  readonly preferences: Pick<SettingsStore, 'now'>;
}

/** In the order of need: what the desktop was asked for, the engine, the service over it, then what shows its state. */
async function startAll(parts: Parts): Promise<void> {
  const { engine, alarm } = parts;
  await parts.settings.start();
  await engine.start();
  await parts.keyService.start();
  parts.consent.start(engine);
  parts.shown.start();
  parts.followUp.start();
  await parts.updates.start();
  // It comes up at once for those who call it by a key; the others need not have the memory taken.
  if (parts.preferences.now().hotkey !== null) parts.palette.warmUp();
  const listing = startBackgroundListing(parts);
  wakeOnReconnect(engine, () => {
    alarm.lookAgain();
    engine.wake();
    listing.tryAgain();
  });
}

function finish(writes: PendingWrites, keyService: Pick<KeyServiceHost, 'stop'>, engine: Pick<Engine, 'stop'>) {
  return Promise.all([writes.finished(), keyService.stop().then(() => engine.stop())]);
}

function openClipboard(platform: NodeJS.Platform, alarm: Alarm) {
  const copies = secretClipboard(systemClipboard(platform), clock, alarm);
  return { copies, copied: copiedKeysRecord(copies) };
}

async function openPreferences(
  { surroundings, own, log }: Pick<AppParts, 'surroundings' | 'own' | 'log'>,
  alarm: Alarm,
) {
  const { platform, env } = surroundings;
  const locales = app.getPreferredSystemLanguages();
  const preferences = await openSettings(own, { platform, env, locales }, { alarm, clock, log, random });
  log.detailWhen(() => preferences.now().detailedLog);
  return preferences;
}
