import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { allowedLink, endpointUrlsOf } from '../../../transport/link-gate.ts';
import { portalHosts } from './start-url.ts';
import type { Ports } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { clientConfig } from './client-config.ts';
import { endpointVariable, oidcEndpoint } from './endpoints.ts';
import { failureOf, isOauthCode, keyFailureOf, namingEndpoint, refusalIs, refusalOf, type Refusal } from './failure.ts';
import { patiently } from './patience.ts';
import { reach } from './reach.ts';
import { AwsTransport } from '../../../transport/aws-transport.ts';

const ENDPOINT_VARIABLE = 'AWS_ENDPOINT_URL_SSO_OIDC';
const CALL_LIMIT_MILLIS = 20_000;
const DAY_MILLIS = 24 * 60 * 60_000;
/** How long AWS's registrations last. Taken where the answer says 0, which is "for ever" (RFC 7591, section 3.2.1), or nothing. */
const REGISTRATION_LIFE_MILLIS = 90 * DAY_MILLIS;
/** AWS's own, where the answer leaves it out. */
const DEVICE_CODE_LIFE_SECONDS = 600;
/** AWS's own are some 2 KB. */
const LONGEST_CODE = 16 * 1024;
const LONGEST_DEVICE_CODE_LIFE_SECONDS = 24 * 60 * 60;
const LONGEST_INTERVAL_SECONDS = 60;
const LONGEST_TOKEN_LIFE_MILLIS = 366 * DAY_MILLIS;

export interface ClientRegistration {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly expiresAtMillis: number;
}

export interface DeviceAuthorization {
  readonly deviceCode: Secret;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
  readonly expiresInMillis: number;
  readonly intervalMillis: number;
}

export interface IssuedToken {
  readonly accessToken: Secret;
  readonly expiresInMillis: number;
  readonly refreshToken?: Secret;
}

export type RegistrationRequest = {
  readonly startUrl: string;
  /** Empty: a legacy client, whose tokens cannot be refreshed. */
  readonly scopes: readonly string[];
  /** For the authorization code grant; absent for the device grant. */
  readonly redirectUri?: string;
};

export type Grant =
  | { readonly type: 'device'; readonly deviceCode: Secret }
  | {
      readonly type: 'authorizationCode';
      readonly code: Secret;
      readonly codeVerifier: Secret;
      readonly redirectUri: string;
    }
  | { readonly type: 'refresh'; readonly refreshToken: Secret };

/**
 * How a token request ended short of a token. `invalidGrant`: the refresh token or code is no longer good, which
 * is also how AWS tells that the portal session has ended. `invalidClient`: register again. `refused`: any other
 * "no" for good.
 */
export type TokenRefusal = 'pending' | 'slowDown' | 'denied' | 'expired' | 'invalidGrant' | 'invalidClient' | 'refused';

/** Speaks to one region's OIDC service (AWS "IAM Identity Center OIDC API Reference"). Rejects with DaypassErrors only. */
export class OidcGateway {
  readonly #ports: Ports;
  readonly #region: string;
  readonly #transport: AwsTransport;
  #client: Promise<SSOOIDCClient> | undefined;

  constructor(ports: Ports, region: string, transport = new AwsTransport(ports)) {
    this.#ports = ports;
    this.#region = region;
    this.#transport = transport;
  }

