import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { identityText, ownIdentity } from '../../core/disk/write/process-identity.ts';
import type { NoService, ServiceAnswer, ServiceRequest } from '../../core/light.ts';
import { askOrStartService, type ServiceSteps } from './ask-or-start.ts';

const request: ServiceRequest = {
  ask: 'credentials',
  selector: { profileName: 'dev' },
  requester: { pid: 1, programs: ['terraform'] },
  waitMillis: 55_000,
  hasTerminal: false,
};
const keys: ServiceAnswer = { ok: true, output: '{}' };
const running: ServiceAnswer = {
  ok: true,
  status: { owner: 'background', pid: 1, startedAtMillis: 0, waiting: 0 },
};
const absent: NoService = { noService: 'absent' };
const gone: NoService = { noService: 'gone' };
const silent: NoService = { noService: 'silent' };

let dir: string;
let ownDir: string;
const locks = () => path.join(ownDir, 'locks');

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-turn-'));
  ownDir = path.join(dir, 'own');
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(dir, { recursive: true, force: true });
});

type Scripted = ServiceAnswer | NoService | ((onWaiting: () => void) => ServiceAnswer | NoService);

/** Gives the answers one after another; what was asked, started and slept is in `steps`. */
function scripted(answers: readonly Scripted[], canStart = true) {
  const steps: string[] = [];
  const waits: number[] = [];
  const hellos: unknown[] = [];
  const left = [...answers];
  let now = 0;
  const real: ServiceSteps = {
    ask: async (_place, given, onWaiting, helloMillis) => {
      const asking = typeof given === 'function' ? given() : given;
      steps.push(asking.ask);
      hellos.push(helloMillis);
      if (asking.ask === 'credentials') waits.push(asking.waitMillis);
      const answer = left.shift() ?? absent;
      if (typeof answer !== 'function') return answer;
      return answer(() => onWaiting?.({ waitingFor: 'corp', owner: 'background' }));
    },
    start: async () => {
      steps.push('start');
      return canStart;
    },
    sleep: async (millis) => {
      steps.push(`sleep ${millis}`);
      now += millis;
    },
    nowMillis: () => now,
  };
  const run = () => askOrStartService({ ownDir, homeDir: '/home/fake', env: {} }, request, () => undefined, real);
  return { steps, waits, hellos, run, pass: (millis: number) => (now += millis) };
}

/** Puts the lock there as a process with this number holds it. */
async function turnOf(pid: number): Promise<string> {
  const lock = path.join(locks(), 'service-start.lock');
  await mkdir(lock, { recursive: true, mode: 0o700 });
  const holder = path.join(lock, `${identityText({ ...ownIdentity(), pid })}.1`);
  await writeFile(holder, '');
  return holder;
}

test('a caller that finds no service starts one and asks it', async () => {
  const { steps, run } = scripted([absent, absent, keys]);
  expect(await run()).toEqual(keys);
  expect(steps).toEqual(['credentials', 'status', 'start', 'credentials']);
  expect(await readdir(locks())).toEqual([]);
});

test('a caller that gets its turn after another has started a service starts no second one', async () => {
  const { steps, run } = scripted([absent, running, keys]);
  expect(await run()).toEqual(keys);
  expect(steps).toEqual(['credentials', 'status', 'credentials']);
  expect(await readdir(locks())).toEqual([]);
});

test('while another caller has its turn, the others look less and less often, and not for ever', async () => {
  await turnOf(process.pid);
  const { steps, run } = scripted([]);
  expect(await run()).toBeUndefined();
  expect(steps.filter((step) => step.startsWith('sleep')).slice(0, 5)).toEqual([
    'sleep 25',
    'sleep 50',
    'sleep 100',
    'sleep 200',
    'sleep 200',
  ]);
  expect(steps).not.toContain('start');
});

test('a turn is nobody else’s while its process runs, however long that takes', async () => {
  const holder = await turnOf(process.pid);
  await utimes(holder, 0, 0);
  const { steps, run } = scripted([]);
  await run();
  expect(steps).not.toContain('start');
});

test('the turn of a caller that was killed is free at once', async () => {
  await turnOf(2 ** 30);
  const { steps, run } = scripted([absent, absent, keys]);
  expect(await run()).toEqual(keys);
  expect(steps).toEqual(['credentials', 'status', 'start', 'credentials']);
});

test('where nothing can be written to take turns by, a caller serves itself at once', async () => {
  await writeFile(ownDir, 'a file in the place of the folder');
  const { steps, run } = scripted([]);
  expect(await run()).toBeUndefined();
  expect(steps).toEqual(['credentials']);
});

test('a clock that is set back or forward changes neither how long a caller looks nor how long it waits', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await turnOf(process.pid);
  const { steps, waits, run } = scripted(
    Array.from({ length: 1000 }, (_, index) => () => {
      vi.setSystemTime(Date.now() + (index % 2 === 0 ? 7_200_000 : -7_200_000));
      return absent;
    }),
  );
  expect(await run()).toBeUndefined();
  expect(steps.filter((step) => step.startsWith('sleep')).length).toBeGreaterThan(90);
  expect(Math.max(...waits)).toBe(55_000);
});

test('a caller whose service went away waits at the next one for what is left', async () => {
  const { waits, run, pass } = scripted([
    (onWaiting) => {
      onWaiting();
      pass(50_000);
      return gone;
    },
    running,
    keys,
  ]);
  expect(await run()).toEqual(keys);
  expect(waits).toEqual([55_000, 5_000]);
});

test('a service that says nothing gets a successor', async () => {
  const { steps, hellos, run } = scripted([silent, silent, keys]);
  expect(await run()).toEqual(keys);
  expect(steps).toEqual(['credentials', 'status', 'start', 'credentials']);
  expect(hellos).toEqual([20_000, 2_000, 20_000]);
});

test('a service that another caller has started has the whole time to show itself', async () => {
  const { hellos, run } = scripted([absent, running, keys]);
  await run();
  expect(hellos).toEqual([20_000, 20_000, 20_000]);
});

test.each(['otherEnvironment', 'newer', 'untrusted'] as const)(
  'a service that is “%s” is not replaced',
  async (noService) => {
    const { steps, run } = scripted([{ noService }]);
    expect(await run()).toBeUndefined();
    expect(steps).toEqual(['credentials']);
  },
);

test('where none can be started, the turn is given back and the caller serves itself', async () => {
  const { steps, run } = scripted([absent, absent], false);
  expect(await run()).toBeUndefined();
  expect(steps).toEqual(['credentials', 'status', 'start']);
  expect(await readdir(locks())).toEqual([]);
});
