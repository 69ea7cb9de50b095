import { DaypassError, toDaypassError, type ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../shared/errors/error-codes.ts';
import type { ProbeReport, ProbeStep } from '../../../shared/sign-in-probe.ts';
import type { Account, SsoSession } from '../../state.ts';
import type { AwsTransport } from '../../transport/aws-transport.ts';
import { proxyAddress } from '../../transport/proxies/proxy-url.ts';
import type { OidcGateway } from './portal/oidc-gateway.ts';
import type { ResolvedStartUrl } from './portal/pages/vanity-start-url.ts';

export interface ProbeParts {
  readonly transport: Pick<AwsTransport, 'routesTo' | 'clockAheadMillis'>;
  readonly oidcFor: (region: string) => OidcGateway;
  readonly resolvePortal: (startUrl: string, signal?: AbortSignal) => Promise<ResolvedStartUrl>;
  readonly ensureSignedIn: () => Promise<void>;
  readonly list: (signal?: AbortSignal) => Promise<readonly Account[]>;
}

const MINUTE_MILLIS = 60_000;
/** AWS takes signatures up to 5 minutes off. */
const TOLERATED_MINUTES = 5;

/** At which step a failure of a call to the OIDC service belongs; `oidc` for all others. */
const STEP_OF: Readonly<Partial<Record<ErrorCode, ProbeStep>>> = {
  proxyInvalid: 'proxy',
  proxyUnreachable: 'proxy',
  proxyAuthNeeded: 'proxy',
  caBundleUnreadable: 'tls',
  tlsUntrusted: 'tls',
  captivePortal: 'tls',
};

/**
 * Walks what a sign-in to the session needs and reports each step, up to the first that fails. A client is registered
 * and a device code is asked for, which expires unused. Nothing is opened or written. Rejects only if aborted.
 */
export async function probeSession(
  session: SsoSession,
  parts: ProbeParts,
  report: (step: ProbeReport) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { transport, oidcFor, resolvePortal } = parts;
  const step = stepReporter(report, signal);
  const portal = await step('resolve', async () => {
    const { startUrl, region = session.region } = await resolvePortal(session.startUrl, signal);
    const { endpoint } = oidcFor(region);
    return { value: { startUrl, region, endpoint }, facts: { startUrl, region } };
  });
  if (portal === undefined) return;

  const { startUrl, region, endpoint } = portal;
  const host = new URL(endpoint).host;
  const routes = await step('proxy', async () => {
    const [first] = await transport.routesTo(new URL(endpoint));
    return { value: true, facts: first?.via === 'proxy' ? { host, proxy: proxyAddress(first) } : { host } };
  });
  if (routes === undefined) return;

  const oidc = oidcFor(region);
  try {
    const registration = await oidc.register({ startUrl, scopes: session.scopes }, signal);
    const device = await oidc.startDevice(registration, startUrl, signal);
    if (device === 'invalidClient') throw new DaypassError('signInRefused');
  } catch (thrown) {
    signal?.throwIfAborted();
    const error = toDaypassError(thrown);
    const failed = STEP_OF[error.code] ?? (error.code === 'offline' || error.code === 'timedOut' ? 'tls' : 'oidc');
    if (failed === 'oidc') report({ step: 'tls', facts: { host } });
    return report({ step: failed, error, facts: { host } });
  }
  report({ step: 'tls', facts: { host } });
  report({ step: 'oidc', facts: { startUrl, region } });

  const minutes = Math.round((transport.clockAheadMillis ?? 0) / MINUTE_MILLIS);
  const clockError =
    Math.abs(minutes) < TOLERATED_MINUTES ? {} : { error: new DaypassError('clockWrong', { minutes }) };
  report({ step: 'clock', facts: { minutes }, ...clockError });
  if ('error' in clockError) return;

  const signedIn = await step('portal', async () => {
    await parts.ensureSignedIn();
    return { value: true, facts: {} };
  });
  if (signedIn === undefined) return;
  await step('roles', async () => {
    const accounts = await parts.list(signal);
    const roles = accounts.reduce((count, { roleNames }) => count + roleNames.length, 0);
    return { value: true, facts: { accounts: accounts.length, roles } };
  });
}

type Step = <T>(
  name: ProbeStep,
  work: () => Promise<{ readonly value: T; readonly facts: ErrorFacts }>,
) => Promise<T | undefined>;

/** Reports each step as it ends; one that fails resolves with undefined. */
function stepReporter(report: (step: ProbeReport) => void, signal: AbortSignal | undefined): Step {
  return async (name, work) => {
    try {
      const { value, facts } = await work();
      report({ step: name, facts });
      return value;
    } catch (thrown) {
      signal?.throwIfAborted();
      report({ step: name, error: toDaypassError(thrown), facts: {} });
      return undefined;
    }
  };
}
