import { browserFor, Secret, type Engine } from '../../core/index.ts';
import { accountsOf } from '../../presenter/snapshots/accounts-of.ts';
import { sourceOf } from '../../presenter/snapshots/source-of.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { signInProgress } from '../commands/sign-in-progress.ts';
import type { AskProduction } from '../commands/ask-production.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { SettingsStore } from '../../core/index.ts';
import type { PageOpener } from './page-opener.ts';

interface BrowserCommandDeps {
  readonly engine: Engine;
  readonly browser: PageOpener;
  readonly preferences: Pick<SettingsStore, 'now'>;
  readonly askProduction: AskProduction;
}

/** What the window and the tray may open, and where. */
export function browserCommands({
  engine,
  browser,
  preferences,
  askProduction,
}: BrowserCommandDeps): Pick<Handlers, 'openConsole' | 'openSignInPage' | 'listBrowsers'> {
  /** By the person's rules: the console of an account that has one does not open elsewhere. */
  const ruled = (role: RoleRef): BrowserChoice | undefined => {
    const accounts = accountsOf(engine.state, role.sourceId);
    const account = accounts.find(({ accountId }) => accountId === role.accountId);
    return browserFor(preferences.now().browserRules, role, account?.accountName ?? '');
  };
  return {
    async openConsole({ role, browser: asked, federated = false, ...place }) {
      const choice = asked ?? ruled(role);
      const hasPortalLink = sourceOf(engine.state, role.sourceId)?.can.portalLink ?? true;
      if (federated || !hasPortalLink) {
        const link = await askProduction(
          ({ consoleKeys }, account, roleName) => consoleKeys(account, roleName),
          (confirmed) => engine.federatedConsoleUrl(role, place, { confirmed }),
        );
        return browser.openSecret(link, choice);
      }
      return browser.open(await engine.consoleUrl(role, place), choice);
    },
    async openSignInPage({ sourceId, browser: asked }) {
      await browser.openSecret(new Secret(signInProgress(engine.state, sourceId).url), asked);
    },
    listBrowsers: () => browser.list(),
  };
}
