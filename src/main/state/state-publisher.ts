import type { Clock, Engine, EngineState, UpdateChecker } from '../../core/index.ts';
import { directorySnapshot } from '../../presenter/snapshots/directory-snapshot.ts';
import { statusSnapshot } from '../../presenter/snapshots/status-snapshot.ts';
import { trayIcon } from '../../presenter/tray/tray-icon.ts';
import { trayMenu } from '../../presenter/tray/tray-menu.ts';
import type { DirectorySnapshot, StatusSnapshot } from '../../shared/view.ts';
import type { SettingsStore } from '../../core/index.ts';
import type { AppTray } from '../tray/app-tray.ts';
import type { MfaQuestions } from '../mfa/mfa-questions.ts';
import type { CopiedKeysRecord } from '../clipboard/copy-commands.ts';
import type { OsVault } from '../desktop/vault.ts';
import type { Publish } from '../window/app-window.ts';

/** Words like `59 min` are good for a minute. */
const TICK_MILLIS = 60_000;
/** Changes come in bursts; people see one of them. */
const GATHER_MILLIS = 40;
/**
 * While accounts are being listed, what is shown of them is renewed no more often than this for each account shown:
 * drawing the menu and indexing the list cost the more the longer they are. Five thousand accounts grow every 5 s.
 */
const GROWTH_GAP_MILLIS_PER_ACCOUNT = 1;

export interface StatePublisherDeps {
  readonly engine: Pick<Engine, 'state' | 'subscribe'>;
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  readonly trayMissing: () => boolean;
  readonly vault: Pick<OsVault, 'isAvailable'>;
  readonly mfa: Pick<MfaQuestions, 'pending'>;
  readonly copied: Pick<CopiedKeysRecord, 'now' | 'onChange'>;
  readonly updates: Pick<UpdateChecker, 'now' | 'onChange'>;
  readonly preferences: SettingsStore;
  readonly tray: Pick<AppTray, 'draw'>;
  readonly publish: Publish;
}

export interface StatePublisher {
  /** From now on every change of state, and every minute, shows. */
  start(): void;
  readonly redraw: () => void;
  readonly status: () => StatusSnapshot;
  readonly directory: () => DirectorySnapshot;
  readonly stop: () => void;
}

/** Carries the engine's state, through the presenter, to the tray and the window. */
export function statePublisher(deps: StatePublisherDeps): StatePublisher {
  const { engine, clock, preferences } = deps;
  let revision = 0;
  let directoryRevision = 0;
  let shown: { readonly state: EngineState; readonly atMillis: number } | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;

  const status = (): StatusSnapshot =>
    statusSnapshot(engine.state, {
      revision: (revision += 1),
      trayMissing: deps.trayMissing(),
      vaultAvailable: deps.vault.isAvailable(),
      mfaQuestions: deps.mfa.pending(),
      clipboard: deps.copied.now(),
      updates: deps.updates.now(),
      ...preferences.now(),
    });
  const directory = (state = engine.state): DirectorySnapshot =>
    directorySnapshot(state, { revision: (directoryRevision += 1) });

  /** The state as it is shown: everything of now, but a list that is still growing only as of its last turn. */
  const toShow = (): EngineState => {
    if (shown === undefined || !isGrowing(engine.state)) return engine.state;
    const gapMillis = countAccounts(shown.state) * GROWTH_GAP_MILLIS_PER_ACCOUNT;
    const isTurn = Math.abs(clock.nowMillis() - shown.atMillis) >= gapMillis;
    return isTurn ? engine.state : { ...engine.state, accounts: shown.state.accounts };
  };
  const redraw = (): void => {
    clearTimeout(gathering);
    gathering = undefined;
    const state = toShow();
    drawTray(state, deps);
    deps.publish('status', status());
    if (shown !== undefined && sameDirectory(shown.state, state)) return;
    shown = { state, atMillis: clock.nowMillis() };
    deps.publish('directory', directory(state));
  };
  const onChange = (): void => {
    gathering ??= setTimeout(redraw, GATHER_MILLIS);
  };

  return {
    start() {
      const unsubscribe = engine.subscribe(onChange);
      const stopSettings = preferences.subscribe((settings) => deps.publish('settings', settings));
      const tick = setInterval(() => drawTray(toShow(), deps), TICK_MILLIS);
      tick.unref();
      stop = () => {
        unsubscribe();
        stopSettings();
        clearInterval(tick);
        clearTimeout(gathering);
      };
      deps.copied.onChange(redraw);
      deps.updates.onChange(redraw);
      redraw();
    },
    redraw,
    status,
    directory: () => directory(),
    stop: () => stop(),
  };
}

function drawTray(state: EngineState, { clock, platform, preferences, updates, tray }: StatePublisherDeps): void {
  const settings = preferences.now();
  // A person who only asked once has the answer in the window.
  const newVersion = settings.checksForUpdates ? updates.now().available?.version : undefined;
  const context = {
    nowMillis: clock.nowMillis(),
    platform,
    ...settings,
    ...(newVersion !== undefined && { newVersion }),
  };
  tray.draw(trayIcon(state, context), trayMenu(state, context));
}

function isGrowing({ sessions }: EngineState): boolean {
  return sessions.some(({ listing }) => listing.at === 'loading');
}

function countAccounts({ accounts }: EngineState): number {
  return Object.values(accounts).reduce((count, list) => count + list.length, 0);
}

function sameDirectory(a: EngineState, b: EngineState): boolean {
  return (
    a.favourites === b.favourites &&
    a.recents === b.recents &&
    a.profiles === b.profiles &&
    a.assumedRoles === b.assumedRoles &&
    a.accountMarks === b.accountMarks &&
    Object.keys(a.accounts).length === Object.keys(b.accounts).length &&
    Object.entries(a.accounts).every(([sourceId, accounts]) => b.accounts[sourceId] === accounts)
  );
}
