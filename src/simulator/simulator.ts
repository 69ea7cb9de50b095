import type { Simulator } from './running-simulator.ts';
import { createServer } from 'node:http';
import { adminListener } from './admin/admin-listener.ts';
import { SimulatorClock } from './clock.ts';
import { Faults } from './http/faults.ts';
import { closeServer, listen } from './http/listen.ts';
import { RateLimit } from './http/rate-limit.ts';
import { RequestLog } from './http/request-log.ts';
import { serviceListener, type ServiceParts } from './http/service-listener.ts';
import { createIdentityCenter } from './identity-center.ts';
import { portalsOf, settingsOf, type SimulatorOptions } from './options.ts';
import { parseSettings, type SettingsChange, type SimulatorSettings } from './settings.ts';
import { startTlsFront } from './tls/tls-front.ts';

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

    const controls = controlsOf({ center, portals, settings, clock, faults, requestLog, url, tls });
    const admin = createServer(adminListener(controls));
    const adminUrl = `http://127.0.0.1:${await listen(admin, options.adminPort ?? 0, 'admin API')}`;
    cleanups.push(() => closeServer(admin));
    return { ...controls, adminUrl, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

type ControlParts = Pick<ServiceParts, 'center' | 'faults' | 'requestLog'> &
  Pick<Simulator, 'portals' | 'clock' | 'url' | 'tls'> & { readonly settings: SimulatorSettings };

/** What tests and the admin API do to the simulator. */
function controlsOf({ center, portals, settings, clock, faults, requestLog, url, tls }: ControlParts) {
  const [portal] = portals;
  if (portal === undefined) throw new Error('A simulator has a portal.');
  return {
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
    releases: center.releases,
    releasesUrl: `${url}${center.releases.path}`,
    samlApplications: center.samlApplications,
    samlPortalLink: (applicationId: string) =>
      `${url}/start/#/saml/default/${encodeURIComponent(center.samlApplications.find(applicationId)?.name ?? '')}/${applicationId}`,
    endIdpSessions: () => center.idpSessions.endAll(),
    endLogins: () => center.loginTokens.endAll(),
    denyNext: (times = 1) => {
      center.deniesToCome = times;
    },
  } satisfies Partial<Simulator>;
}
