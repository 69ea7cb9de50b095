import type { PlaceName } from '../../shared/about.ts';
import type { AccountMarking } from '../../shared/domain/account-preferences.ts';
import type { Bridge, ConsoleOptions, CopiedKeys } from '../../shared/contract.ts';
import type { ExportFormat } from '../../shared/domain/export-formats.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { Outcome } from '../../shared/errors/outcome.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import type { SignInFlow } from '../../shared/domain/session-state.ts';
import type { News } from './window-state.ts';
import type { WindowStore } from './window-store.ts';

export type Commands = ReturnType<typeof createCommands>;

/** What the person may do, each with its news afterwards: the command goes to main, its outcome is told. */
export function createCommands(bridge: Bridge, store: WindowStore) {
  const report = async <T>(
    asked: Promise<Outcome<T>>,
    sourceId: string | undefined,
    done?: News | ((value: T) => News),
  ): Promise<void> => {
    const outcome = await asked;
    if (!outcome.ok)
      store.send({
        type: 'news',
        item: { what: 'failed', failure: outcome.error, ...(sourceId === undefined ? {} : { sourceId }) },
      });
    else if (done !== undefined)
      store.send({ type: 'news', item: typeof done === 'function' ? done(outcome.value) : done });
  };
  const flows = new Map<string, number>();

  return {
    /** Shows the sheet at once. Calling again with another flow replaces the sign-in in progress; the old one's end is then no news. */
    async signIn(sourceId: string, flow?: SignInFlow): Promise<void> {
      const turn = (flows.get(sourceId) ?? 0) + 1;
      flows.set(sourceId, turn);
      store.send({ type: 'sheetAsked', sheet: { at: 'signIn', sourceId } });
      const outcome = await bridge.signIn(flow === undefined ? { sourceId } : { sourceId, flow });
      if (!outcome.ok && flows.get(sourceId) === turn)
        store.send({ type: 'signInFailed', sourceId, failure: outcome.error });
    },
    async cancelSignIn(sourceId: string): Promise<void> {
      flows.set(sourceId, (flows.get(sourceId) ?? 0) + 1);
      store.send({ type: 'sheetDismissed' });
      await report(bridge.cancelSignIn({ sourceId }), sourceId);
    },
    /** In the usual browser, or in the one chosen. */
    openSignInPage: (sourceId: string, browser?: BrowserChoice) =>
      report(bridge.openSignInPage(browser === undefined ? { sourceId } : { sourceId, browser }), sourceId),
    copySignInLink: (sourceId: string) => report(bridge.copySignInLink({ sourceId }), sourceId, { what: 'linkCopied' }),
    copySignInCode: (sourceId: string) => report(bridge.copySignInCode({ sourceId }), sourceId, { what: 'codeCopied' }),
    signOut: (sourceId: string) => report(bridge.signOut({ sourceId }), sourceId, { what: 'signedOut', sourceId }),
    async signOutEverywhere(): Promise<void> {
      const outcome = await bridge.signOutEverywhere({});
      store.send({
        type: 'news',
        item: outcome.ok
          ? { what: 'signedOutEverywhere', notTold: outcome.value.notTold }
          : { what: 'failed', failure: outcome.error },
      });
    },
    refreshDirectory: (sourceId: string) => report(bridge.refreshDirectory({ sourceId }), sourceId),
    /** Asks the person first where main wants a yes. */
    async copyKeys(role: RoleRef, format: ExportFormat, confirmed = false): Promise<void> {
      const outcome = await bridge.copyKeys({ role, format, ...(confirmed ? { confirmed } : {}) });
      if (!outcome.ok && outcome.error.code === 'productionNotConfirmed')
        return store.send({ type: 'sheetAsked', sheet: { at: 'confirmKeys', role, format } });
      const copied = ({ clearedAfterSeconds }: CopiedKeys): News => ({
        what: 'keysCopied',
        format,
        clearedAfterSeconds,
      });
      await report(Promise.resolve(outcome), role.sourceId, copied);
    },
    copyProfileVariable: (role: RoleRef) =>
      report(bridge.copyProfileVariable({ role }), role.sourceId, ({ profileName }) => ({
        what: 'variableCopied',
        profileName,
      })),
    openConsole: (role: RoleRef, options: ConsoleOptions = {}) =>
      report(bridge.openConsole({ role, ...options }), role.sourceId, { what: 'consoleOpened' }),
    markAccount: (marking: AccountMarking) => report(bridge.markAccount(marking), marking.sourceId),
    setFavourite: (role: RoleRef, favourite: boolean) =>
      report(bridge.setFavourite({ role, favourite }), role.sourceId, {
        what: favourite ? 'favouriteAdded' : 'favouriteRemoved',
      }),
    copyPlace: (what: PlaceName) => report(bridge.copyPlace({ what }), undefined, { what: 'pathCopied' }),
    copyReport: () => report(bridge.copyReport({}), undefined, { what: 'reportCopied' }),
    clearActivity: () => report(bridge.clearActivity({}), undefined, { what: 'activityCleared' }),
    async exportActivity(): Promise<void> {
      const outcome = await bridge.exportActivity({});
      if (!outcome.ok) store.send({ type: 'news', item: { what: 'failed', failure: outcome.error } });
      else if (outcome.value.saved) store.send({ type: 'news', item: { what: 'activityExported' } });
    },
    async setLanguage(language: Language): Promise<void> {
      const outcome = await bridge.changeSettings({ change: { language } });
      if (!outcome.ok) store.send({ type: 'news', item: { what: 'failed', failure: outcome.error } });
    },
  };
}
