import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NoService, ServiceAnswer, ServiceRequest } from '../../core/light.ts';
import { askOrStartService, type ServiceSteps } from './ask-or-start.ts';

const request: ServiceRequest = {
  ask: 'credentials',
  selector: { profileName: 'dev' },
  requester: { pid: 1, programs: ['terraform'] },
  waitMillis: 0,
  hasTerminal: false,
};
const keys: ServiceAnswer = { ok: true, output: '{}' };
const running: ServiceAnswer = {
  ok: true,
  status: { owner: 'background', pid: 1, startedAtMillis: 0, waiting: 0 },
};
const absent: NoService = { noService: 'absent' };
const silent: NoService = { noService: 'silent' };

let ownDir: string;

beforeEach(async () => {
  ownDir = await mkdtemp(path.join(tmpdir(), 'daypass-turn-'));
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(ownDir, { recursive: true, force: true });
});

/** Gives the answers one after another; what was asked, started and slept is in `steps`. */
function scripted(answers: readonly (ServiceAnswer | NoService)[], canStart = true) {
  const steps: string[] = [];
  const left = [...answers];
  const real: ServiceSteps = {
    ask: async (_place, { ask }) => {
      steps.push(ask);
      return left.shift() ?? absent;
    },
    start: async () => {
      steps.push('start');
      return canStart;
    },
    sleep: async (millis) => {
      steps.push(`sleep ${millis}`);
      vi.setSystemTime(Date.now() + millis);
    },
  };
  const run = () => askOrStartService({ ownDir, homeDir: '/home/fake', env: {} }, request, () => undefined, real);
  return { steps, run };
}

test('a caller that finds no service starts one and asks it', async () => {
  const { steps, run } = scripted([absent, absent, keys]);
  expect(await run()).toEqual(keys);
  expect(steps).toEqual(['credentials', 'status', 'start', 'credentials']);
  expect(await readdir(ownDir)).toEqual([]);
});

test('a caller that gets its turn after another has started a service starts no second one', async () => {
  const { steps, run } = scripted([absent, running, keys]);
  expect(await run()).toEqual(keys);
  expect(steps).toEqual(['credentials', 'status', 'credentials']);
  expect(await readdir(ownDir)).toEqual([]);
});

test('while another caller has its turn, the others look less and less often, and not for ever', async () => {
  await mkdir(path.join(ownDir, 'service-start'));
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

test('a service that says nothing gets a successor', async () => {
  const { steps, run } = scripted([silent, silent, keys]);
  expect(await run()).toEqual(keys);
  expect(steps).toEqual(['credentials', 'status', 'start', 'credentials']);
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
  expect(await readdir(ownDir)).toEqual([]);
});
