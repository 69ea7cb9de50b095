/**
 * What a client and the key service say to each other: one JSON object a line, at most `MOST_LINE_BYTES`.
 *
 * The client sends `{v, request}`; the service greets with `{v}`, then sends notices that the caller waits, if it does,
 * then the answer. The socket's folder lets nobody else in. On Windows a pipe's default access list lets everyone read,
 * so there the service file holds a secret: 1. client → `{v, nonce}`; 2. service → `{v, nonce, proof}`; 3. client →
 * `{proof, request}`. A proof is an HMAC under that secret.
 */

/** Raised when an older side could no longer understand the newer one. */
export const PROTOCOL_VERSION = 1;
export const MOST_LINE_BYTES = 64 * 1024;

/** The role that keys are asked for: a profile's, or one named directly. */
export type ServiceSelector =
  | { readonly profileName: string }
  | { readonly sourceId: string; readonly accountId: string; readonly roleName: string };

/** The process that asks. What it says of itself is a hint, never proof. */
export interface ServiceRequester {
  readonly pid: number;
  /** Its parents' programs, nearest first, where the platform tells them. */
  readonly programs: readonly string[];
  readonly folder?: string;
}

export type ServiceRequest =
  | {
      readonly ask: 'credentials';
      readonly selector: ServiceSelector;
      readonly requester: ServiceRequester;
      /** How long the caller can wait for a sign-in, in milliseconds; 0 does not wait. */
      readonly waitMillis: number;
      /** A person at a terminal is told that the caller waits. */
      readonly hasTerminal: boolean;
    }
  | { readonly ask: 'status' }
  /** The AWS files have changed: keys of sessions that were signed out are forgotten before the answer. */
  | { readonly ask: 'reload' }
  | { readonly ask: 'stop' };

export type ServiceOwner = 'app' | 'background';

interface ServiceStatus {
  readonly owner: ServiceOwner;
  readonly pid: number;
  readonly startedAtMillis: number;
  /** Callers that wait for a sign-in. */
  readonly waiting: number;
}

export type ServiceAnswer =
  /** `output` is the JSON of credential_process, complete. */
  | { readonly ok: true; readonly output: string }
  | { readonly ok: true; readonly status: ServiceStatus }
  /** A request that needs no answer but this was carried out. */
  | { readonly ok: true }
  /** A DaypassError of the engine: its code and facts, for words in the caller's language. */
  | { readonly ok: false; readonly code: string; readonly facts: Readonly<Record<string, string | number>> };

/** Sent before the answer, each time the caller begins to wait for a person to sign in. */
export interface WaitingNotice {
  readonly waitingFor: string;
  readonly owner: ServiceOwner;
}

export type ParsedLine = Readonly<Record<string, unknown>>;

export function encodeLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** The object of a line; undefined for anything else. */
export function parseLine(line: string): ParsedLine | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts a stream into lines. A line over the limit ends the conversation: `onOverflow` is called once. */
export class LineReader {
  readonly #onLine: (line: string) => void;
  readonly #onOverflow: () => void;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #isOver = false;

  constructor(onLine: (line: string) => void, onOverflow: () => void) {
    this.#onLine = onLine;
    this.#onOverflow = onOverflow;
  }

  take(chunk: Buffer): void {
    let rest = chunk;
    while (!this.#isOver && rest.length > 0) {
      const end = rest.indexOf(0x0a);
      const piece = end === -1 ? rest : rest.subarray(0, end);
      rest = end === -1 ? Buffer.alloc(0) : rest.subarray(end + 1);
      this.#bytes += piece.length;
      if (this.#bytes > MOST_LINE_BYTES) return this.#overflow();
      this.#chunks.push(piece);
      if (end !== -1) this.#emit();
    }
  }

  #emit(): void {
    const line = Buffer.concat(this.#chunks).toString('utf8');
    this.#chunks = [];
    this.#bytes = 0;
    this.#onLine(line);
  }

  #overflow(): void {
    this.#isOver = true;
    this.#chunks = [];
    this.#onOverflow();
  }
}

/** Reads a request that came from outside; undefined for what is none. */
export function parseRequest(value: unknown): ServiceRequest | undefined {
  const request = asObject(value);
  const ask = request?.['ask'];
  switch (ask) {
    case 'status':
    case 'reload':
    case 'stop':
      return { ask };
    case 'credentials':
      return request && parseCredentialsRequest(request);
    default:
      return undefined;
  }
}

const MOST_WAIT_MILLIS = 3_600_000;

function parseCredentialsRequest(request: ParsedLine): ServiceRequest | undefined {
  const selector = parseSelector(request['selector']);
  const requester = parseRequester(request['requester']);
  const { waitMillis, hasTerminal } = request;
  if (selector === undefined || requester === undefined) return undefined;
  if (typeof waitMillis !== 'number' || !(waitMillis >= 0 && waitMillis <= MOST_WAIT_MILLIS)) return undefined;
  return { ask: 'credentials', selector, requester, waitMillis, hasTerminal: hasTerminal === true };
}

const MOST_TEXT = 4096;
const MOST_PROGRAMS = 16;

function parseSelector(value: unknown): ServiceSelector | undefined {
  const { profileName, sourceId, accountId, roleName } = asObject(value) ?? {};
  if (isText(profileName)) return { profileName };
  return isText(sourceId) && isText(accountId) && isText(roleName) ? { sourceId, accountId, roleName } : undefined;
}

function parseRequester(value: unknown): ServiceRequester | undefined {
  const { pid, programs, folder } = asObject(value) ?? {};
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid)) return undefined;
  const names = Array.isArray(programs) ? programs.filter(isText).slice(0, MOST_PROGRAMS) : [];
  return { pid, programs: names, ...(isText(folder) && { folder }) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MOST_TEXT;
}

function asObject(value: unknown): ParsedLine | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
