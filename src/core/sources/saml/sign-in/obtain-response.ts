import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import { ensurePrivateFolder } from '../../../disk/paths/private-folder.ts';
import { toDiskError } from '../../../disk/read/disk-error.ts';
import type { SourceDeps } from '../../role-source.ts';
import { withDeadline } from '../../identity-center/portal/deadline.ts';
import type { SamlWay } from '../../../../shared/domain/session-state.ts';
import type { Secret } from '../../../secret.ts';
import { catchSamlResponse } from '../installed-browser/catch-response.ts';
import type { SamlAccount } from '../saml-accounts.ts';
import { responseByLoopback } from './loopback-response.ts';
import { DONE_PAGE } from './response-page.ts';
import { removeWindowData } from './window-data.ts';

/** A page that needs nobody is through in some seconds; tools that wait for keys give up after 20 (AWS SDK for Rust). */
const SILENT_LIMIT_MILLIS = 15_000;

export type WaysDeps = Pick<SourceDeps, 'ports' | 'own' | 'drivableBrowser'>;

/** What can hold an identity provider's session, so that later responses need nobody. */
export const SILENT_WAYS = ['installedBrowser', 'signInWindow'] as const;
export type SilentWay = (typeof SILENT_WAYS)[number];

export interface ObtainedResponse {
  readonly response: Secret;
  /** What holds the identity provider's session now. Absent where nothing of ours does. */
  readonly renewsBy?: SilentWay;
}

/** How a response can be had from the identity provider. */
export interface ResponseWays {
  /** Which way `byPerson` takes. */
  wayOf(account: SamlAccount): Promise<SamlWay>;
  /** By the person at the identity provider's pages. Rejects: samlResponseNeeded where no way is open, signInCancelled, browserNotOpened, callbackUnavailable. */
  byPerson(account: SamlAccount, opensBrowser: boolean, signal: AbortSignal): Promise<ObtainedResponse>;
  /** False where this process lacks the way: the command line has no window. */
  hasSilentWay(way: SilentWay): boolean;
  /** Without the person, by the session that browser profile or window hold. Rejects where that asks for the person. */
  silently(account: SamlAccount, way: SilentWay, signal: AbortSignal): Promise<ObtainedResponse>;
  /** Removes the identity provider's session from browser profile and window. */
  forget(account: SamlAccount): Promise<void>;
  /** Removes it from the app's window after another process has signed out. Never rejects. */
  signedOutElsewhere(account: SamlAccount): Promise<void>;
}

export function responseWays({ ports, own, drivableBrowser }: WaysDeps): ResponseWays {
  const { alarm, signInWindow, maySignInAt, log } = ports;
  const profileDirOf = ({ id }: SamlAccount): string => join(own.samlBrowsersDir, id);

  async function byBrowser(account: SamlAccount, headless: boolean, signal: AbortSignal): Promise<ObtainedResponse> {
    const found = await drivableBrowser();
    if (found === undefined) throw new DaypassError('samlResponseNeeded', { session: account.name });
    const profileDir = profileDirOf(account);
    await ensurePrivateFolder(profileDir);
    const { program: browserPath, env } = found;
    const options = { browserPath, profileDir, startUrl: account.url, donePage: DONE_PAGE, headless, env, signal };
    const { samlResponse: response } = await catchSamlResponse(options, alarm);
    return { response, renewsBy: 'installedBrowser' };
  }

  async function byWindow(account: SamlAccount, isSilent: boolean, signal: AbortSignal): Promise<ObtainedResponse> {
    if (signInWindow === undefined) throw new DaypassError('samlResponseNeeded', { session: account.name });
    const { id: applicationId, name: applicationName, url: startUrl } = account;
    const request = { applicationId, applicationName, startUrl, isSilent, signal };
    return { response: await signInWindow.obtainResponse(request), renewsBy: 'signInWindow' };
  }

  async function usesWindow(): Promise<boolean> {
    if (signInWindow === undefined) return false;
    return signInWindow.isPreferred() || (await drivableBrowser()) === undefined;
  }

  async function wayOf({ loopbackPort }: SamlAccount): Promise<SamlWay> {
    if (loopbackPort !== undefined) return 'everydayBrowser';
    return (await usesWindow()) ? 'signInWindow' : 'installedBrowser';
  }

  return {
    wayOf,
    async byPerson(account, opensBrowser, signal) {
      const way = await wayOf(account);
      if (way === 'everydayBrowser') return byLoopback(account, opensBrowser, ports, signal);
      if (!opensBrowser) throw new DaypassError('samlResponseNeeded', { session: account.name });
      if (maySignInAt && !(await maySignInAt(account.url))) throw new DaypassError('signInCancelled');
      return way === 'signInWindow' ? byWindow(account, false, signal) : byBrowser(account, false, signal);
    },
    hasSilentWay: (way) => way === 'installedBrowser' || signInWindow !== undefined,
    silently: (account, way, signal) =>
      withDeadline(alarm, SILENT_LIMIT_MILLIS, signal, (limited) =>
        way === 'signInWindow' ? byWindow(account, true, limited) : byBrowser(account, true, limited),
      ),
    async forget(account) {
      await removeFolder(profileDirOf(account));
      if (!signInWindow) return removeWindowData(own.electronDir, account.id);
      await signInWindow.forget(account.id).catch(rethrown);
    },
    async signedOutElsewhere({ id }) {
      await signInWindow?.forget(id).catch((thrown: unknown) => {
        log.warn('saml.windowNotCleared', { code: toDaypassError(thrown).code });
      });
    },
  };
}

async function byLoopback(
  { loopbackPort = 0, url }: SamlAccount,
  opensBrowser: boolean,
  { surroundings, browser }: WaysDeps['ports'],
  signal: AbortSignal,
): Promise<ObtainedResponse> {
  const response = await responseByLoopback(loopbackPort, surroundings, signal, async () => {
    if (opensBrowser) await browser.open(url, signal);
  });
  return { response };
}

/** Rejects: fileForbidden, diskFailed. */
async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5 }).catch((thrown: unknown) => {
    throw toDiskError(thrown, path);
  });
}

function rethrown(thrown: unknown): never {
  throw toDaypassError(thrown);
}
