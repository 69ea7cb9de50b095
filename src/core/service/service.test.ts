import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { deferred } from '../testing/deferred.ts';
import { readServiceAddress, serviceFilePath, socketPaths, type SocketPlace } from './address.ts';
import { askService } from './client.ts';
import { environmentOf } from './served-environment.ts';
import { proofOf } from './handshake.ts';
import { encodeLine, MOST_LINE_BYTES, PROTOCOL_VERSION, type ServiceRequest } from './protocol.ts';
import { ServiceServer, type AnswerRequest } from './server.ts';

let dir: string;
let server: ServiceServer | undefined;
const secret = 'fake-service-secret';
let usedSecret: string | undefined = secret;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'dp-'));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(dir, { recursive: true, force: true });
});

/** Deadlines ring when the test says so. */
class Deadlines {
  readonly #pending = new Set<() => void>();
  readonly alarm = {
    set: () => () => undefined,
    sleep: (_delayMillis: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        this.#pending.add(resolve);
        signal?.addEventListener('abort', () => {
          this.#pending.delete(resolve);
          reject(signal.reason);
        });
      }),
  };

  ring(): void {
    for (const resolve of this.#pending) resolve();
  }
}

const here = () => ({ ownDir: dir, homeDir: '/home/fake', env: {} });
const deadlines = new Deadlines();
const log = { info: () => undefined, warn: () => undefined };
const random = { bytes: (count: number) => randomBytes(count), fraction: () => 0.5 };

const credentials: ServiceRequest = {
  ask: 'credentials',
  selector: { profileName: 'dev' },
  requester: { pid: 1, programs: ['terraform'] },
  waitMillis: 0,
  hasTerminal: false,
};

async function start(answer: AnswerRequest, name = 's'): Promise<string> {
  const socket = path.join(dir, name);
  server = new ServiceServer({ alarm: deadlines.alarm, random, log }, usedSecret, answer);
  await server.listen(socket);
  await announce(socket);
  return socket;
}

function announce(socket: string, change: Record<string, unknown> = {}): Promise<void> {
  const address = {
    version: PROTOCOL_VERSION,
    path: socket,
    secret: usedSecret,
    pid: process.pid,
    environment: environmentOf(here()),
    ...change,
  };
  return writeFile(serviceFilePath(dir), JSON.stringify(address), { mode: 0o600 });
}

const echo: AnswerRequest = async (request) => ({ ok: true, output: JSON.stringify(request) });

