import type { PlaceName, ProjectPage } from '../../shared/about.ts';
import type { AccountMarking } from '../../shared/domain/account-preferences.ts';
import type { Bridge } from '../../shared/contract.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import type { SignInFlow } from '../../shared/domain/session-state.ts';
import { newsReporter, type Report } from './news-reporter.ts';
import { roleCommands } from './role-commands.ts';
import { undoCommands } from './undo-commands.ts';
import type { WindowStore } from './window-store.ts';

export type Commands = ReturnType<typeof createCommands>;

/** What the person can do. Each function sends a command to main and shows its outcome as news. */
export function createCommands(bridge: Bridge, store: WindowStore) {
  const report = newsReporter(store);
  return {
    ...sessionCommands(bridge, store, report),
    ...roleCommands(bridge, store, report),
    ...undoCommands(bridge, store),
    clearClipboard: () => report(bridge.clearClipboard({}), undefined, { what: 'clipboardCleared' }),
    answerMfa: (questionId: string, code: string) => report(bridge.answerMfa({ questionId, code }), undefined),
    cancelMfa: (questionId: string) => report(bridge.cancelMfa({ questionId }), undefined),
    markAccount: (marking: AccountMarking) => report(bridge.markAccount(marking), marking.sourceId),
    setFavourite: (role: RoleRef, favourite: boolean) =>
      report(bridge.setFavourite({ role, favourite }), role.sourceId, {
        what: favourite ? 'favouriteAdded' : 'favouriteRemoved',
      }),
    copyPlace: (what: PlaceName) => report(bridge.copyPlace({ what }), undefined, { what: 'pathCopied' }),
    copyVersion: () => report(bridge.copyVersion({}), undefined, { what: 'versionCopied' }),
    showPlace: (what: PlaceName) => report(bridge.showPlace({ what }), undefined),
    openProjectPage: (page: ProjectPage) => report(bridge.openProjectPage({ page }), undefined),
    openFinding: (findingId: string) =>
      report(bridge.openFinding({ findingId }), undefined, (opened) => ({ what: 'fileOpened', ...opened })),
    copyFindingCommand: (findingId: string) =>
      report(bridge.copyFindingCommand({ findingId }), undefined, { what: 'commandCopied' }),
    checkForUpdates: () => report(bridge.checkForUpdates({}), undefined),
    openReleasePage: () => report(bridge.openReleasePage({}), undefined),
    skipUpdate: (version: string) => report(bridge.skipUpdate({ version }), undefined),
    copyUpdateCommand: (at: number) =>
      report(bridge.copyUpdateCommand({ at }), undefined, { what: 'updateCommandCopied' }),
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

function sessionCommands(bridge: Bridge, store: WindowStore, report: Report) {
  const flows = new Map<string, number>();

  return {
    /** Shows the sheet at once. A call with another flow replaces the sign-in in progress, whose end is then not shown. */
    async signIn(sourceId: string, flow?: SignInFlow): Promise<void> {
      const turn = (flows.get(sourceId) ?? 0) + 1;
      flows.set(sourceId, turn);
      store.send({ type: 'sheetAsked', sheet: { at: 'signIn', sourceId } });
      const outcome = await bridge.signIn(flow === undefined ? { sourceId } : { sourceId, flow });
      if (!outcome.ok && flows.get(sourceId) === turn)
        store.send({ type: 'signInFailed', sourceId, failure: outcome.error });
    },
    /** Signs in to one session after the other. Each sign-in starts when the previous one has ended. */
    async signInToAll(sourceIds: readonly string[]): Promise<void> {
      for (const sourceId of sourceIds) await report(bridge.signIn({ sourceId }), sourceId);
    },
    async cancelSignIn(sourceId: string): Promise<void> {
      flows.set(sourceId, (flows.get(sourceId) ?? 0) + 1);
      store.send({ type: 'sheetDismissed' });
      await report(bridge.cancelSignIn({ sourceId }), sourceId);
    },
    /** Opens the page in `browser`; left out, in the default one. */
    openSignInPage: (sourceId: string, browser?: BrowserChoice) =>
      report(bridge.openSignInPage(browser === undefined ? { sourceId } : { sourceId, browser }), sourceId),
    copySignInLink: (sourceId: string) => report(bridge.copySignInLink({ sourceId }), sourceId, { what: 'linkCopied' }),
    copySignInCode: (sourceId: string) => report(bridge.copySignInCode({ sourceId }), sourceId, { what: 'codeCopied' }),
    copyStartUrl: (sourceId: string) => report(bridge.copyStartUrl({ sourceId }), sourceId, { what: 'linkCopied' }),
    openPortal: (sourceId: string) => report(bridge.openPortal({ sourceId }), sourceId),
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
  };
}
