import type { SSOClient } from '@aws-sdk/client-sso';
import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { RoleCredentials } from '../../../role-credentials.ts';
import type { Ports } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { clientConfig } from './client-config.ts';
import { endpointVariable, portalEndpoint } from './endpoints.ts';
import { failureOf } from './failure.ts';
import { patiently } from './patience.ts';
import { reach } from './reach.ts';
import { AwsTransport } from '../../../transport/aws-transport.ts';

const CALL_LIMIT_MILLIS = 20_000;
const LOGOUT_LIMIT_MILLIS = 5_000;
const PAGE_SIZE = 100;
/** AWS's session tokens are some 1–4 KB. */
const LONGEST_KEY = 32 * 1024;
/** AWS allows 50 characters of an account's name and 64 of an address (Organizations API, CreateAccount). */
const LONGEST_NAME = 256;
/** AWS allows 64 (IAM API, CreateRole). A cut name would be another role's. */
const LONGEST_ROLE_NAME = 128;
/** It comes back in a URL, and servers take URLs of some 8 KB. */
const LONGEST_NEXT_TOKEN = 16 * 1024;

export interface ListedAccount {
  readonly accountId: string;
  readonly accountName: string;
  readonly emailAddress: string;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/**
 * Speaks to one region's portal API (AWS "IAM Identity Center Portal API Reference"), with the access token as
 * bearer. Rejects with DaypassErrors only: `signInNeeded` for 401, `noAccess` for 403, `listRefused` for 403 of the accounts.
 */
export class PortalGateway {
  readonly #ports: Ports;
  readonly #region: string;
  readonly #transport: AwsTransport;
  #client: Promise<SSOClient> | undefined;

  constructor(ports: Ports, region: string, transport = new AwsTransport(ports)) {
    this.#ports = ports;
    this.#region = region;
    this.#transport = transport;
  }

  async accountsPage(token: Secret, nextToken?: string, signal?: AbortSignal): Promise<Page<ListedAccount>> {
    const { ListAccountsCommand } = await import('@aws-sdk/client-sso');
    const command = new ListAccountsCommand({
      accessToken: token.reveal(),
      maxResults: PAGE_SIZE,
      ...(nextToken !== undefined && { nextToken }),
    });
    const answer = await this.#call((client, abortSignal) => client.send(command, { abortSignal }), signal).catch(
      (thrown: unknown) => Promise.reject(ofWholeList(toDaypassError(thrown))),
    );
    // A 200 without the list is a broken answer (a proxy's, say), not "no accounts".
    if (!Array.isArray(answer.accountList)) throw new DaypassError('unexpectedAnswer');
    const items = answer.accountList.flatMap((account) => {
      const { accountId, accountName, emailAddress } = account ?? {};
      return isAccountId(accountId)
        ? [{ accountId, accountName: nameOf(accountName), emailAddress: nameOf(emailAddress) }]
        : [];
    });
    if (items.length === 0 && answer.accountList.length > 0) throw new DaypassError('unexpectedAnswer');
    return { items, ...nextPage(answer.nextToken) };
  }

  async rolesPage(token: Secret, accountId: string, nextToken?: string, signal?: AbortSignal): Promise<Page<string>> {
    const { ListAccountRolesCommand } = await import('@aws-sdk/client-sso');
    const command = new ListAccountRolesCommand({
      accessToken: token.reveal(),
      accountId,
      maxResults: PAGE_SIZE,
      ...(nextToken !== undefined && { nextToken }),
    });
    const answer = await this.#call((client, abortSignal) => client.send(command, { abortSignal }), signal);
    if (!Array.isArray(answer.roleList)) throw new DaypassError('unexpectedAnswer');
    const items = answer.roleList.flatMap((role) => {
      const roleName = textOf(role?.roleName);
      return roleName === '' || roleName.length > LONGEST_ROLE_NAME ? [] : [roleName];
    });
    return { items, ...nextPage(answer.nextToken) };
  }

  /** GetRoleCredentials; the answer's `expiration` is in milliseconds. */
  async roleCredentials(
    token: Secret,
    role: { readonly accountId: string; readonly roleName: string },
    signal?: AbortSignal,
  ): Promise<RoleCredentials> {
    const { GetRoleCredentialsCommand } = await import('@aws-sdk/client-sso');
    const { accountId, roleName } = role;
    const command = new GetRoleCredentialsCommand({ accessToken: token.reveal(), accountId, roleName });
    const answer = await patiently(this.#ports, signal, () =>
      this.#call((client, abortSignal) => client.send(command, { abortSignal }), signal),
    );
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = answer.roleCredentials ?? {};
    if (!isKey(accessKeyId) || !isKey(secretAccessKey) || !isKey(sessionToken) || !isInstant(expiration))
      throw new DaypassError('unexpectedAnswer');
    return {
      accountId,
      accessKeyId,
      secretAccessKey: new Secret(secretAccessKey),
      sessionToken: new Secret(sessionToken),
      expiresAtMillis: expiration,
    };
  }

  /** Ends the access token's session at AWS. Role credentials already handed out live on until they expire. */
  async logout(token: Secret): Promise<void> {
    const { LogoutCommand } = await import('@aws-sdk/client-sso');
    const command = new LogoutCommand({ accessToken: token.reveal() });
    await patiently(this.#ports, undefined, () =>
      this.#call((client, abortSignal) => client.send(command, { abortSignal }), undefined, LOGOUT_LIMIT_MILLIS),
    );
  }

  async #call<T>(
    send: (client: SSOClient, signal: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
    limitMillis = CALL_LIMIT_MILLIS,
  ): Promise<T> {
    try {
      const client = await (this.#client ??= this.#connect());
      return await reach(this.#ports.alarm, limitMillis, signal, (limited) => send(client, limited));
    } catch (thrown) {
      if (signal?.aborted) throw signal.reason;
      throw failureOf(thrown, this.#endpoint, endpointVariable('AWS_ENDPOINT_URL_SSO', this.#ports.surroundings.env));
    }
  }

  async #connect(): Promise<SSOClient> {
    const { SSOClient } = await import('@aws-sdk/client-sso');
    return new SSOClient(clientConfig(this.#region, this.#endpoint, this.#transport));
  }

  get #endpoint(): string {
    return portalEndpoint(this.#region, this.#ports.surroundings.env);
  }
}

/** The SDK passes on whatever the JSON holds, of whatever type. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function nameOf(value: unknown): string {
  return textOf(value).slice(0, LONGEST_NAME);
}

function isAccountId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{12}$/.test(value);
}

/** Keys go into environments and files: printable ASCII, of a length that those can hold. */
function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(value);
}

function nextPage(nextToken: unknown): { readonly nextToken?: string } {
  if (typeof nextToken !== 'string' || nextToken === '') return {};
  if (nextToken.length > LONGEST_NEXT_TOKEN) throw new DaypassError('unexpectedAnswer');
  return { nextToken };
}

/** No role is asked for in the list of accounts: a 403 there is about the list, and a 404 is a wrong address. */
function ofWholeList(error: DaypassError): DaypassError {
  if (error.code === 'noAccess') return new DaypassError('listRefused', error.facts, { cause: error });
  return error.code === 'roleNotFound' ? new DaypassError('unexpectedAnswer', error.facts, { cause: error }) : error;
}

/** Any that a date can hold: ECMAScript's end with the year 275760, the wire's don't. */
function isInstant(millis: unknown): millis is number {
  return typeof millis === 'number' && millis > 0 && millis <= Date.UTC(9999, 11, 31);
}