  get endpoint(): string {
    return oidcEndpoint(this.#region, this.#ports.surroundings.env);
  }

  /** RegisterClient. `signInRefused` where AWS takes the start URL or the scopes not. */
  async register(request: RegistrationRequest, signal?: AbortSignal): Promise<ClientRegistration> {
    const { RegisterClientCommand } = await import('@aws-sdk/client-sso-oidc');
    const command = new RegisterClientCommand({
      clientName: 'Daypass',
      clientType: 'public',
      ...(request.scopes.length > 0 && { scopes: [...request.scopes] }),
      ...(request.redirectUri !== undefined && {
        grantTypes: ['authorization_code', 'refresh_token'],
        redirectUris: [request.redirectUri],
        issuerUrl: request.startUrl,
      }),
    });
    const onRefusal = (refusal: Refusal) => (isNo(refusal) ? this.#refused(refusal, request.startUrl) : undefined);
    const answer = await patiently(this.#ports, signal, () =>
      this.#call((client, abortSignal) => client.send(command, { abortSignal }), signal, onRefusal),
    );
    const { clientId, clientSecret, clientSecretExpiresAt } = answer;
    if (!isCode(clientId) || !isCode(clientSecret)) throw new DaypassError('unexpectedAnswer');
    const expiresAtMillis = isInstant(clientSecretExpiresAt)
      ? clientSecretExpiresAt * 1000
      : this.#ports.clock.nowMillis() + REGISTRATION_LIFE_MILLIS;
    return { clientId, clientSecret: new Secret(clientSecret), expiresAtMillis };
  }

  /** StartDeviceAuthorization (RFC 8628 §3.1). `signInRefused` where AWS knows no such portal in this region. */
  async startDevice(
    registration: ClientRegistration,
    startUrl: string,
    signal?: AbortSignal,
  ): Promise<DeviceAuthorization | 'invalidClient'> {
    const { StartDeviceAuthorizationCommand } = await import('@aws-sdk/client-sso-oidc');
    const command = new StartDeviceAuthorizationCommand({
      clientId: registration.clientId,
      clientSecret: registration.clientSecret.reveal(),
      startUrl,
    });
    const onRefusal = (refusal: Refusal) => {
      if (isInvalidClient(refusal)) return 'invalidClient';
      return isNo(refusal) ? this.#refused(refusal, startUrl) : undefined;
    };
    const answer = await patiently(this.#ports, signal, () =>
      this.#call<Awaited<ReturnType<typeof send>> | 'invalidClient'>(send, signal, onRefusal),
    );
    if (answer === 'invalidClient') return answer;
    const { deviceCode, userCode, verificationUri, verificationUriComplete, interval } = answer;
    const expiresIn = answer.expiresIn ?? DEVICE_CODE_LIFE_SECONDS;
    // A link that may not leave for the browser is no answer, so that nobody is shown it or copies it.
    const policy = { hosts: portalHosts(startUrl), endpointUrls: endpointUrlsOf(this.#ports.surroundings.env) };
    const links = [verificationUri, verificationUriComplete || verificationUri];
    const areAllowed = links.every((link) => allowedLink(link, policy) !== undefined);
    if (!isCode(deviceCode) || !isCode(userCode) || !verificationUri || !areAllowed || !isPositive(expiresIn))
      throw new DaypassError('unexpectedAnswer');
    return {
      deviceCode: new Secret(deviceCode),
      userCode,
      verificationUri,
      verificationUriComplete: verificationUriComplete || verificationUri,
      expiresInMillis: Math.min(expiresIn, LONGEST_DEVICE_CODE_LIFE_SECONDS) * 1000,
      intervalMillis: Math.min(isPositive(interval) ? interval : 5, LONGEST_INTERVAL_SECONDS) * 1000,
    };

    function send(client: SSOOIDCClient, abortSignal: AbortSignal) {
      return client.send(command, { abortSignal });
    }
  }

  /** CreateToken. Answers a refusal as a value: which of them are errors is the flow's to say. */
  async createToken(
    registration: ClientRegistration,
    grant: Grant,
    signal?: AbortSignal,
  ): Promise<IssuedToken | TokenRefusal> {
    const { CreateTokenCommand } = await import('@aws-sdk/client-sso-oidc');
    const command = new CreateTokenCommand({
      clientId: registration.clientId,
      clientSecret: registration.clientSecret.reveal(),
      ...grantParameters(grant),
    });
    const send = (client: SSOOIDCClient, abortSignal: AbortSignal) => client.send(command, { abortSignal });
    const once = () => this.#call<Awaited<ReturnType<typeof send>> | TokenRefusal>(send, signal, tokenRefusal);
    // Waiting for a person has a pace of its own (RFC 8628, section 3.5).
    const answer = grant.type === 'device' ? await once() : await patiently(this.#ports, signal, once);
    if (typeof answer === 'string') return answer;
    const { accessToken, expiresIn, refreshToken } = answer;
    const isUsable = isCode(accessToken) && isPositive(expiresIn) && (!refreshToken || isCode(refreshToken));
    if (!isUsable) throw new DaypassError('unexpectedAnswer', { unusable: 'token' });
    return {
      accessToken: new Secret(accessToken),
      expiresInMillis: Math.min(expiresIn * 1000, LONGEST_TOKEN_LIFE_MILLIS),
      ...(refreshToken && { refreshToken: new Secret(refreshToken) }),
    };
  }

  async #call<T>(
    send: (client: SSOOIDCClient, signal: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
    onRefusal: (refusal: Refusal) => T | undefined,
  ): Promise<T> {
    try {
      const client = await (this.#client ??= this.#connect());
      return await reach(this.#ports.alarm, CALL_LIMIT_MILLIS, signal, (limited) => send(client, limited));
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      const keyFailure = refusal && keyFailureOf(refusal);
      if (keyFailure) throw keyFailure;
      const meaning = refusal && onRefusal(refusal);
      if (meaning !== undefined) return meaning;
      if (signal?.aborted) throw signal.reason;
      throw this.#failure(thrown);
    }
  }

  /** Here, unlike at the portal, nothing is asked in a session's or a role's name. */
  #failure(thrown: unknown): DaypassError {
    const failure = failureOf(thrown, this.endpoint);
    const isPortals = failure.code === 'signInNeeded' || failure.code === 'noAccess' || failure.code === 'roleNotFound';
    const told = isPortals ? new DaypassError('unexpectedAnswer', failure.facts, { cause: thrown }) : failure;
    return namingEndpoint(told, this.endpoint, endpointVariable(ENDPOINT_VARIABLE, this.#ports.surroundings.env));
  }

  /** AWS knows a portal by start URL and region together, and tells a wrong pair as a request that is not valid. */
  #refused(refusal: Refusal, startUrl: string): never {
    const isPortalUnknown = refusalIs(refusal, 'InvalidRequestException', 'invalid_request');
    throw new DaypassError('signInRefused', isPortalUnknown ? { startUrl, region: this.#region } : {});
  }

  async #connect(): Promise<SSOOIDCClient> {
    const { SSOOIDCClient } = await import('@aws-sdk/client-sso-oidc');
    return new SSOOIDCClient(clientConfig(this.#region, this.endpoint, this.#transport));
  }
}

function grantParameters(grant: Grant) {
  switch (grant.type) {
    case 'device':
      return {
        grantType: 'urn:ietf:params:oauth:grant-type:device_code',
        deviceCode: grant.deviceCode.reveal(),
      };
    case 'authorizationCode':
      return {
        grantType: 'authorization_code',
        code: grant.code.reveal(),
        codeVerifier: grant.codeVerifier.reveal(),
        redirectUri: grant.redirectUri,
      };
    case 'refresh':
      return { grantType: 'refresh_token', refreshToken: grant.refreshToken.reveal() };
  }
}

function tokenRefusal(refusal: Refusal): TokenRefusal | undefined {
  if (refusalIs(refusal, 'AuthorizationPendingException', 'authorization_pending')) return 'pending';
  if (refusalIs(refusal, 'SlowDownException', 'slow_down')) return 'slowDown';
  // What a stumbling or busy server says of the grant is not believed: it would end a session for good.
  if (refusal.status >= 500 || refusal.status === 429) return undefined;
  if (refusalIs(refusal, 'AccessDeniedException', 'access_denied')) return 'denied';
  if (refusalIs(refusal, 'ExpiredTokenException', 'expired_token')) return 'expired';
  if (refusalIs(refusal, 'InvalidGrantException', 'invalid_grant')) return 'invalidGrant';
  if (isInvalidClient(refusal)) return 'invalidClient';
  return isNo(refusal) ? 'refused' : undefined;
}

/** What AWS will say again to the same request, as against "not now". */
function isNo(refusal: Refusal): boolean {
  const { status, name, oauthError } = refusal;
  const isNamed = name.endsWith('Exception') || isOauthCode(oauthError);
  return (status === 400 || status === 401) && isNamed && !refusalIs(refusal, 'SlowDownException', 'slow_down');
}

function isInvalidClient(refusal: Refusal): boolean {
  return (
    refusalIs(refusal, 'InvalidClientException', 'invalid_client') ||
    refusalIs(refusal, 'UnauthorizedClientException', 'unauthorized_client')
  );
}

/**
 * Tokens, codes and client ids are printable ASCII (RFC 6749, appendix A); what is not, or is longer than any of
 * AWS's, would make a token file that no tool can use.
 */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_CODE && /^[\x20-\x7e]+$/.test(value);
}

/** In seconds, and one that four digits of a year can write. */
function isInstant(seconds: unknown): seconds is number {
  return isPositive(seconds) && seconds * 1000 <= Date.UTC(9999, 11, 31);
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
