import type { Log } from '../../core/index.ts';
import type { TrayAct } from '../../presenter/tray/tray-act.ts';
import type { CopiedKeys } from '../../shared/contract.ts';
import { toDaypassError, type DaypassError } from '../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { AppWindow } from '../window/app-window.ts';

/** A click in the tray has no place of its own to show how it went. */
export interface TrayActEnds {
  readonly quit: () => void;
  readonly onKeysCopied: (role: RoleRef, copied: CopiedKeys) => void;
  readonly onProfileCopied: (profileName: string) => void;
  readonly onFailure: (error: DaypassError) => void;
  readonly log: Log;
}

/** Carries out what a click on the tray's menu or on a notice asks for. */
export function trayActs(handlers: Handlers, window: Pick<AppWindow, 'show'>, ends: TrayActEnds) {
  return (act: TrayAct): void => {
    perform(act, handlers, window, ends).catch((thrown: unknown) => {
      const error = toDaypassError(thrown);
      ends.log.warn('act.failed', { act: act.do, code: error.code, cause: error.cause });
      ends.onFailure(error);
    });
  };
}

async function perform(
  act: TrayAct,
  handlers: Handlers,
  window: Pick<AppWindow, 'show'>,
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
      return copyKeys(act, handlers, window, ends);
    case 'copyProfileVariable':
      return ends.onProfileCopied((await handlers.copyProfileVariable({ role: act.role })).profileName);
    case 'openConsole':
      return handlers.openConsole({ role: act.role });
    case 'setUpProfile':
      return window.show({ at: 'profile', role: act.role });
    case 'setDefault':
      return window.show({ at: 'edit', edit: { edit: 'setDefault', role: act.role } });
    case 'openWindow':
      return window.show(act.at === undefined ? undefined : { at: act.at });
    case 'quit':
      return ends.quit();
    default:
      return act satisfies never;
  }
}

/** A menu can't ask: where keys want a second thought, the window does. */
async function copyKeys(
  { role, format }: Extract<TrayAct, { do: 'copyKeys' }>,
  handlers: Handlers,
  window: Pick<AppWindow, 'show'>,
  ends: TrayActEnds,
): Promise<void> {
  try {
    ends.onKeysCopied(role, await handlers.copyKeys({ role, format }));
  } catch (thrown) {
    if (toDaypassError(thrown).code !== 'productionNotConfirmed') throw thrown;
    window.show({ at: 'confirmKeys', role, format });
  }
}
