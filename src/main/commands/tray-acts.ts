import type { Log } from '../../core/index.ts';
import type { TrayAct } from '../../shared/tray-act.ts';
import type { CopiedKeys } from '../../shared/contract.ts';
import { toDaypassError, type DaypassError } from '../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { Palette } from '../palette/palette-window.ts';
import type { AppWindow } from '../window/app-window.ts';

/** Where a click leads to that only shows something. */
export interface ActPlaces {
  readonly window: Pick<AppWindow, 'show'>;
  readonly palette: Pick<Palette, 'show'>;
}

/** A click in the tray has no place of its own to show how it went. */
export interface TrayActEnds {
  readonly quit: () => void;
  /** Is given the work of each click, which never rejects. */
  readonly whileAtWork?: (work: Promise<void>) => void;
  readonly onKeysCopied: (role: RoleRef, copied: CopiedKeys) => void;
  readonly onProfileCopied: (profileName: string) => void;
  readonly onFailure: (error: DaypassError) => void;
  readonly log: Log;
}

/** Carries out what a click on the tray's menu or on a notice asks for. */
export function trayActs(handlers: Handlers, places: ActPlaces, ends: TrayActEnds) {
  return (act: TrayAct): void => {
    const work = perform(act, handlers, places, ends).catch((thrown: unknown) => {
      const error = toDaypassError(thrown);
      // The person called it off, or the notice about the sign-in says what went wrong.
      if (error.code === 'signInCancelled') return;
      ends.log.warn('act.failed', { act: act.do, code: error.code, cause: error.cause });
      ends.onFailure(error);
    });
    ends.whileAtWork?.(work);
  };
}

async function perform(
  act: TrayAct,
  handlers: Handlers,
  { window, palette }: ActPlaces,
  ends: TrayActEnds,
): Promise<void> {
  switch (act.do) {
    case 'signIn':
      return handlers.signIn({ sourceId: act.sourceId });
    case 'cancelSignIn':
      return handlers.cancelSignIn({ sourceId: act.sourceId });
    case 'openSignInPage':
      return handlers.openSignInPage({ sourceId: act.sourceId });
    case 'signOut':
      return handlers.signOut({ sourceId: act.sourceId });
    case 'signOutEverywhere':
      return void (await handlers.signOutEverywhere({}));
    case 'refreshDirectory':
      return handlers.refreshDirectory({ sourceId: act.sourceId });
    case 'copyKeys':
      return copyKeys(act, handlers, ends);
    case 'copyProfileVariable':
      return copyProfile(act, handlers, window, ends);
    case 'copyNamedProfile':
      await handlers.copyNamedProfile({ profileName: act.profileName });
      return ends.onProfileCopied(act.profileName);
    case 'openPalette':
      return palette.show();
    case 'openConsole':
      return handlers.openConsole({ role: act.role });
    case 'openWindow':
      return window.show(act.navigation);
    case 'openProjectPage':
      return handlers.openProjectPage({ page: act.page });
    case 'checkForUpdates':
      window.show({ at: 'page', page: 'about' });
      return handlers.checkForUpdates({});
    case 'openReleasePage':
      return handlers.openReleasePage({});
    case 'quit':
      return ends.quit();
    default:
      return act satisfies never;
  }
}

/** A menu can't ask: where a new profile's Region is not known, the window does. */
async function copyProfile(
  { role }: Extract<TrayAct, { do: 'copyProfileVariable' }>,
  handlers: Handlers,
  window: Pick<AppWindow, 'show'>,
  ends: TrayActEnds,
): Promise<void> {
  try {
    ends.onProfileCopied((await handlers.copyProfileVariable({ role })).profileName);
  } catch (thrown) {
    if (toDaypassError(thrown).code !== 'regionNeeded') throw thrown;
    window.show({ at: 'profile', role });
  }
}

/** Main asks where keys want a second thought; after a no there is nothing to report. */
async function copyKeys(
  { role, format }: Extract<TrayAct, { do: 'copyKeys' }>,
  handlers: Handlers,
  ends: TrayActEnds,
): Promise<void> {
  try {
    ends.onKeysCopied(role, await handlers.copyKeys({ role, format }));
  } catch (thrown) {
    if (toDaypassError(thrown).code !== 'productionNotConfirmed') throw thrown;
  }
}
