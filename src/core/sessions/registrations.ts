import type { SignInFlow } from '../../shared/snapshots.ts';
import type { SsoSession } from '../engine-state.ts';
import type { RegistrationKey } from '../files/registration-store.ts';
import type { ClientRegistration, OidcGateway } from '../portal/oidc-gateway.ts';
import type { Clock } from '../ports.ts';
import { REGISTERED_REDIRECT_URI } from './callback-server.ts';

/** The AWS CLI registers anew under 15 minutes left; a sign-in itself may take 10. */
const LEAST_LIFE_MILLIS = 15 * 60_000;

export interface RegistrationStore {
  read(key: RegistrationKey): Promise<ClientRegistration | undefined>;
  write(key: RegistrationKey, registration: ClientRegistration): Promise<void>;
}

/** The client registration for a sign-in: the stored one while it has life in it, else a new one. Good for about 90 days. */
export async function registrationFor(
  session: SsoSession,
  flow: SignInFlow,
  gateway: OidcGateway,
  store: RegistrationStore,
  clock: Clock,
  options: { readonly renew?: boolean; readonly signal?: AbortSignal } = {},
): Promise<ClientRegistration> {
  const { region, startUrl, scopes } = session;
  const key = { region, startUrl, scopes, flow };
  const stored = options.renew ? undefined : await store.read(key);
  if (stored && stored.expiresAtMillis - clock.nowMillis() > LEAST_LIFE_MILLIS) return stored;

  const redirect = flow === 'browser' && { redirectUri: REGISTERED_REDIRECT_URI };
  const registration = await gateway.register({ startUrl, scopes, ...redirect }, options.signal);
  await store.write(key, registration);
  return registration;
}
