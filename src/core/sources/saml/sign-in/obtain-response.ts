import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { ensurePrivateFolder } from '../../../disk/paths/private-folder.ts';
import { toDiskError } from '../../../disk/read/disk-error.ts';
import type { SourceDeps } from '../../role-source.ts';
import { withDeadline } from '../../identity-center/portal/deadline.ts';
import type { Secret } from '../../../secret.ts';
import { catchSamlResponse } from '../installed-browser/catch-response.ts';
import type { SamlAccount } from '../saml-accounts.ts';
import { responseByLoopback } from './loopback-response.ts';
import { DONE_PAGE } from './response-page.ts';

/** A page that needs nobody is through in some seconds; tools that wait for keys give up after 20 (AWS SDK for Rust). */
const SILENT_LIMIT_MILLIS = 15_000;

export type WaysDeps = Pick<SourceDeps, 'ports' | 'own' | 'drivableBrowser'>;

/** How a response can be had from the identity provider. */
export interface ResponseWays {
  /** By the person at the identity provider's pages. Rejects: samlResponseNeeded where no way is open, signInCancelled, browserNotOpened, callbackUnavailable. */
  byPerson(account: SamlAccount, opensBrowser: boolean, signal: AbortSignal): Promise<Secret>;
  /** Without the person, by the session that the browser's profile holds. Rejects where that asks for the person. */
  silently(account: SamlAccount, signal: AbortSignal): Promise<Secret>;
  /** Removes the browser profile with the identity provider's session. */
  forget(account: SamlAccount): Promise<void>;
}

export function responseWays({ ports, own, drivableBrowser }: WaysDeps): ResponseWays {
  const { alarm, surroundings, browser } = ports;
  const profileDirOf = ({ id }: SamlAccount): string => join(own.samlBrowsersDir, id);

  async function byBrowser(account: SamlAccount, headless: boolean, signal: AbortSignal): Promise<Secret> {
    const found = await drivableBrowser();
    if (found === undefined) throw new DaypassError('samlResponseNeeded', { session: account.name });
    const profileDir = profileDirOf(account);
    await ensurePrivateFolder(profileDir);
    const { program: browserPath, env } = found;
    const options = { browserPath, profileDir, startUrl: account.url, donePage: DONE_PAGE, headless, env, signal };
    return (await catchSamlResponse(options, alarm)).samlResponse;
  }

  return {
    byPerson(account, opensBrowser, signal) {
      const { loopbackPort, url } = account;
      if (loopbackPort !== undefined)
        return responseByLoopback(loopbackPort, surroundings, signal, async () => {
          if (opensBrowser) await browser.open(url, signal);
        });
      if (!opensBrowser) throw new DaypassError('samlResponseNeeded', { session: account.name });
      return byBrowser(account, false, signal);
    },
    silently: (account, signal) =>
      withDeadline(alarm, SILENT_LIMIT_MILLIS, signal, (limited) => byBrowser(account, true, limited)),
    async forget(account) {
      const profileDir = profileDirOf(account);
      await rm(profileDir, { recursive: true, force: true, maxRetries: 5 }).catch((thrown: unknown) => {
        throw toDiskError(thrown, profileDir);
      });
    },
  };
}
