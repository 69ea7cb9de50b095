import type { OidcGateway } from '../portal/oidc-gateway.ts';
import type { Ports } from '../../../ports.ts';
import { signInByBrowser } from './browser-flow.ts';
import { signInByDevice } from './device-flow.ts';
import { registrationFor, type RegistrationStore } from './registrations.ts';
import type { RunFlow } from './sign-ins.ts';

/** The flows over real gateways and stored registrations. */
export function runFlow(
  ports: Ports,
  gatewayFor: (region: string) => OidcGateway,
  registrations: RegistrationStore,
): RunFlow {
  return (session, flow, { onPrompt, signal }) => {
    const gateway = gatewayFor(session.region);
    const register = (options: { renew: boolean }) =>
      registrationFor(session, flow, gateway, registrations, ports, { ...options, signal });
    const context = { session, gateway, ports, register, onPrompt, signal };
    return flow === 'browser' ? signInByBrowser(context) : signInByDevice(context);
  };
}
