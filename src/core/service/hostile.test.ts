import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isLeftOut } from '../../../e2e/support/left-out.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { Secret } from '../secret.ts';
import { readServiceAddress, serviceFilePath } from './address.ts';
import { askService } from './client.ts';
import { ContainerEndpoint } from './container-endpoint.ts';
import { KeyService } from './key-service.ts';
import { encodeLine, MOST_LINE_BYTES, PROTOCOL_VERSION, type ServiceRequest } from './protocol.ts';

/** Peers that mean harm, against a whole key service and endpoint with real sockets. */
const run = promisify(execFile);
const SECRET = 'fake-secret-access-key';
const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)), fraction: () => 0.5 };
const log = { info: () => undefined, warn: () => undefined };
const asked: ServiceRequest = {
  ask: 'credentials',
  selector: { profileName: 'dev' },
  requester: { pid: 1, programs: ['terraform'] },
  waitMillis: 0,
  hasTerminal: false,
};

let dir: string;
let service: KeyService;
let endpoint: ContainerEndpoint;
/** Limits of time that have not been reached. */
let deadlines: Set<() => void>;

const alarm = {
  set: () => () => undefined,
  sleep: (_millis: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      deadlines.add(resolve);
      const onAbort = (): void => {
        deadlines.delete(resolve);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort);
    }),
};
const here = () => ({ ownDir: dir, homeDir: '/home/fake', env: {} });
const keys = {
  accountId: '111122223333',
  accessKeyId: 'ASIAFAKE',
  secretAccessKey: new Secret(SECRET),
  sessionToken: new Secret('fake-token'),
  expiresAtMillis: Date.UTC(2040, 0, 1),
};

