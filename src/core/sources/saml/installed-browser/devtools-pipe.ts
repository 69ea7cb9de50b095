import type { Readable, Writable } from 'node:stream';

/** An event of the DevTools protocol, of the browser itself or of one of its targets. */
export interface DevtoolsEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

interface Waiting {
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: Error) => void;
}

/** A form of 10 MB in base64 fits; what is larger is not a sign-in. */
const MOST_MESSAGE_CHARACTERS = 64 * 1024 * 1024;

/**
 * Speaks the Chrome DevTools Protocol over the pipe of `--remote-debugging-pipe` (descriptors 3 and 4; messages are
 * JSON and end with a NUL). A pipe, unlike a port, can be used by no other process.
 */
export class DevtoolsPipe {
  readonly #output: Writable;
  readonly #onEvent: (event: DevtoolsEvent) => void;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #parts: string[] = [];
  #characters = 0;
  #isClosed = false;

  constructor(input: Readable, output: Writable, onEvent: (event: DevtoolsEvent) => void) {
    this.#output = output;
    this.#onEvent = onEvent;
    input.setEncoding('utf8');
    input.on('data', (text: string) => this.#take(text));
    input.on('error', () => this.close());
    input.on('close', () => this.close());
    // The browser closed its end: the calls that wait are rejected when the input ends.
    output.on('error', () => undefined);
  }

  /** Rejects if the browser refuses the call or the pipe closes. */
  call(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
    sessionId?: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: the browser has closed`));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#output.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.values()) reject(new Error('the browser has closed'));
    this.#waiting.clear();
  }

  #take(text: string): void {
    const pieces = text.split('\0');
    for (const piece of pieces.slice(0, -1)) {
      const message = this.#parts.join('') + piece;
      const isTooLong = this.#characters + piece.length > MOST_MESSAGE_CHARACTERS;
      this.#parts = [];
      this.#characters = 0;
      if (!isTooLong) this.#dispatch(message);
    }
    const rest = pieces.at(-1) ?? '';
    this.#characters += rest.length;
    if (this.#characters <= MOST_MESSAGE_CHARACTERS) this.#parts.push(rest);
    else this.#parts = [];
  }

  #dispatch(message: string): void {
    const parsed = parseMessage(message);
    if (parsed === undefined) return;
    const { id, method, params, result, error, sessionId } = parsed;
    if (typeof id === 'number') {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(record(result));
      else waiting?.reject(new Error(textOf(record(error)['message'])));
      return;
    }
    if (typeof method !== 'string') return;
    this.#onEvent({ method, params: record(params), ...(typeof sessionId === 'string' && { sessionId }) });
  }
}

function parseMessage(message: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(JSON.parse(message));
  } catch {
    return undefined;
  }
}

/** The value if it is an object; else an empty one. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The value if it is a string; else an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