describe.each([
  ['with a secret', secret],
  ['in a private folder', undefined],
] as const)('a caller %s', (_how, ownSecret) => {
  beforeEach(() => {
    usedSecret = ownSecret;
  });

  test('is answered', async () => {
    await start(echo);
    expect(await askService(here(), credentials)).toEqual({ ok: true, output: JSON.stringify(credentials) });
  });

  test('gets the code and facts of a refusal', async () => {
    await start(() => Promise.reject(new DaypassError('signInNeeded', { session: 'corp' })));
    expect(await askService(here(), credentials)).toEqual({
      ok: false,
      code: 'signInNeeded',
      facts: { session: 'corp' },
    });
  });

  test('finds no service without a service file, and none where nobody listens', async () => {
    expect(await askService(here(), credentials)).toEqual({ noService: 'absent' });
    await announce(path.join(dir, 'nobody'));
    expect(await askService(here(), credentials)).toEqual({ noService: 'gone' });
  });

  test('hears that somebody listens who says nothing', async () => {
    const mute = createServer(() => undefined).listen(path.join(dir, 'mute'));
    await once(mute, 'listening');
    await announce(path.join(dir, 'mute'));
    expect(await askService(here(), credentials, undefined, 1)).toEqual({ noService: 'silent' });
    mute.close();
  });

  test('that is older than the service says so', async () => {
    const socket = await start(echo);
    await announce(socket, { version: PROTOCOL_VERSION + 1 });
    expect(await askService(here(), credentials)).toEqual({ noService: 'newer' });
  });

  test('of another AWS environment is not served', async () => {
    await start(echo);
    const env = { AWS_CONFIG_FILE: '/other/config' };
    expect(await askService({ ...here(), env }, credentials)).toEqual({ noService: 'otherEnvironment' });
  });

  test('trusts nobody who does not know the secret', async () => {
    usedSecret = secret;
    const socket = await start(echo);
    await announce(socket, { secret: 'fake-other-secret' });
    expect(await askService(here(), credentials)).toEqual({ noService: 'untrusted' });
  });

  test('goes to the successor when the service leaves in the middle', async () => {
    let leave: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const first = new ServiceServer({ alarm: deadlines.alarm, random, log }, usedSecret, () => {
      leave();
      return new Promise(() => undefined);
    });
    await first.listen(path.join(dir, 'first'));
    await announce(path.join(dir, 'first'));
    const answer = askService(here(), credentials);
    await asked;
    await start(echo, 'second');
    await first.close();
    expect(await answer).toMatchObject({ ok: true });
  });

  test('does not go to a successor of another AWS environment', async () => {
    const arrived = deferred();
    const first = new ServiceServer({ alarm: deadlines.alarm, random, log }, usedSecret, () => {
      arrived.resolve();
      return new Promise(() => undefined);
    });
    await first.listen(path.join(dir, 'first'));
    await announce(path.join(dir, 'first'));
    const answer = askService(here(), credentials);
    await arrived.promise;
    const socket = await start(echo, 'second');
    await announce(socket, { environment: environmentOf({ ...here(), env: { AWS_CONFIG_FILE: '/other/config' } }) });
    await first.close();
    expect(await answer).toEqual({ noService: 'otherEnvironment' });
  });

  test('waits at a successor for what is left of its limit', async () => {
    const limits = [55_000, 5_000];
    const arrived = deferred();
    const first = new ServiceServer({ alarm: deadlines.alarm, random, log }, usedSecret, () => {
      arrived.resolve();
      return new Promise(() => undefined);
    });
    await first.listen(path.join(dir, 'first'));
    await announce(path.join(dir, 'first'));
    const answer = askService(here(), () => ({ ...credentials, waitMillis: limits.shift() ?? 0 }));
    await arrived.promise;
    await start(echo, 'second');
    await first.close();
    const { output } = (await answer) as { output: string };
    expect(JSON.parse(output)).toMatchObject({ waitMillis: 5_000 });
  });

  test('one of 200 at once gets one answer each', async () => {
    await start(echo);
    const answers = await Promise.all(Array.from({ length: 200 }, () => askService(here(), credentials)));
    expect(answers.filter((answer) => 'ok' in answer && answer.ok)).toHaveLength(200);
  });
});

describe('the service', () => {
  beforeEach(() => {
    usedSecret = secret;
  });

  test('finishes what was asked before it leaves', async () => {
    let finish: () => void = () => undefined;
    let arrived: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await start(async () => {
      arrived();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { ok: true };
    });
    const answer = askService(here(), credentials);
    await isAsked;
    const drained = server?.drain();
    finish();
    expect(await answer).toEqual({ ok: true });
    await drained;
  });

  test('learns that a caller has gone', async () => {
    let seen: AbortSignal | undefined;
    let arrived: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const socket = await start((_request, signal) => {
      seen = signal;
      arrived();
      return new Promise(() => undefined);
    });
    const peer = await greeted(socket);
    peer.socket.write(encodeLine({ proof: peer.proof, request: credentials }));
    await isAsked;
    const aborted = once(seen ?? new AbortController().signal, 'abort');
    peer.socket.destroy();
    await aborted;
    expect(seen?.aborted).toBe(true);
  });

  test.each<[string, (peer: Peer) => void]>([
    ['a wrong proof', ({ socket }) => socket.write(encodeLine({ proof: 'x'.repeat(43), request: credentials }))],
    [
      'the proof of the other side',
      ({ socket, own }) => socket.write(encodeLine({ proof: own, request: credentials })),
    ],
    ['no proof', ({ socket }) => socket.write(encodeLine({ request: credentials }))],
    ['no JSON', ({ socket }) => socket.write('GET / HTTP/1.1\r\n\r\n')],
    ['a line without an end', ({ socket }) => socket.write('x'.repeat(MOST_LINE_BYTES + 1))],
  ])('cuts off a peer that sends %s, without an answer', async (_what, send) => {
    const socket = await start(echo);
    const peer = await greeted(socket);
    const closed = once(peer.socket, 'close');
    send(peer);
    await closed;
    expect(peer.received()).toBe('');
    expect(await askService(here(), credentials)).toMatchObject({ ok: true });
  });

  test.each([
    { ask: 'everything' },
    { ...credentials, waitMillis: -1 },
    { ...credentials, waitMillis: Number.MAX_SAFE_INTEGER },
    { ...credentials, selector: { profileName: 'x'.repeat(5000) } },
    { ...credentials, selector: {} },
    { ...credentials, requester: null },
    [],
  ])('refuses a request that is none: %j', async (request) => {
    const socket = await start(echo);
    const peer = await greeted(socket);
    const closed = once(peer.socket, 'close');
    peer.socket.write(encodeLine({ proof: peer.proof, request }));
    await closed;
    expect(JSON.parse(peer.received())).toEqual({ ok: false, code: 'usage', facts: {} });
  });

  test('cuts off who says nothing in time, and takes 1,000 silent ones without harm', async () => {
    const socket = await start(echo);
    const silent = await Promise.all(
      Array.from({ length: 1000 }, async () => {
        const peer = connect(socket);
        peer.on('error', () => undefined);
        await Promise.race([once(peer, 'connect'), once(peer, 'close')]).catch(() => undefined);
        return peer;
      }),
    );
    expect(await askService(here(), credentials)).toMatchObject({ ok: true });
    const open = silent.filter((peer) => !peer.destroyed);
    const closed = Promise.all(open.map((peer) => once(peer, 'close')));
    for (const peer of open) peer.resume();
    deadlines.ring();
    await closed;
    expect(open.every((peer) => peer.destroyed)).toBe(true);
  });
});

