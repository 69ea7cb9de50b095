import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../shared/errors/error-codes.ts';
import type { Ports } from '../ports.ts';
import { makeRoomForNewcomers } from '../transport/loopback/loopback-server.ts';
import { formatInstant } from '../../shared/text/instant.ts';

/** Keys as the endpoint hands them out. */
export interface ContainerCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAtMillis: number;
  readonly accountId: string;
}

/** Gets keys with as much life as can be had. Rejects with a DaypassError. */
export type GetCredentials = (signal: AbortSignal) => Promise<ContainerCredentials>;

/** What a child process needs in its environment, beside a file with the token. */
export interface ContainerGrant {
  /** For AWS_CONTAINER_CREDENTIALS_FULL_URI. */
  readonly url: string;
  /** For the file of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, without a newline: the AWS CLI, botocore and Go fail on one. */
  readonly token: string;
  /** Takes callers that reach the endpoint at another port of their own loopback, through a forwarding. */
  alsoAt(port: number): void;
  /** Ends the grant: its token is worth nothing from then on. */
  end(): void;
}

/**
 * Clients give up on an answer after 2 s (AWS CLI, botocore). Where keys take longer, they get what lives or a refusal;
 * waiting for a sign-in is for credential_process.
 */
const ANSWER_MILLIS = 1500;
const MOST_CONNECTIONS = 256;

interface Grant {
  readonly tokenDigest: Buffer;
  readonly get: GetCredentials;
  readonly ports: Set<number>;
  last?: ContainerCredentials;
}

/**
 * A container credentials endpoint on loopback, as Amazon ECS and EKS Pod Identity offer it (AWS SDKs and Tools
 * Reference Guide, "Container credential provider"): each grant has an address and a bearer token of its own.
 */
export class ContainerEndpoint {
  readonly #ports: Pick<Ports, 'alarm' | 'clock' | 'log' | 'random'>;
  readonly #server: Server;
  readonly #grants = new Map<string, Grant>();
  #port: number | undefined;
  #listening: Promise<number> | undefined;

  constructor(ports: Pick<Ports, 'alarm' | 'clock' | 'log' | 'random'>) {
    this.#ports = ports;
    this.#server = createServer(
      { requestTimeout: 5000, headersTimeout: 5000, maxHeaderSize: 8192 },
      (message, response) => {
        void this.#serve(message, response).catch(() => response.destroy());
      },
    );
    // Another user's silent connections must not keep the child out.
    makeRoomForNewcomers(this.#server, MOST_CONNECTIONS);
  }

  /** Opens the port at the first grant. Rejects with the system's error if no port can be had. */
  async grant(get: GetCredentials): Promise<ContainerGrant> {
    this.#listening ??= listenOnLoopback(this.#server);
    this.#port = await this.#listening;
    const id = this.#token(16);
    const token = this.#token(32);
    const ports = new Set([this.#port]);
    this.#grants.set(id, { tokenDigest: digest(token), get, ports });
    return {
      url: `http://127.0.0.1:${this.#port}/credentials/${id}`,
      token,
      alsoAt: (port) => void ports.add(port),
      end: () => void this.#grants.delete(id),
    };
  }

  get grants(): number {
    return this.#grants.size;
  }

  async close(): Promise<void> {
    this.#grants.clear();
    if (this.#listening === undefined) return;
    await this.#listening.catch(() => undefined);
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    message.resume();
    const grant = this.#grantFor(message);
    if (grant === undefined)
      return refuse(response, 403, 'Forbidden', 'This endpoint is for the program it was made for.');
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const credentials = await this.#credentialsOf(grant, gone.signal);
    if (credentials instanceof DaypassError)
      return refuse(
        response,
        statusOf(credentials.code),
        credentials.code,
        'Daypass could not get keys. Run: daypass status',
      );
    grant.last = credentials;
    const body = JSON.stringify(documentOf(credentials));
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
  }

  /** The grant that the address and the token name, for a caller that is no web page. */
  #grantFor({ method, url, headers }: IncomingMessage): Grant | undefined {
    // A web page that found the port by DNS rebinding or guessing: browsers send these, AWS SDKs never.
    const isBrowser = headers.origin !== undefined || headers['sec-fetch-mode'] !== undefined;
    if (method !== 'GET' || isBrowser) return undefined;
    const id = /^\/credentials\/([\w-]{1,64})$/u.exec(url ?? '')?.[1] ?? '';
    const grant = this.#grants.get(id);
    if (grant === undefined || ![...grant.ports].some((port) => headers.host === `127.0.0.1:${port}`)) return undefined;
    return timingSafeEqual(digest(headers.authorization ?? ''), grant.tokenDigest) ? grant : undefined;
  }

  /** Keys in time, else those of the last answer while they live: clients keep working with those, and fail on a refusal. */
  async #credentialsOf(grant: Grant, signal: AbortSignal): Promise<ContainerCredentials | DaypassError> {
    const over = new AbortController();
    const late = this.#ports.alarm.sleep(ANSWER_MILLIS, over.signal).then(
      () => new DaypassError('timedOut'),
      () => new DaypassError('signInCancelled'),
    );
    const got = grant.get(signal).catch((thrown: unknown) => toDaypassError(thrown));
    const outcome = await Promise.race([got, late]);
    over.abort();
    if (!(outcome instanceof DaypassError)) return outcome;
    const { last } = grant;
    return last !== undefined && last.expiresAtMillis > this.#ports.clock.nowMillis() ? last : outcome;
  }

  #token(bytes: number): string {
    return Buffer.from(this.#ports.random.bytes(bytes)).toString('base64url');
  }
}

function listenOnLoopback(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/** All four members are needed by the AWS CLI, botocore and JavaScript; `Expiration` in whole seconds with `Z`. */
function documentOf(credentials: ContainerCredentials): Readonly<Record<string, string>> {
  return {
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.sessionToken,
    Expiration: formatInstant(credentials.expiresAtMillis),
    AccountId: credentials.accountId,
  };
}

/** The AWS SDK for Go shows `code: message`; the AWS CLI shows the body. */
function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ code, message });
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
}

/** 4xx for what trying again cannot change: the AWS SDK for Go then fails at once. */
function statusOf(code: ErrorCode): number {
  return code === 'timedOut' || code === 'offline' || code === 'throttled' || code === 'serviceUnavailable' ? 503 : 403;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
