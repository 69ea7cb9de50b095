import { request } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../simulator/index.ts';
import { shareKeys } from '../profiles/shared-folder/share-keys.ts';
import { askService } from '../service/client.ts';
import { ContainerEndpoint, type ContainerGrant } from '../service/container-endpoint.ts';
import { KeyService } from '../service/key-service.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import type { ServiceRequest } from '../service/protocol.ts';
import { testEngine, type TestEngine } from '../testing/test-engine.ts';
import { keySource } from './roles/key-source.ts';

/** A working day of tools that get keys in all four ways, over HTTP, a socket and the disk; only time is virtual. */
const ACCOUNT = '111122223333';
const ROLES = ['Admin', 'ReadOnly', 'Deploy'];
const MINUTE = 60_000;
const STEP_MILLIS = 2_000;
const DAY_MINUTES = 8 * 60;
/** The portal session ends three times in the day. */
const PORTAL_SECONDS = 2.5 * 3600;
const TERRAFORM_CALLERS = 5;

let simulator: Simulator;
let home: TestEngine;
let service: KeyService;
let endpoint: ContainerEndpoint;
let dir: string;
const ended = new AbortController();

beforeEach(async () => {
  let now = () => Date.now();
  simulator = await startSimulator({
    now: () => now(),
    organization: { accounts: [{ accountId: ACCOUNT, accountName: 'pay', roles: ROLES }] },
    settings: { portalSessionSeconds: PORTAL_SECONDS, refreshTokens: 'oneUse' },
  });
  const open = async (url: string) => void (await approveInBrowser(url));
  home = await testEngine(simulator.environment, { open });
  now = () => home.time.nowMillis();
  dir = await mkdtemp(join(tmpdir(), 'daypass-day-'));
});

afterEach(async () => {
  ended.abort();
  await service.stop();
  await endpoint.close();
  await home[Symbol.asyncDispose]();
  await simulator.close();
  await rm(dir, { recursive: true, force: true });
});

/** Real answers come in real time; virtual time passes slowly beside them, so that no limit is over before. */
const passing = <T>(work: Promise<T>) => home.time.runUntilSettled(work, 2);

/** Requests for keys that wait for an answer, apart from those of the tools. */
let issuing = 0;
const isWaitingForAws = () =>
  issuing > 0 || home.engine.state.sessions.some(({ standing }) => standing.at === 'refreshing');

/** In small steps, and never past an answer that AWS has yet to give: a busy machine would be hours late in virtual time. */
async function oneMinute(): Promise<void> {
  for (let left = MINUTE; left > 0; left -= STEP_MILLIS) {
    await home.time.advance(STEP_MILLIS);
    while (isWaitingForAws()) await passing(new Promise<void>((resolve) => setTimeout(resolve, 1)));
  }
}

interface Keys {
  readonly AccessKeyId: string;
  readonly Expiration: string;
}

const isLive = ({ Expiration }: Keys) => Date.parse(Expiration) > home.time.nowMillis();

const surroundings = () => ({ platform: 'linux' as const, homeDir: home.homeDir, env: { ...simulator.environment } });

function serviceAt(ownDir: string): { readonly service: KeyService; readonly signIns: () => number } {
  let signIns = 0;
  let signingIn = false;
  const made = new KeyService(
    {
      alarm: home.time,
      clock: home.time,
      log: { info: () => undefined, warn: () => undefined },
      random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)), fraction: () => 0.5 },
      surroundings: surroundings(),
    },
    {
      owner: 'app',
      ownDir,
      tempDir: dir,
      uid: process.getuid?.() ?? 0,
      pid: process.pid,
      keys: keySource(home.engine),
      // The person answers the notice at once.
      onWaiting: (sourceId, waiters) => {
        if (waiters.length !== 1 || signingIn) return;
        signingIn = true;
        signIns += 1;
        void home.engine.signIn(sourceId).finally(() => (signingIn = false));
      },
      onLeave: () => undefined,
    },
  );
  return { service: made, signIns: () => signIns };
}

/** What `terraform` starts for every provider: one call of credential_process. */
async function terraform(ownDir: string, roleName: string): Promise<Keys> {
  const asked: ServiceRequest = {
    ask: 'credentials',
    selector: { sourceId: 'corp', accountId: ACCOUNT, roleName },
    requester: { pid: 1, programs: ['terraform'] },
    waitMillis: 55_000,
    hasTerminal: false,
  };
  const answer = await askService({ ownDir, ...surroundings() }, asked);
  if (!('output' in answer)) throw new Error(JSON.stringify(answer));
  return JSON.parse(answer.output);
}

