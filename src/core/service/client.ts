import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { readServiceAddress, type ServiceAddress } from './address.ts';
import { isNonce, isProof, proofOf } from './handshake.ts';
import {
  encodeLine,
  LineReader,
  parseLine,
  PROTOCOL_VERSION,
  type ParsedLine,
  type ServiceAnswer,
  type ServiceRequest,
} from './protocol.ts';

/**
 * The client of the key service, for `credential_process`: a tool starts it for every set of keys, so it loads nothing
 * but Node's own net, fs and crypto.
 */

/** Why no service answered. `newer`: it speaks a later version than this program. `gone`: nobody listens, or it left in the middle. */
export type NoService = { readonly noService: 'absent' | 'newer' | 'gone' | 'untrusted' };

/** How long the service may take to show that it is there, in milliseconds; waiting for a sign-in comes after. */
const HELLO_MILLIS = 2000;

/**
 * Asks the service of this own folder. Tries a second time where the service went away in between: its successor has
 * written another address by then. Never rejects.
 */
export async function askService(ownDir: string, request: ServiceRequest): Promise<ServiceAnswer | NoService> {
  const first = readServiceAddress(ownDir);
  if (first === undefined) return { noService: 'absent' };
  const answer = await askAt(first, request);
  if (!('noService' in answer) || answer.noService !== 'gone') return answer;
  const second = readServiceAddress(ownDir);
  return second === undefined || second.path === first.path ? answer : askAt(second, request);
}

function askAt(address: ServiceAddress, request: ServiceRequest): Promise<ServiceAnswer | NoService> {
  if (address.version > PROTOCOL_VERSION) return Promise.resolve({ noService: 'newer' });
  return new Promise((resolve) => {
    const socket = connect(address.path);
    const end = (answer: ServiceAnswer | NoService): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(HELLO_MILLIS, () => end({ noService: 'gone' }));
    const conversation = new Conversation(address, request, socket, () => socket.setTimeout(0), end);
    const reader = new LineReader(
      (line) => conversation.take(parseLine(line)),
      () => end({ noService: 'untrusted' }),
    );
    socket.on('connect', () => conversation.start());
    socket.on('data', (chunk) => reader.take(chunk));
    socket.on('error', () => end({ noService: 'gone' }));
    socket.on('close', () => end({ noService: 'gone' }));
  });
}

/** The client's half: greet, check the service's proof, ask. */
class Conversation {
  readonly #address: ServiceAddress;
  readonly #request: ServiceRequest;
  readonly #socket: Socket;
  readonly #onTrusted: () => void;
  readonly #onEnd: (answer: ServiceAnswer | NoService) => void;
  readonly #nonce = randomBytes(16).toString('base64url');
  #isTrusted = false;

  constructor(
    address: ServiceAddress,
    request: ServiceRequest,
    socket: Socket,
    onTrusted: () => void,
    onEnd: (answer: ServiceAnswer | NoService) => void,
  ) {
    this.#address = address;
    this.#request = request;
    this.#socket = socket;
    this.#onTrusted = onTrusted;
    this.#onEnd = onEnd;
  }

  start(): void {
    this.#socket.write(encodeLine({ v: PROTOCOL_VERSION, nonce: this.#nonce }));
  }

  take(line: ParsedLine | undefined): void {
    if (line === undefined) return this.#onEnd({ noService: 'untrusted' });
    if (this.#isTrusted) return this.#onEnd(answerOf(line));
    const { nonce, proof } = line;
    if (line['noService'] === 'newer') return this.#onEnd({ noService: 'newer' });
    const { secret } = this.#address;
    if (!isNonce(nonce)) return this.#onEnd({ noService: 'untrusted' });
    const nonces = { client: this.#nonce, service: nonce };
    if (!isProof(proof, secret, 'service', nonces)) return this.#onEnd({ noService: 'untrusted' });
    this.#isTrusted = true;
    this.#onTrusted();
    this.#socket.write(encodeLine({ proof: proofOf(secret, 'client', nonces), request: this.#request }));
  }
}

/** The answer as the service sent it; the service has proven itself, so only its form is checked. */
function answerOf(line: ParsedLine): ServiceAnswer | NoService {
  const { ok, output, code, facts, status } = line;
  if (ok === true && typeof output === 'string') return { ok, output };
  if (ok === true && isStatus(status)) return { ok, status };
  if (ok === true) return { ok };
  if (ok !== false || typeof code !== 'string') return { noService: 'untrusted' };
  return { ok, code, facts: factsOf(facts) };
}

function isStatus(value: unknown): value is Extract<ServiceAnswer, { status: unknown }>['status'] {
  return typeof value === 'object' && value !== null && 'pid' in value && 'owner' in value;
}

function factsOf(value: unknown): Readonly<Record<string, string | number>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}
