import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import * as atomicWrite from '../disk/write/atomic-write.ts';
import type { EngineState } from '../state.ts';
import { Secret } from '../secret.ts';
import { deferred } from '../testing/deferred.ts';
import { readServiceAddress, serviceFilePath } from './address.ts';
import { askService } from './client.ts';
import { KeyService, type KeyServiceOptions, type KeySource } from './key-service.ts';
import type { ServiceRequest, WaitingNotice } from './protocol.ts';

/** Services that start, leave and take over at once, each held up where it harms most. */

vi.mock('../disk/write/atomic-write.ts', { spy: true });

const asked: ServiceRequest = {
  ask: 'credentials',
  selector: { profileName: 'dev' },
  requester: { pid: 1, programs: ['terraform'] },
  waitMillis: 55_000,
  hasTerminal: true,
};
const keys = {
  accountId: '111122223333',
  accessKeyId: 'ASIAFAKE',
  secretAccessKey: new Secret('fake-secret-access-key'),
  sessionToken: new Secret('fake-token'),
  expiresAtMillis: Date.UTC(2040, 0, 1),
};
const NOBODY: EngineState = {
  sessions: [],
  accounts: {},
  profiles: [],
  favourites: [],
  accountMarks: [],
  recents: [],
  assumedRoles: [],
};
const LONGEST_LOCK_PAUSE_MILLIS = 45;

let dir: string;
let nowMillis: number;
let started: KeyService[];
/** Limits of time that have not been reached, with their length. */
let sleeps: Map<() => void, number>;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'dp-'));
  nowMillis = Date.UTC(2030, 0, 1);
  started = [];
  sleeps = new Map();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(started.map((service) => service.stop()));
  await rm(dir, { recursive: true, force: true });
});

const here = () => ({ ownDir: dir, homeDir: '/home/fake', env: {} });
const askStatus = () => askService(here(), { ask: 'status' });
const signInNeeded = () => Promise.reject(new DaypassError('signInNeeded', { session: 'corp' }));

interface Given {
  readonly issue?: KeySource['issue'];
  readonly state?: EngineState;
  readonly onLockPause?: () => void;
}

function serviceOf(owner: KeyServiceOptions['owner'], { issue, state = NOBODY, onLockPause }: Given = {}) {
  const listeners = new Set<(state: EngineState) => void>();
  const left = deferred();
  const sleep = (millis: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      if (millis > LONGEST_LOCK_PAUSE_MILLIS) return void sleeps.set(resolve, millis);
      // The wait for a lock.
      onLockPause?.();
      setImmediate(resolve);
    });
  const service = new KeyService(
    {
      alarm: { set: () => () => undefined, sleep },
      clock: { nowMillis: () => nowMillis },
      log: { info: () => undefined, warn: () => undefined },
      random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)), fraction: () => 0.5 },
      surroundings: { platform: process.platform, ...here() },
    },
    {
      owner,
      ownDir: dir,
      tempDir: dir,
      uid: process.getuid?.() ?? 0,
      pid: owner === 'app' ? 1 : 2,
      keys: {
        state,
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        reload: () => Promise.resolve(),
        resolveRole: () => Promise.resolve({ sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' }),
        issue: issue ?? (() => Promise.resolve(keys)),
        write: ({ accessKeyId }) => accessKeyId,
      },
      onLeave: () => left.resolve(),
    },
  );
  started.push(service);
  return { service, left: left.promise, tell: (next: EngineState) => listeners.forEach((hear) => hear(next)) };
}

/** Asks for keys; `waits` resolves when the service says that the caller waits. */
function askForKeys() {
  const waiting = deferred<WaitingNotice>();
  return { answer: askService(here(), asked, waiting.resolve), waits: waiting.promise };
}

function ring(millis: number): void {
  for (const [wake, length] of sleeps) if (length === millis && sleeps.delete(wake)) wake();
}

test('of two background services that start at once, one serves and the other gives way', async () => {
  const [first, second] = [serviceOf('background'), serviceOf('background')];
  const outcomes = await Promise.all([first.service.start(), second.service.start()]);
  expect(outcomes.toSorted()).toEqual([false, true]);
  expect(await askStatus()).toMatchObject({ ok: true });
});

test('a background service that was held up while it started does not push out the app', async () => {
  expect(await serviceOf('app').service.start()).toBe(true);
  expect(await serviceOf('background').service.start()).toBe(false);
  expect(await askStatus()).toMatchObject({ status: { owner: 'app' } });
});

test('the app takes over from a background service, which leaves the app’s address in the file', async () => {
  const background = serviceOf('background');
  await background.service.start();
  await serviceOf('app').service.start();
  await background.left;
  await background.service.stop();
  expect(await askStatus()).toMatchObject({ status: { owner: 'app' } });
});

