import type { Credentials, STSClient } from '@aws-sdk/client-sts';
import { DaypassError, type ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import type { Ports } from '../../ports.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { Secret } from '../../secret.ts';
import type { AwsTransport } from '../../transport/aws-transport.ts';
import { clientConfig } from '../identity-center/portal/client-config.ts';
import { stsEndpoint } from '../identity-center/portal/endpoints.ts';
import { failureOf } from '../identity-center/portal/failure.ts';
import { patiently } from '../identity-center/portal/patience.ts';
import { reach } from '../identity-center/portal/reach.ts';

const CALL_LIMIT_MILLIS = 20_000;

export interface SamlRequest {
  readonly accountId: string;
  readonly roleArn: string;
  readonly providerArn: string;
  readonly assertion: Secret;
  /** How long the keys should live. Left out: AWS's default of an hour. */
  readonly seconds?: number;
}

/** Keys that are given out for others. `sessionToken` is absent for an IAM user's static keys. */
export interface BaseKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret;
}

export interface RoleRequest {
  readonly accountId: string;
  readonly roleArn: string;
  readonly sessionName: string;
  readonly seconds?: number;
  readonly externalId?: string;
  readonly mfa?: { readonly serial: string; readonly code: string };
}

type StsCommandSender = (
  client: STSClient,
  signal: AbortSignal,
) => Promise<{ readonly Credentials?: Credentials | undefined }>;

/**
 * Speaks to one Region's STS (AWS STS API Reference). Rejects with DaypassErrors only: `durationTooLong` for more than
 * the role's MaxSessionDuration, `samlResponseInvalid` for what STS says of an assertion, `noAccess` for other refusals.
 */
export class StsGateway {
  readonly #ports: Ports;
  readonly #region: string;
  readonly #transport: AwsTransport;

  constructor(ports: Ports, region: string, transport: AwsTransport) {
    this.#ports = ports;
    this.#region = region;
    this.#transport = transport;
  }

  /** AssumeRoleWithSAML: unsigned, for the assertion is the proof. */
  async assumeRoleWithSaml(request: SamlRequest, signal?: AbortSignal): Promise<RoleCredentials> {
    const { AssumeRoleWithSAMLCommand } = await import('@aws-sdk/client-sts');
    const command = new AssumeRoleWithSAMLCommand({
      RoleArn: request.roleArn,
      PrincipalArn: request.providerArn,
      SAMLAssertion: request.assertion.reveal(),
      ...(request.seconds !== undefined && { DurationSeconds: request.seconds }),
    });
    const send: StsCommandSender = (client, abortSignal) => client.send(command, { abortSignal });
    return this.#keys(request.accountId, undefined, send, signal);
  }

  /** AssumeRole, signed with the keys of the caller. */
  async assumeRole(base: BaseKeys, request: RoleRequest, signal?: AbortSignal): Promise<RoleCredentials> {
    const { AssumeRoleCommand } = await import('@aws-sdk/client-sts');
    const { roleArn, sessionName, seconds, externalId, mfa } = request;
    const command = new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      ...(seconds !== undefined && { DurationSeconds: seconds }),
      ...(externalId !== undefined && { ExternalId: externalId }),
      ...(mfa && { SerialNumber: mfa.serial, TokenCode: mfa.code }),
    });
    const send: StsCommandSender = (client, abortSignal) => client.send(command, { abortSignal });
    return this.#keys(request.accountId, base, send, signal);
  }

  async #keys(
    accountId: string,
    base: BaseKeys | undefined,
    send: StsCommandSender,
    signal: AbortSignal | undefined,
  ): Promise<RoleCredentials> {
    const endpoint = stsEndpoint(this.#region, this.#ports.surroundings.env);
    const { STSClient } = await import('@aws-sdk/client-sts');
    const config = clientConfig(this.#region, endpoint, this.#transport);
    const client = new STSClient({ ...config, ...(base && { credentials: async () => sdkKeys(base) }) });
    const answer = await patiently(this.#ports, signal, async () => {
      try {
        return await reach(this.#ports.alarm, CALL_LIMIT_MILLIS, signal, (limited) => send(client, limited));
      } catch (thrown) {
        if (signal?.aborted) throw signal.reason;
        throw refusalOf(thrown) ?? failureOf(thrown, endpoint);
      }
    });
    return roleCredentials(accountId, answer.Credentials);
  }
}

function sdkKeys({ accessKeyId, secretAccessKey, sessionToken }: BaseKeys) {
  return {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken && { sessionToken: sessionToken.reveal() }),
  };
}

/** What STS names by its error codes (STS API Reference, AssumeRoleWithSAML and AssumeRole, "Errors"). */
function refusalOf(thrown: unknown): DaypassError | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const fail = (code: ConstructorParameters<typeof DaypassError>[0], facts: ErrorFacts = {}) =>
    new DaypassError(code, facts, { cause: thrown });
  const { name, message } = thrown;
  if (/exceeds the MaxSessionDuration|exceeds the 1 hour session limit/u.test(message)) return fail('durationTooLong');
  if (/MultiFactorAuthentication failed/u.test(message)) return fail('mfaCodeRefused');
  switch (name) {
    case 'ExpiredTokenException':
      return fail('samlResponseInvalid', { problem: 'expired' });
    case 'InvalidIdentityToken':
    case 'InvalidIdentityTokenException':
      return fail('samlResponseInvalid', { problem: 'refused', status: 'InvalidIdentityToken' });
    case 'IDPRejectedClaim':
    case 'IDPRejectedClaimException':
      return fail('samlResponseInvalid', { problem: 'refused', status: 'IDPRejectedClaim' });
    case 'AccessDenied':
    case 'AccessDeniedException':
    case 'RegionDisabledException':
      return fail('noAccess');
    // The keys that sign are no longer good.
    case 'ExpiredToken':
    case 'InvalidClientTokenId':
      return fail('baseKeysRefused');
    case 'Throttling':
    case 'ThrottlingException':
      return fail('throttled');
    default:
      return undefined;
  }
}

function roleCredentials(accountId: string, keys: Credentials | undefined): RoleCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = keys ?? {};
  const expiresAtMillis = Expiration?.getTime() ?? Number.NaN;
  if (!isKey(AccessKeyId) || !isKey(SecretAccessKey) || !isKey(SessionToken) || Number.isNaN(expiresAtMillis))
    throw new DaypassError('unexpectedAnswer');
  return {
    accountId,
    accessKeyId: AccessKeyId,
    secretAccessKey: new Secret(SecretAccessKey),
    sessionToken: new Secret(SessionToken),
    expiresAtMillis,
  };
}

/** Keys go into environments and files: printable ASCII, of a length that those can hold. */
function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 32 * 1024 && /^[\x21-\x7e]+$/u.test(value);
}
