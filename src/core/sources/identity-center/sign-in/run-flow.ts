import type { SsoSession } from '../../../state.ts';
import type { OidcGateway } from '../portal/oidc-gateway.ts';
import type { ResolvedStartUrl } from '../portal/pages/vanity-start-url.ts';
import type { Ports } from '../../../ports.ts';
import { signInByBrowser } from './browser-flow.ts';
import { signInByDevice } from './device-flow.ts';
import { registrationFor, type RegistrationStore } from './registrations.ts';
import type { RunFlow } from './sign-ins.ts';

export type ResolvePortal = (startUrl: string, signal: AbortSignal) => Promise<ResolvedStartUrl>;

/**
 * The flows over real gateways and stored registrations. AWS's calls get the portal's own address and Region;
 * registrations are stored under the start URL as written, like token files.
 */
export function runFlow(
  ports: Ports,
  gatewayFor: (region: string) => OidcGateway,
  registrations: RegistrationStore,
  resolvePortal: ResolvePortal,
): RunFlow {
  return async (written, flow, { onPrompt, signal, redirectPort }) => {
    const { startUrl, region = written.region } = await resolvePortal(written.startUrl, signal);
    const session: SsoSession = { ...written, startUrl, region };
    const gateway = gatewayFor(region);
    const key = { region, startUrl: written.startUrl, scopes: written.scopes, flow };
    const register = (options: { renew: boolean }) =>
      registrationFor(session, key, gateway, registrations, ports, { ...options, signal });
    const context = { session, gateway, ports, register, onPrompt, signal, redirectPort };
    const signedIn = await (flow === 'browser' ? signInByBrowser(context) : signInByDevice(context));
    return { ...signedIn, region };
  };
}
