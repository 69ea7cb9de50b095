import { browserFor, Secret, type Engine } from '../../core/index.ts';
import { accountOfRole, hasPortalLink } from '../../presenter/snapshots/role-account.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { startUrlOf } from '../commands/start-url-of.ts';
import { signInProgress } from '../commands/sign-in-progress.ts';
import type { AskProduction } from '../commands/ask-production.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { SettingsStore } from '../../core/index.ts';
import type { AppSignInWindow } from '../sign-in-window/sign-in-window.ts';
import type { PageOpener } from './page-opener.ts';

interface BrowserCommandDeps {
  readonly engine: Engine;
  readonly browser: PageOpener;
  readonly preferences: Pick<SettingsStore, 'now'>;
  readonly askProduction: AskProduction;
  readonly signInWindow: Pick<AppSignInWindow, 'bringForward'>;
}

/** What the window and the tray may open, and where. */
export function browserCommands({
  engine,
  browser,
  preferences,
  askProduction,
  signInWindow,
}: BrowserCommandDeps): Pick<Handlers, 'openConsole' | 'openPortal' | 'openSignInPage' | 'listBrowsers'> {
  /** By the person's rules: the console of an account that has one does not open elsewhere. */
  const ruled = (role: RoleRef): BrowserChoice | undefined => {
    const accountName = accountOfRole(engine.state, role)?.accountName ?? '';
    return browserFor(preferences.now().browserRules, role, accountName);
  };
  return {
    async openConsole({ role, browser: asked, federated = false, ...place }) {
      const choice = asked ?? ruled(role);
      if (federated || !hasPortalLink(engine.state, role)) {
        const link = await askProduction(
          ({ consoleKeys }, account, roleName) => consoleKeys(account, roleName),
          (confirmed) => engine.federatedConsoleUrl(role, place, { confirmed }),
        );
        return browser.openSecret(link, choice);
      }
      return browser.open(await engine.consoleUrl(role, place), choice);
    },
    openPortal: ({ sourceId }) => browser.open(startUrlOf(engine.state, sourceId)),
    async openSignInPage({ sourceId, browser: asked }) {
      const { url } = signInProgress(engine.state, sourceId);
      // A sign-in in a window of ours goes on there.
      if (!signInWindow.bringForward(url)) await browser.openSecret(new Secret(url), asked);
    },
    listBrowsers: () => browser.list(),
  };
}
