import type { SignInPrompt } from '../../../requests.ts';
import type { SsoSession } from '../../../state.ts';
import type { ClientRegistration, IssuedToken, OidcGateway } from '../portal/oidc-gateway.ts';
import type { Ports } from '../../../ports.ts';

/** What both flows need and give back. */
export interface FlowContext {
  readonly session: SsoSession;
  readonly gateway: OidcGateway;
  readonly ports: Pick<Ports, 'clock' | 'alarm' | 'random' | 'surroundings'>;
  /** The registration to use; a new one when asked to renew, for AWS may have dropped the stored one. */
  readonly register: (options: { renew: boolean }) => Promise<ClientRegistration>;
  readonly onPrompt: (prompt: SignInPrompt) => void;
  readonly signal: AbortSignal;
  /** Default: a free one. */
  readonly redirectPort?: number | undefined;
}

export interface SignedInBy {
  readonly token: IssuedToken;
  readonly registration: ClientRegistration;
  /** Where the sign-in was done: the session's Region, or the one that its start URL led to. */
  readonly region?: string;
}