beforeEach(async () => {
  deadlines = new Set();
  // Others must be able to come as far as the folder, which the folder of a test run may not allow.
  dir = await mkdtemp(path.join(process.platform === 'linux' ? '/tmp' : tmpdir(), 'dp-'));
  const clock = { nowMillis: () => Date.UTC(2030, 0, 1) };
  const ports = { alarm, clock, log, random, surroundings: { platform: process.platform, ...here() } };
  service = new KeyService(ports, {
    owner: 'app',
    ownDir: dir,
    tempDir: dir,
    uid: process.getuid?.() ?? 0,
    pid: process.pid,
    keys: {
      state: {
        sessions: [],
        accounts: {},
        profiles: [],
        favourites: [],
        accountMarks: [],
        recents: [],
        assumedRoles: [],
      },
      subscribe: () => () => undefined,
      reload: () => Promise.resolve(),
      resolveRole: (selector) =>
        'profileName' in selector && selector.profileName === 'dev'
          ? Promise.resolve({ sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' })
          : Promise.reject(new DaypassError('profileUnknown', {})),
      issue: () => Promise.resolve(keys),
      write: ({ secretAccessKey }) => secretAccessKey.reveal(),
    },
    onLeave: () => undefined,
  });
  await service.start();
  endpoint = new ContainerEndpoint({ alarm, random, log, clock });
});

afterEach(async () => {
  await service.stop();
  await endpoint.close();
  await rm(dir, { recursive: true, force: true });
});

const socketPath = () => readServiceAddress(dir)?.path ?? '';
const descriptors = async () => (await readdir('/proc/self/fd')).length;

/** A peer that collects what it is sent. */
async function peer(): Promise<{ readonly socket: Socket; received(): string }> {
  const socket = connect(socketPath());
  let text = '';
  socket.on('error', () => undefined).on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(socket, 'connect');
  return { socket, received: () => text };
}

/** Not `once`, which rejects where the connection was reset. */
function closeOf(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
}

async function isServed(): Promise<boolean> {
  const answer = await askService(here(), asked);
  return 'output' in answer && answer.output === SECRET;
}

const CONVERSATIONS: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['says nothing and goes', (socket) => socket.destroy()],
  ['sends half a request and goes', (socket) => socket.end('{"v":1,"requ')],
  ['sends half a character and goes', (socket) => socket.end(Buffer.from([0x7b, 0xe3, 0x81]))],
  ['sends a line that is too long', (socket) => socket.write('x'.repeat(MOST_LINE_BYTES + 1))],
  [
    'sends a request of 1 MB',
    (socket) => socket.write(encodeLine({ v: 1, request: { ...asked, x: 'x'.repeat(1e6) } })),
  ],
  ['sends deeply nested JSON', (socket) => socket.write(`${'['.repeat(30_000)}\n`)],
  ['sends a prototype', (socket) => socket.write('{"__proto__":{"v":1},"request":{"ask":"stop"}}\n')],
  ['sends another version', (socket) => socket.write(encodeLine({ v: 99, request: asked }))],
  ['sends HTTP', (socket) => socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ['asks twice', (socket) => socket.write(encodeLine({ v: 1, request: { ask: 'nothing' } }).repeat(2))],
];

test.each(CONVERSATIONS)('a peer that %s gets no keys, and others are served', async (_what, speak) => {
  const { socket, received } = await peer();
  speak(socket);
  socket.resume();
  if (!socket.destroyed) {
    const closed = closeOf(socket);
    socket.end();
    await closed;
  }
  expect(received()).not.toContain(SECRET);
  expect(await isServed()).toBe(true);
});

test('slow writers keep nobody waiting, and are cut off', async () => {
  const slow = await Promise.all(Array.from({ length: 100 }, peer));
  const line = encodeLine({ v: PROTOCOL_VERSION, request: asked });
  for (const { socket } of slow) socket.write(line.slice(0, 3));
  expect(await isServed()).toBe(true);
  for (const { socket } of slow) socket.write(line.slice(3, 5));
  const closed = Promise.all(slow.map(({ socket }) => closeOf(socket)));
  for (const resolve of deadlines) resolve();
  await closed;
  expect(slow.filter(({ received }) => received().includes(SECRET))).toEqual([]);
  expect(await isServed()).toBe(true);
});

describe.runIf(process.platform === 'linux')('descriptors', () => {
  test('1,000 connections of every kind leave none open', async () => {
    await isServed();
    const before = await descriptors();
    for (let round = 0; round < 100; round += 1)
      await Promise.all(
        CONVERSATIONS.map(async ([, speak]) => {
          const { socket } = await peer();
          const closed = closeOf(socket);
          speak(socket);
          socket.end();
          await closed;
        }),
      );
    expect(await isServed()).toBe(true);
    await expect.poll(descriptors).toBeLessThanOrEqual(before);
  });

  test('1,000 requests to the endpoint, right and wrong, leave none open', async () => {
    const grant = await endpoint.grant(() =>
      Promise.resolve({ ...keys, secretAccessKey: SECRET, sessionToken: 'fake' }),
    );
    const ask = (headers: Readonly<Record<string, string>>) =>
      new Promise<string>((resolve, reject) => {
        const asking = request(grant.url, { headers: { ...headers }, agent: false }, (answer) => {
          let body = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
          answer.on('close', () => resolve(body));
        });
        asking.on('error', reject).end();
      });
    await ask({ authorization: grant.token });
    const before = await descriptors();
    const wrong = [
      { authorization: 'guessed' },
      {},
      { authorization: grant.token, host: 'rebound.example' },
      { authorization: grant.token, origin: 'https://evil.example' },
    ];
    for (let round = 0; round < 200; round += 1) {
      const answers = await Promise.all([...wrong, { authorization: grant.token }].map(ask));
      expect(answers.map((body) => body.includes(SECRET))).toEqual([false, false, false, false, true]);
    }
    await expect.poll(descriptors).toBeLessThanOrEqual(before);
  });
});

/** Connects, asks and prints what came, as another user. */
const AS_OTHER = `
const { connect } = require('node:net'); const { readFileSync } = require('node:fs');
const [file, socket, line] = process.argv.slice(1);
let text = ''; try { text = readFileSync(file, 'utf8'); } catch (error) { text = error.code; }
const peer = connect(socket); let answer = '';
peer.on('connect', () => peer.write(line)).on('data', (chunk) => { answer += chunk; });
const end = (outcome) => { console.log(JSON.stringify([text, outcome, answer])); process.exit(); };
peer.on('error', (error) => end(error.code)).on('close', () => end('closed'));
`;

describe.skipIf(process.getuid?.() !== 0 || isLeftOut('setpriv'))('another user of the machine', () => {
  test('can neither read the service file nor connect, also where the folders above are open', async () => {
    const line = encodeLine({ v: PROTOCOL_VERSION, request: asked });
    const args = [process.execPath, '-e', AS_OTHER, serviceFilePath(dir), socketPath(), line];
    const { stdout } = await run('setpriv', ['--reuid', '65534', '--regid', '65534', '--clear-groups', ...args]);
    expect(JSON.parse(stdout)).toEqual(['EACCES', 'EACCES', '']);
    // The socket's own folder is what keeps others out, not the one above it.
    await chmod(dir, 0o755);
    const again = await run('setpriv', ['--reuid', '65534', '--regid', '65534', '--clear-groups', ...args]);
    expect(JSON.parse(again.stdout)).toEqual(['EACCES', 'EACCES', '']);
    expect(await isServed()).toBe(true);
  });
});

/** Listens at a path as another user and prints what it was sent. It gives made-up keys to everybody. */
const AS_IMPOSTOR = `
const { createServer } = require('node:net'); const { mkdirSync } = require('node:fs'); const { dirname } = require('node:path');
const [path, mode] = process.argv.slice(1);
mkdirSync(dirname(path), { mode: Number.parseInt(mode, 8) });
createServer((socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => { console.log(String(chunk).trim()); socket.write('{"v":1}\\n{"ok":true,"output":"theirs"}\\n'); });
}).listen(path, () => console.log('listening'));
`;

describe.skipIf(process.platform === 'win32')('a service file that has outlived its service', () => {
  let place: string;
  beforeEach(async () => {
    // Others must be able to make the folder again, as in /tmp.
    place = await mkdtemp(path.join(process.platform === 'linux' ? '/tmp' : tmpdir(), 'dp-'));
    await chmod(place, 0o1777);
  });
  afterEach(() => rm(place, { recursive: true, force: true }));

  const announce = async (socket: string): Promise<void> => {
    const address = readServiceAddress(dir);
    await writeFile(serviceFilePath(dir), JSON.stringify({ ...address, path: socket }), { mode: 0o600 });
  };

  test.skipIf(process.getuid?.() !== 0 || isLeftOut('setpriv')).each(['700', '755', '777'])(
    'leads nobody to the socket of another user, in their folder with mode %s',
    async (mode) => {
      const socket = path.join(place, 'daypass-0', 'name');
      const as = ['--reuid', '65534', '--regid', '65534', '--clear-groups', process.execPath];
      const impostor = spawn('setpriv', [...as, '-e', AS_IMPOSTOR, socket, mode], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exit = once(impostor, 'exit');
      onTestFinished(async () => {
        impostor.kill('SIGKILL');
        await exit;
      });
      let heard = '';
      impostor.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()));
      await expect.poll(() => heard).toBe('listening\n');
      await announce(socket);
      expect(await askService(here(), asked)).toEqual({ noService: 'gone' });
      expect(heard).toBe('listening\n');
    },
  );

  test.each([
    ['is open to others', async (folder: string) => chmod(folder, 0o711)],
    [
      'is a link',
      async (folder: string) => {
        await rename(folder, `${folder}-away`);
        await symlink(`${folder}-away`, folder);
      },
    ],
  ])('is not followed to a folder that %s', async (_how, change) => {
    const folder = path.join(place, 'run');
    await mkdir(folder, { mode: 0o700 });
    const listener = createServer((socket) => socket.end(encodeLine({ ok: true, output: 'theirs' })));
    await once(listener.listen(path.join(folder, 'name')), 'listening');
    onTestFinished(() => void listener.close());
    await announce(path.join(folder, 'name'));
    expect(await askService(here(), asked)).toEqual({ ok: true, output: 'theirs' });
    await change(folder);
    expect(await askService(here(), asked)).toEqual({ noService: 'gone' });
  });
});
