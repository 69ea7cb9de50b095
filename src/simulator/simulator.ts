import { createServer } from 'node:http';
import { adminListener } from './admin/admin-listener.ts';
import { SimulatorClock } from './clock.ts';
import { Faults } from './http/faults.ts';
import { closeServer, listen } from './http/listen.ts';
import { RateLimit } from './http/rate-limit.ts';
import { RequestLog, type LoggedRequest } from './http/request-log.ts';
import { serviceListener, type ServiceParts } from './http/service-listener.ts';
import { createIdentityCenter } from './identity-center.ts';
import { portalsOf, settingsOf, type SimulatorOptions } from './options.ts';
import type { Portal } from './portals.ts';
import type { SamlApplicationStore } from './saml/applications.ts';
import { parseSettings, type SettingsChange, type SimulatorSettings } from './settings.ts';
import type { IamStore } from './sts/iam.ts';
import { startTlsFront, type TlsFront } from './tls/tls-front.ts';

/** A running IAM Identity Center. Close it when done; it holds ports and, with TLS, a temp folder. */
export interface Simulator {
  /** `http://127.0.0.1:PORT` of OIDC, portal, STS and pages; also the value of the AWS_ENDPOINT_URL variables. */
  readonly url: string;
  /** `http://127.0.0.1:PORT` of the admin API. */
  readonly adminUrl: string;
  readonly portals: readonly Portal[];
  /** The first portal: enough for most tests. */
  readonly portal: Portal;
  /** Present when started with `tls`. */
  readonly tls: TlsFront | undefined;
  /** AWS_ENDPOINT_URL_SSO, _SSO_OIDC, _STS and _SIGNIN, honoured by the SDKs and AWS CLI from 2.13; the federation endpoint, for which AWS has no variable, by Daypass. */
  readonly environment: Readonly<Record<string, string>>;
  /** HTTPS_PROXY and AWS_CA_BUNDLE, for the AWS CLI before 2.13. Empty without `tls`. */
  readonly proxyEnvironment: Readonly<Record<string, string>>;
  /** Every expiry is judged by it. */
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly settings: Readonly<SimulatorSettings>;
  /** Changes settings from now on. @throws SimulatorOptionError, with nothing changed. */
  configure(changes: SettingsChange): void;
  /** The first answered request that `accepts` holds for, from now on (or after `sinceSequence`). No polling. */
  nextRequest(
    accepts: (request: LoggedRequest) => boolean,
    options?: { readonly sinceSequence?: number; readonly signal?: AbortSignal },
  ): Promise<LoggedRequest>;
  /** Ends sign-ins at once: portal calls get 401, refreshes InvalidGrantException. Answers how many. */
  endPortalSessions(startUrl?: string): number;
  /** Makes access tokens dead before their time; refreshing still works. Answers how many. */
  revokeAccessTokens(startUrl?: string): number;
  /** Makes refresh tokens dead while access tokens live on. Answers how many. */
  revokeRefreshTokens(startUrl?: string): number;
  /** Forgets all clients: InvalidClientException (401) from now on. */
  forgetRegistrations(): void;
  /** Makes the next approvals count as denials, whatever the person clicks. */
  denyNext(times?: number): void;
  /** Users with static keys, and what roles ask of those who assume them. */
  readonly iam: IamStore;
  /** Applications of the SAML identity provider behind `/idp/sso?app=ID` and the portal's `#/saml/…` links. */
  readonly samlApplications: SamlApplicationStore;
  /** The link of a SAML application in the access portal, as a person copies it. */
  samlPortalLink(applicationId: string): string;
  /** Ends the sessions that browsers have at the identity provider. Returns how many. */
  endIdpSessions(): number;
  /** Ends sign-ins of `aws login`: TOKEN_EXPIRED from now on. Returns how many refresh tokens. */
  endLogins(): number;
  /** Stops listening, drops connections, releases holds. Safe to call twice. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a local IAM Identity Center: the OIDC service, the access portal and its pages on one port, the admin API on
 * another, and if asked for TLS with a CONNECT proxy. Loopback only; it never connects to anything outside.
 * @throws SimulatorOptionError on options that make no sense, PortError on ports that are taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = new SimulatorClock(options.now);
  const settings = settingsOf(options);
  const portals = portalsOf(options);
  const center = createIdentityCenter(portals, settings, clock);
  const faults = new Faults();
  const requestLog = new RequestLog();
  const closing = new AbortController();
  const parts: ServiceParts = {
    center,
    faults,
    requestLog,
    rateLimit: new RateLimit(clock, settings),
    closing: closing.signal,
  };
  const cleanups: (() => Promise<void>)[] = [];
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= shutDown();
    return closed;
  };
  async function shutDown(): Promise<void> {
    closing.abort();
    faults.clear();
    requestLog.close();
    await Promise.all(cleanups.map((cleanup) => cleanup()));
  }

  try {
    const service = createServer(serviceListener(parts, () => ({ service: 'any', region: undefined })));
    const url = `http://127.0.0.1:${await listen(service, options.port ?? 0, 'service')}`;
    cleanups.push(() => closeServer(service));
    center.pageOrigin = url;

    const tlsOptions = options.tls === true ? {} : options.tls;
    const tls = tlsOptions ? await startTlsFront(parts, tlsOptions) : undefined;
    if (tls !== undefined) cleanups.push(() => tls.close());

    const [portal] = portals;
    if (portal === undefined) throw new Error('A simulator has a portal.');
    const controls = {
      url,
      portals,
      portal,
      tls,
      environment: {
        AWS_ENDPOINT_URL_SSO: url,
        AWS_ENDPOINT_URL_SSO_OIDC: url,
        AWS_ENDPOINT_URL_STS: url,
        AWS_ENDPOINT_URL_SIGNIN: url,
        DAYPASS_FEDERATION_ENDPOINT_URL: url,
      },
      proxyEnvironment: tls?.environment ?? {},
      clock,
      faults,
      requests: requestLog,
      settings,
      configure: (changes: SettingsChange) => void Object.assign(settings, parseSettings({ ...changes })),
      nextRequest: (...args: Parameters<RequestLog['next']>) => requestLog.next(...args),
      endPortalSessions: (startUrl?: string) => center.portalSessions.endSessions(startUrl),
      revokeAccessTokens: (startUrl?: string) => center.portalSessions.revokeAccessTokens(startUrl),
      revokeRefreshTokens: (startUrl?: string) => center.portalSessions.revokeRefreshTokens(startUrl),
      forgetRegistrations: () => center.registrations.forgetAll(),
      iam: center.iam,
      samlApplications: center.samlApplications,
      samlPortalLink: (applicationId: string) =>
        `${url}/start/#/saml/default/${encodeURIComponent(center.samlApplications.find(applicationId)?.name ?? '')}/${applicationId}`,
      endIdpSessions: () => center.idpSessions.endAll(),
      endLogins: () => center.loginTokens.endAll(),
      denyNext: (times = 1) => {
        center.deniesToCome = times;
      },
    } satisfies Partial<Simulator>;

    const admin = createServer(adminListener(controls));
    const adminUrl = `http://127.0.0.1:${await listen(admin, options.adminPort ?? 0, 'admin API')}`;
    cleanups.push(() => closeServer(admin));
    return { ...controls, adminUrl, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
