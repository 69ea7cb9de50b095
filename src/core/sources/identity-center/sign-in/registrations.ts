import { toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { SsoSession } from '../../../state.ts';
import type { RegistrationKey } from '../tokens/registration-store.ts';
import type { ClientRegistration, OidcGateway } from '../portal/oidc-gateway.ts';
import type { Clock, Log } from '../../../ports.ts';
import { REGISTERED_REDIRECT_URI } from './callback-server.ts';

/**
 * A token is renewed no longer than its registration lives, and the end of that is told a week before: a new sign-in
 * starts with at least a quiet week ahead of that. (The AWS CLI registers again only under 15 minutes left.)
 */
const LEAST_LIFE_MILLIS = 14 * 24 * 3_600_000;

export interface RegistrationStore {
  read(key: RegistrationKey): Promise<ClientRegistration | undefined>;
  write(key: RegistrationKey, registration: ClientRegistration): Promise<void>;
}

/**
 * The client registration for a sign-in: the stored one while it has life in it, else a new one, good for about 90
 * days. One that cannot be stored (full disk) is used all the same: the next sign-in registers again.
 */
export async function registrationFor(
  session: SsoSession,
  key: RegistrationKey,
  gateway: OidcGateway,
  store: RegistrationStore,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  options: { readonly renew?: boolean; readonly signal?: AbortSignal } = {},
): Promise<ClientRegistration> {
  const stored = options.renew ? undefined : await store.read(key);
  if (stored && stored.expiresAtMillis - clock.nowMillis() > LEAST_LIFE_MILLIS) return stored;

  const { startUrl, scopes } = session;
  const redirect = key.flow === 'browser' && { redirectUri: REGISTERED_REDIRECT_URI };
  const registration = await gateway.register({ startUrl, scopes, ...redirect }, options.signal);
  await store.write(key, registration).catch((thrown: unknown) => {
    log.warn('registrationNotSaved', { session: session.name, code: toDaypassError(thrown).code });
  });
  return registration;
}