function fetchFrom({ url, token }: ContainerGrant): Promise<Keys> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { authorization: token }, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      answer.on('end', () => (answer.statusCode === 200 ? resolve(JSON.parse(body)) : reject(new Error(body))));
    });
    asking.on('error', reject).end();
  });
}

/** An SDK in a long-lived program: it asks again five minutes before its keys expire. */
function sdk(fetch: () => Promise<Keys>) {
  let held: Keys | undefined;
  return async (): Promise<Keys> => {
    const leftMillis = held === undefined ? 0 : Date.parse(held.Expiration) - home.time.nowMillis();
    if (leftMillis < 5 * MINUTE) held = await fetch();
    if (held === undefined) throw new Error('no keys');
    return held;
  };
}

async function issue(roleName: string, signal: AbortSignal): Promise<RoleCredentials> {
  const role = { sourceId: 'corp', accountId: ACCOUNT, roleName };
  issuing += 1;
  try {
    return await home.engine.issue(role, { purpose: 'container', requester: { shell: 'cli' }, signal });
  } finally {
    issuing -= 1;
  }
}

async function shareFolder(): Promise<() => Promise<Keys>> {
  const folder = join(dir, 'shared');
  let newestKeyId = '';
  await new Promise<void>((resolve, reject) => {
    const role = { sourceId: 'corp', accountId: ACCOUNT, roleName: 'Deploy' };
    const asked = {
      dir: folder,
      folderAsRead: folder,
      roles: [{ role }],
      onReady: resolve,
      onTrouble: () => undefined,
      signal: ended.signal,
    };
    shareKeys(
      asked,
      {
        async issue({ roleName }, signal) {
          const keys = await issue(roleName, signal);
          newestKeyId = keys.accessKeyId;
          return keys;
        },
        isSignedOutByPerson: () => false,
        subscribe: (listener) => home.engine.subscribe(listener),
      },
      { alarm: home.time, clock: home.time, random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 } },
    ).catch(reject);
  });
  const read = async (): Promise<Keys> => JSON.parse(await readFile(join(folder, 'keys-1.json'), 'utf8'));
  // The disk takes real time, in which no virtual time should pass.
  return () =>
    vi.waitFor(async () => {
      const keys = await read();
      expect(keys.AccessKeyId).toBe(newestKeyId);
      return keys;
    }, 60_000);
}

test('eight hours of tools and three expiries of the session: no failure, and as many pages', async () => {
  const ownDir = join(home.homeDir, '.local/share/daypass');
  const { startUrl, region } = simulator.portal;
  await home.engine.addSession({ name: 'corp', startUrl, region });
  await passing(home.engine.signIn('corp'));
  await passing(home.engine.start());
  const started = serviceAt(ownDir);
  ({ service } = started);
  await passing(service.start());
  endpoint = new ContainerEndpoint({
    alarm: home.time,
    clock: home.time,
    log: { info: () => undefined, warn: () => undefined },
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)), fraction: () => 0.5 },
  });
  const grant = await endpoint.grant(async (signal) => {
    const { secretAccessKey, sessionToken, ...rest } = await issue('ReadOnly', signal);
    return { ...rest, secretAccessKey: secretAccessKey.reveal(), sessionToken: sessionToken.reveal() };
  });
  const inExec = sdk(() => fetchFrom(grant));
  const inContainer = sdk(await passing(shareFolder()));

  const failures: string[] = [];
  const calls = { terraform: 0, exec: 0, container: 0 };
  const use = async (what: keyof typeof calls, minute: number, get: () => Promise<Keys>) => {
    calls[what] += 1;
    await get().then(
      (keys) => isLive(keys) || failures.push(`${what} at ${minute}: expired keys`),
      (thrown: unknown) => failures.push(`${what} at ${minute}: ${String(thrown)}`),
    );
  };
  for (let minute = 0; minute < DAY_MINUTES; minute += 1) {
    await oneMinute();
    const callers = Array.from({ length: TERRAFORM_CALLERS }, (_, index) =>
      use('terraform', minute, () => terraform(ownDir, ROLES[index % ROLES.length] ?? '')),
    );
    await passing(Promise.all([...callers, use('exec', minute, inExec), use('container', minute, inContainer)]));
  }

  expect(failures).toEqual([]);
  expect(calls).toEqual({ terraform: TERRAFORM_CALLERS * DAY_MINUTES, exec: DAY_MINUTES, container: DAY_MINUTES });
  expect(started.signIns()).toBe(Math.floor((8 * 3600) / PORTAL_SECONDS));
  expect(home.opened).toHaveLength(1 + started.signIns());
  const mints = simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials').length;
  // Of 2,400 callers; a role's keys live an hour, and are fetched again a quarter of an hour before and after a sign-in.
  expect(mints).toBeLessThan(100);
}, 300_000);
