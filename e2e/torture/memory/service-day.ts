import { tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { keySource } from '../../../src/core/engine/roles/key-source.ts';
import { readServiceAddress } from '../../../src/core/service/address.ts';
import { askService } from '../../../src/core/service/client.ts';
import { KeyService } from '../../../src/core/service/key-service.ts';
import type { ServiceRequest } from '../../../src/core/service/protocol.ts';
import { SESSION, type MemoryHome } from './memory-home.ts';

const MINUTE = 60_000;
const CALLERS = 5;
const ROLES = ['Admin', 'ReadOnly'];

/**
 * The key service, a cycle a minute: five tools ask for keys in each, one connects and hangs up, and each hour one
 * sends nonsense. The portal session ends twice in a day; the person then signs in for the tools that wait.
 */
export async function serviceDay(
  home: MemoryHome,
  minutes: number,
  afterCycle: (done: number) => Promise<void>,
): Promise<void> {
  const { engine, passing } = home;
  await engine.start();
  await home.signIn();
  const ownDir = join(home.homeDir, '.local/share/daypass');
  const service = serviceOf(home, ownDir);
  await passing(service.start());
  for (let done = 1; done <= minutes; done += 1) {
    await home.pass(MINUTE);
    while (engine.state.sessions.some(({ standing }) => standing.at === 'refreshing')) await passing(realMoment());
    const callers = Array.from({ length: CALLERS }, (_, index) => ask(home, ownDir, ROLES[index % ROLES.length] ?? ''));
    await passing(Promise.all([...callers, hangUp(ownDir, done % 60 === 0 ? 'nonsense\n' : '')]));
    await afterCycle(done);
  }
  await passing(service.stop());
}

async function ask({ homeDir, ports }: MemoryHome, ownDir: string, roleName: string): Promise<void> {
  const request: ServiceRequest = {
    ask: 'credentials',
    selector: { sourceId: SESSION, accountId: '111122223333', roleName },
    requester: { pid: 1, programs: ['terraform'] },
    waitMillis: 55_000,
    hasTerminal: false,
  };
  const answer = await askService({ ownDir, homeDir, env: ports.surroundings.env }, request);
  if (!('output' in answer)) throw new Error(`A tool got no keys: ${JSON.stringify(answer)}`);
}

/** A caller that never asks properly. Resolves when the connection is closed. */
function hangUp(ownDir: string, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(readServiceAddress(ownDir)?.path ?? '', () => socket.end(text));
    socket.resume();
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

function realMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

function serviceOf({ engine, ports, signIn }: MemoryHome, ownDir: string): KeyService {
  let isSigningIn = false;
  return new KeyService(ports, {
    owner: 'app',
    ownDir,
    tempDir: tmpdir(),
    uid: process.getuid?.() ?? 0,
    pid: process.pid,
    keys: keySource(engine),
    onWaiting: (_sourceId, waiters) => {
      if (waiters.length !== 1 || isSigningIn) return;
      isSigningIn = true;
      void signIn().finally(() => (isSigningIn = false));
    },
    onLeave: () => undefined,
  });
}
