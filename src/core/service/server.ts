import { createServer, type Server, type Socket } from 'node:net';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { Ports, Random } from '../ports.ts';
import { isNonce, isProof, proofOf, type Nonces } from './handshake.ts';
import {
  encodeLine,
  LineReader,
  parseLine,
  parseRequest,
  PROTOCOL_VERSION,
  type ParsedLine,
  type ServiceAnswer,
  type ServiceRequest,
  type WaitingNotice,
} from './protocol.ts';

/** Tells the caller that it waits. */
export type Progress = (notice: WaitingNotice) => void;

/** An answer rejects with it when a successor is there: the caller is cut off, and then asks the successor. */
export class AskSuccessor extends Error {}

/** Carries a request out. `signal` aborts when the caller has gone. */
export type AnswerRequest = (
  request: ServiceRequest,
  signal: AbortSignal,
  progress: Progress,
) => Promise<ServiceAnswer>;

type ServerPorts = Pick<Ports, 'alarm' | 'random' | 'log'>;

/** How long a caller may take until its request is complete, in milliseconds. */
const REQUEST_MILLIS = 5000;
/** More callers than tools of one person start; the oldest that has not asked yet gives way. */
const MOST_CONNECTIONS = 512;

/**
 * The listening half of the key service. It answers callers that prove the secret, one request a connection. Silent,
 * slow, torn and oversized ones are cut off; none of them keeps others from their turn.
 */
export class ServiceServer {
  readonly #server: Server;
  readonly #callers = new Set<Caller>();
  readonly #ports: ServerPorts;
  readonly #secret: string | undefined;
  readonly #answer: AnswerRequest;

  constructor(ports: ServerPorts, secret: string | undefined, answer: AnswerRequest) {
    this.#ports = ports;
    this.#secret = secret;
    this.#answer = answer;
    this.#server = createServer((socket) => this.#accept(socket));
    this.#server.on('error', (error) => ports.log.warn('serviceFailed', { code: toDaypassError(error).code }));
  }

  /** Rejects with the system's error where the address is taken or cannot be made. */
  async listen(path: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ path, readableAll: false, writableAll: false }, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  /** Callers that are being answered. */
  get busy(): number {
    return [...this.#callers].filter((caller) => caller.isAsking).length;
  }

  /** Accepts nobody new, lets those who have asked be answered, cuts off the others. */
  async drain(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    for (const caller of this.#callers) if (!caller.isAsking) caller.end();
    await closed;
  }

  /** Cuts off everybody. */
  async close(): Promise<void> {
    const closed = this.drain();
    for (const caller of this.#callers) caller.end();
    await closed;
  }

  #accept(socket: Socket): void {
    if (this.#callers.size >= MOST_CONNECTIONS) [...this.#callers].find((known) => !known.isAsking)?.end();
    const caller = new Caller(socket, this.#secret, this.#ports, this.#answer);
    this.#callers.add(caller);
    socket.once('close', () => this.#callers.delete(caller));
  }
}

const NO_NONCES: Nonces = { client: '', service: '' };

/** One connection: greeted, then trusted, then asking. */
class Caller {
  readonly #socket: Socket;
  readonly #secret: string | undefined;
  readonly #answer: AnswerRequest;
  readonly #random: Random;
  readonly #gone = new AbortController();
  /** Aborts when the request is complete or the caller is gone. */
  readonly #asked = new AbortController();
  #nonces: Nonces | undefined;
  isAsking = false;

  constructor(socket: Socket, secret: string | undefined, { alarm, random }: ServerPorts, answer: AnswerRequest) {
    this.#socket = socket;
    this.#secret = secret;
    this.#answer = answer;
    this.#random = random;
    alarm.sleep(REQUEST_MILLIS, this.#asked.signal).then(
      () => this.end(),
      () => undefined,
    );
    const reader = new LineReader(
      (line) => this.#take(parseLine(line)),
      () => this.end(),
    );
    // Shows the caller that somebody listens; the answer may take as long as a sign-in.
    if (secret === undefined) socket.write(encodeLine({ v: PROTOCOL_VERSION }));
    socket.on('data', (chunk) => reader.take(chunk));
    socket.on('error', () => this.end());
    socket.once('close', () => this.end());
  }

  end(): void {
    this.#asked.abort();
    this.#gone.abort(new DaypassError('signInCancelled'));
    this.#socket.destroy();
  }

  #take(line: ParsedLine | undefined): void {
    if (line === undefined || this.isAsking) return this.end();
    if (this.#secret !== undefined && this.#nonces === undefined) return this.#greet(line, this.#secret);
    const isTrusted =
      this.#secret === undefined
        ? line['v'] === PROTOCOL_VERSION
        : isProof(line['proof'], this.#secret, 'client', this.#nonces ?? NO_NONCES);
    if (!isTrusted && this.#secret === undefined) return this.#refuseVersion();
    if (!isTrusted) return this.end();
    const request = parseRequest(line['request']);
    if (request === undefined) return this.#send({ ok: false, code: 'usage', facts: {} });
    this.isAsking = true;
    this.#asked.abort();
    void this.#carryOut(request);
  }

  #greet({ v, nonce }: ParsedLine, secret: string): void {
    if (!isNonce(nonce)) return this.end();
    if (v !== PROTOCOL_VERSION) return this.#refuseVersion();
    const own = Buffer.from(this.#random.bytes(16)).toString('base64url');
    this.#nonces = { client: nonce, service: own };
    const proof = proofOf(secret, 'service', this.#nonces);
    this.#socket.write(encodeLine({ v: PROTOCOL_VERSION, nonce: own, proof }));
  }

  /** An older client has another idea of what follows. */
  #refuseVersion(): void {
    this.#socket.end(encodeLine({ noService: 'newer' }));
  }

  async #carryOut(request: ServiceRequest): Promise<void> {
    try {
      const progress: Progress = (notice) => {
        if (!this.#socket.destroyed) this.#socket.write(encodeLine(notice));
      };
      this.#send(await this.#answer(request, this.#gone.signal, progress));
    } catch (thrown) {
      if (thrown instanceof AskSuccessor) return this.end();
      const { code, facts } = toDaypassError(thrown);
      this.#send({ ok: false, code, facts });
    }
  }

  #send(answer: ServiceAnswer): void {
    if (this.#socket.destroyed) return;
    this.#socket.write(encodeLine(answer));
    // Not `end`: a caller that never closes its side would keep the service from leaving.
    this.#socket.destroySoon();
  }
}