interface Peer {
  readonly socket: ReturnType<typeof connect>;
  /** The proof the service waits for. */
  readonly proof: string;
  /** The service's own proof. */
  readonly own: string;
  received(): string;
}

/** A peer after the greeting. */
async function greeted(socketFile: string): Promise<Peer> {
  const socket = connect(socketFile);
  socket.on('error', () => undefined);
  const nonce = randomBytes(16).toString('base64url');
  socket.write(encodeLine({ v: PROTOCOL_VERSION, nonce }));
  const [chunk]: Buffer[] = await once(socket, 'data');
  const greeting: { nonce: string; proof: string } = JSON.parse(String(chunk));
  let text = '';
  socket.on('data', (more: Buffer) => {
    text += more.toString();
  });
  const proof = proofOf(secret, 'client', { client: nonce, service: greeting.nonce });
  return { socket, proof, own: greeting.proof, received: () => text };
}

test('a caller of another version is told so, with and without a secret', async () => {
  for (const own of [secret, undefined]) {
    usedSecret = own;
    const socket = connect(await start(echo));
    const said: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => said.push(chunk));
    socket.write(encodeLine({ v: 99, nonce: 'x'.repeat(22), request: credentials }));
    await once(socket, 'close');
    expect(Buffer.concat(said).toString()).toContain('"noService":"newer"');
    await server?.close();
  }
});

test('the socket lies where its path is short enough', () => {
  const ownDir = `/home/${'x'.repeat(100)}`;
  const place: SocketPlace = { platform: 'linux', env: {}, ownDir, tempDir: '/tmp', uid: 1000 };
  const at = (env: Record<string, string>): string | undefined => socketPaths({ ...place, env }, 's')[0];
  expect(at({ XDG_RUNTIME_DIR: '/run/user/1000' })).toBe('/run/user/1000/daypass/s');
  expect(at({ XDG_RUNTIME_DIR: 'relative' })).toBe('/tmp/daypass-1000/s');
  expect(at({ XDG_RUNTIME_DIR: ownDir })).toBe('/tmp/daypass-1000/s');
  expect(socketPaths({ ...place, tempDir: ownDir }, 's')).toEqual([]);
  expect(socketPaths({ ...place, platform: 'win32' }, 'x1')).toEqual([String.raw`\\.\pipe\daypass-x1`]);
});

test('a service file that is torn, a link or missing is none', async () => {
  expect(readServiceAddress(dir)).toBeUndefined();
  await writeFile(serviceFilePath(dir), '{"version":1,"path":"/x"');
  expect(readServiceAddress(dir)).toBeUndefined();
});

test('a caller that never closes its side does not keep the service from leaving', async () => {
  usedSecret = undefined;
  const holder = connect({ path: await start(echo), allowHalfOpen: true });
  holder.write(encodeLine({ v: PROTOCOL_VERSION, request: credentials }));
  holder.resume();
  await once(holder, 'end');
  await server?.drain();
  expect(server?.busy).toBe(0);
  holder.destroy();
});
