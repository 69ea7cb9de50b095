import { timingSafeEqual } from 'node:crypto';
import type { SimulatorClock } from '../clock.ts';
import { oidcError } from '../http/service-error.ts';
import { randomToken } from '../random-text.ts';
import type { SimulatorSettings } from '../settings.ts';

export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** A client known to the service, as `/client/register` made it. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  readonly grantTypes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly issuerUrl: string | undefined;
  /** The region whose endpoint registered it; clients are not known in other regions. Unknown over plain HTTP. */
  readonly region: string | undefined;
  readonly issuedAtMillis: number;
  readonly expiresAtMillis: number;
}

export class RegistrationStore {
  readonly #clock: SimulatorClock;
  readonly #settings: SimulatorSettings;
  readonly #registrations = new Map<string, Registration>();

  constructor(clock: SimulatorClock, settings: SimulatorSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  add(
    details: Pick<Registration, 'clientName' | 'scopes' | 'grantTypes' | 'redirectUris' | 'issuerUrl' | 'region'>,
  ): Registration {
    const issuedAtMillis = this.#clock.nowMillis();
    const registration: Registration = {
      ...details,
      clientId: randomToken(22),
      clientSecret: `FAKE-client-secret-${randomToken(48)}`,
      issuedAtMillis,
      expiresAtMillis: issuedAtMillis + this.#settings.registrationSeconds * 1000,
    };
    this.#registrations.set(registration.clientId, registration);
    return registration;
  }

  /** The client by id alone, for the browser's part, which carries no secret. */
  find(clientId: string): Registration | undefined {
    const registration = this.#registrations.get(clientId);
    return registration !== undefined && this.#clock.nowMillis() < registration.expiresAtMillis
      ? registration
      : undefined;
  }

  /** @throws ServiceError InvalidClientException (401) for an unknown id, a wrong or expired secret or another region's client. */
  authenticate(clientId: string, clientSecret: string, region: string | undefined): Registration {
    const registration = this.find(clientId);
    if (registration === undefined || !equalSecrets(registration.clientSecret, clientSecret))
      throw oidcError('InvalidClientException');
    if (region !== undefined && registration.region !== undefined && region !== registration.region)
      throw oidcError('InvalidClientException');
    return registration;
  }

  /** Forgets every client, as AWS may do before a registration's time is up. */
  forgetAll(): void {
    this.#registrations.clear();
  }
}

function equalSecrets(expected: string, given: string): boolean {
  const expectedBytes = Buffer.from(expected);
  const givenBytes = Buffer.from(given);
  return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}