test('a service that is held up while it takes back its address takes back no other', async () => {
  const background = serviceOf('background');
  await background.service.start();
  const { writeFileAtomically } = await vi.importActual<typeof atomicWrite>('../disk/write/atomic-write.ts');
  const [isHeld, goOn] = [deferred(), deferred()];
  vi.mocked(atomicWrite.writeFileAtomically).mockImplementation(async (file, bytes, options) => {
    if (String(Buffer.from(bytes)) === '{}') {
      isHeld.resolve();
      await goOn.promise;
    }
    return writeFileAtomically(file, bytes, options);
  });
  const stopped = background.service.stop();
  await isHeld.promise;
  // It waits for the other or is done: nothing keeps the one that leaves any longer.
  const appStarted = serviceOf('app', { onLockPause: goOn.resolve })
    .service.start()
    .then(() => goOn.resolve());
  await Promise.all([stopped, appStarted]);
  expect(await askStatus()).toMatchObject({ status: { owner: 'app' } });
});

test('the app stays the service when a program asks it to stop', async () => {
  const app = serviceOf('app');
  await app.service.start();
  expect(await askService(here(), { ask: 'stop' })).toEqual({ ok: false, code: 'serviceInApp', facts: {} });
  expect(await askStatus()).toMatchObject({ status: { owner: 'app' } });
});

test('an app that was silent for a while takes its place back from the background service', async () => {
  await serviceOf('app').service.start();
  const appAddress = readServiceAddress(dir);
  await writeFile(serviceFilePath(dir), '{}');
  const background = serviceOf('background');
  expect(await background.service.start()).toBe(true);
  ring(60_000);
  await background.left;
  expect(readServiceAddress(dir)).toEqual(appAddress);
});

test('an app gives way to another app, and does not take its place back', async () => {
  const first = serviceOf('app');
  await first.service.start();
  await serviceOf('app').service.start();
  const second = readServiceAddress(dir);
  await first.left;
  expect(readServiceAddress(dir)).toEqual(second);
});

test('callers that wait for a sign-in go on waiting at the successor', async () => {
  const background = serviceOf('background', { issue: signInNeeded });
  await background.service.start();
  const { answer, waits } = askForKeys();
  await waits;
  await serviceOf('app').service.start();
  await background.left;
  await background.service.stop();
  expect(await answer).toEqual({ ok: true, output: 'ASIAFAKE' });
});

test('callers that wait where no successor is are refused', async () => {
  const background = serviceOf('background', { issue: signInNeeded });
  await background.service.start();
  const { answer, waits } = askForKeys();
  await waits;
  await background.service.stop();
  expect(await answer).toMatchObject({ ok: false, code: 'signInCancelled' });
});

test('a caller that would begin to wait at a service that leaves is refused, and does not hold it', async () => {
  const [isAsked, refuse] = [deferred(), deferred()];
  const issue: KeySource['issue'] = async () => {
    isAsked.resolve();
    await refuse.promise;
    return signInNeeded();
  };
  const background = serviceOf('background', { issue });
  await background.service.start();
  const { answer } = askForKeys();
  await isAsked.promise;
  const stopped = background.service.stop();
  // The address goes first, so that everybody who waits has been refused by then.
  await vi.waitFor(() => expect(readServiceAddress(dir)).toBeUndefined(), 60_000);
  refuse.resolve();
  await stopped;
  expect(await answer).toMatchObject({ ok: false, code: 'signInCancelled' });
});

test('a sign-in that ends while keys are asked for is not waited for', async () => {
  const signedIn: EngineState = {
    ...NOBODY,
    sessions: [
      {
        session: { id: 'corp' },
        standing: { at: 'signedIn', expiresAtMillis: nowMillis + 3_600_000 },
      } as unknown as EngineState['sessions'][number],
    ],
  };
  let issues = 0;
  const background = serviceOf('background', {
    issue: async () => {
      issues += 1;
      if (issues > 1) return keys;
      // The token was read before; the person signs in now.
      background.tell(signedIn);
      return signInNeeded();
    },
  });
  await background.service.start();
  const { answer, waits } = askForKeys();
  expect(await Promise.race([answer, waits])).toEqual({ ok: true, output: 'ASIAFAKE' });
});

test('a background service does not leave while callers wait, however long', async () => {
  let hasLeft = false;
  const background = serviceOf('background', { issue: signInNeeded });
  void background.left.then(() => (hasLeft = true));
  await background.service.start();
  const { waits } = askForKeys();
  await waits;
  nowMillis += 50 * 60_000;
  ring(30_000);
  // It looks once more instead.
  await vi.waitFor(() => expect([...sleeps.values()]).toContain(30_000), 60_000);
  expect(hasLeft).toBe(false);
});
