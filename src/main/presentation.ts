import type { Clock, Engine, EngineState } from '../core/index.ts';
import { directorySnapshot } from '../presenter/directory-snapshot.ts';
import { noticesFor, type Notice } from '../presenter/notices.ts';
import { statusSnapshot } from '../presenter/status-snapshot.ts';
import { trayIcon } from '../presenter/tray-icon.ts';
import { trayMenu } from '../presenter/tray-menu.ts';
import type { DirectorySnapshot, StatusSnapshot } from '../shared/snapshots.ts';
import type { Publish } from './ipc/bind.ts';
import type { PreferenceStore } from './preferences.ts';
import type { AppTray } from './tray/app-tray.ts';

/** Words like `59 min` are good for a minute. */
const TICK_MILLIS = 60_000;
/** Listing hundreds of accounts changes the state hundreds of times; people see a few of them. */
const GATHER_MILLIS = 40;

export interface PresentationDeps {
  readonly engine: Pick<Engine, 'state' | 'subscribe'>;
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  readonly trayMissing: boolean;
  readonly preferences: PreferenceStore;
  readonly tray: Pick<AppTray, 'draw'>;
  readonly showNotice: (notice: Notice) => void;
  readonly publish: Publish;
}

export interface Presentation {
  /** From now on every change of state, and every minute, shows. */
  start(): void;
  redraw(): void;
  status(): StatusSnapshot;
  directory(): DirectorySnapshot;
  stop(): void;
}

/** Carries the engine's state, through the presenter, to the tray, the window and notices. */
export function presentation(deps: PresentationDeps): Presentation {
  const { engine, clock, preferences } = deps;
  let revision = 0;
  let directoryRevision = 0;
  let told = engine.state;
  let shownDirectory: EngineState | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;

  const status = (): StatusSnapshot =>
    statusSnapshot(engine.state, { revision: (revision += 1), trayMissing: deps.trayMissing, ...preferences.now() });
  const directory = (): DirectorySnapshot => directorySnapshot(engine.state, { revision: (directoryRevision += 1) });

  const drawTray = (): void => {
    const context = { nowMillis: clock.nowMillis(), platform: deps.platform, ...preferences.now() };
    deps.tray.draw(trayIcon(engine.state, context), trayMenu(engine.state, context));
  };
  const redraw = (): void => {
    clearTimeout(gathering);
    gathering = undefined;
    drawTray();
    deps.publish('status', status());
    if (shownDirectory !== undefined && sameDirectory(shownDirectory, engine.state)) return;
    shownDirectory = engine.state;
    deps.publish('directory', directory());
  };
  const onChange = (state: EngineState): void => {
    const context = { nowMillis: clock.nowMillis(), language: preferences.now().language };
    for (const notice of noticesFor(told, state, context)) deps.showNotice(notice);
    told = state;
    gathering ??= setTimeout(redraw, GATHER_MILLIS);
  };

  return {
    start() {
      told = engine.state;
      const unsubscribe = engine.subscribe(onChange);
      const tick = setInterval(drawTray, TICK_MILLIS);
      tick.unref();
      stop = () => {
        unsubscribe();
        clearInterval(tick);
        clearTimeout(gathering);
      };
      redraw();
    },
    redraw,
    status,
    directory,
    stop: () => stop(),
  };
}

function sameDirectory(a: EngineState, b: EngineState): boolean {
  return (
    a.favourites === b.favourites &&
    a.recents === b.recents &&
    a.profiles === b.profiles &&
    Object.keys(a.accounts).length === Object.keys(b.accounts).length &&
    Object.entries(a.accounts).every(([sessionName, accounts]) => b.accounts[sessionName] === accounts)
  );
}
