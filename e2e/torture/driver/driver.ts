import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEngine, Secret, type Engine } from '../../../src/core/index.ts';
import { settingsOf } from '../../../src/core/settings/schema.ts';
import { readToken, writeToken } from '../../../src/core/sources/identity-center/tokens/token-cache.ts';
import { timerAlarm, wallClock } from '../../../src/cli/ports/alarm.ts';
import { DaypassError } from '../../../src/shared/errors/daypass-error.ts';
import { ACCOUNT_ID, SESSION, type Answer, type Order, type Ready } from './orders.ts';
import { watchConfig, type ConfigReading } from './watch-config.ts';

/**
 * A process to be killed, starved of disk and raced: the engine on real files, told what to do on stdin. It is built as
 * one CommonJS file, for then nothing has used the thread pool yet when it starts, and the pool's thread can be told.
 */
const TOKEN_LIFE_MILLIS = 3_600_000;

let reading: ConfigReading | undefined;
let app: Engine | undefined;
let madeAgain = 0;
/** The engine of the order that is carried out, or was last. */
let lastEngine: Engine | undefined;

void main();

async function main(): Promise<void> {
  const ready: Ready = { ioThread: await ioThread() };
  say(ready);
  for await (const line of createInterface({ input: process.stdin })) {
    const order: Order = JSON.parse(line);
    say(await answerTo(order));
  }
  process.exit(0);
}

function say(line: Ready | Answer): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** With UV_THREADPOOL_SIZE=1 there is one such thread, born with the first asynchronous call. */
async function ioThread(): Promise<number> {
  const threads = () => readdirSync('/proc/self/task');
  const before = new Set(threads());
  await stat('/');
  const born = threads().filter((thread) => !before.has(thread));
  return born.length === 1 ? Number(born[0]) : 0;
}

async function answerTo(order: Order): Promise<Answer> {
  try {
    return { outcome: 'done', ...(await carryOut(order)) };
  } catch (thrown) {
    if (thrown instanceof DaypassError && thrown.code !== 'internal')
      return { outcome: thrown.code, facts: thrown.facts };
    return { outcome: 'crashed', detail: thrown instanceof Error ? (thrown.stack ?? '') : String(thrown) };
  } finally {
    // Activity is written behind. Without this its calls would fall among those of the next order.
    await lastEngine?.activity.settled();
  }
}

async function carryOut(order: Order): Promise<Partial<Answer> | undefined> {
  if (order.order === 'stopReading') return reading?.stop();
  if (order.order === 'stopApp') {
    await app?.stop();
    return { madeAgain };
  }
  const { homeDir } = order;
  const cacheDir = join(homeDir, '.aws', 'sso', 'cache');
  switch (order.order) {
    case 'addProfile':
      await (order.inApp === true
        ? addProfileInApp(await appIn(homeDir), order.profileName)
        : addProfile(engineIn(homeDir), order.profileName, order.roleName));
      return undefined;
    case 'addSession':
      await engineIn(homeDir).applyEdit({ edit: 'addSession', ...SESSION, name: order.name });
      return undefined;
    case 'addMany': {
      const engine = engineIn(homeDir);
      for (let made = 0; made < order.count; made += 1) await addProfile(engine, `${order.prefix}${made}`);
      return undefined;
    }
    case 'startAndStop': {
      const engine = engineIn(homeDir);
      await engine.start();
      await engine.stop();
      return undefined;
    }
    case 'writeToken':
      await writeToken(cacheDir, SESSION, tokenOf(order.accessToken));
      return undefined;
    case 'readToken': {
      const { token } = await readToken(cacheDir, SESSION);
      return token && { accessToken: token.accessToken.reveal() };
    }
    case 'readConfigUntilStopped':
      reading = watchConfig(join(homeDir, '.aws', 'config'));
      return undefined;
  }
}

async function addProfile(engine: Engine, profileName: string, roleName = 'Admin'): Promise<void> {
  const role = { sourceId: SESSION.name, accountId: ACCOUNT_ID, roleName };
  await engine.applyEdit({ edit: 'addProfile', role, profileName, region: 'eu-west-1' }, { lookAgain: true });
}

async function addProfileInApp(engine: Engine, profileName: string): Promise<void> {
  const role = { sourceId: SESSION.name, accountId: ACCOUNT_ID, roleName: 'Admin' };
  await engine.applyEdit({ edit: 'addProfile', role, profileName, region: 'eu-west-1' });
}

async function appIn(homeDir: string): Promise<Engine> {
  if (app === undefined) {
    app = engineIn(homeDir);
    await app.start();
  }
  return app;
}

function engineIn(homeDir: string): Engine {
  const surroundings = { platform: process.platform, homeDir, env: {} };
  lastEngine = createEngine({
    clock: wallClock,
    alarm: timerAlarm,
    random: { bytes: (count) => randomBytes(count), fraction: () => Math.random() },
    browser: { open: () => Promise.reject(new DaypassError('browserNotOpened')) },
    log: {
      info: () => undefined,
      warn: (event, detail) => {
        if (event === 'editsMadeAgain') madeAgain += Number(detail?.['edits']);
      },
    },
    surroundings,
    settings: { now: () => settingsOf({}, { platform: surroundings.platform, env: {}, locales: ['en'] }) },
    requester: { shell: 'app' },
  });
  return lastEngine;
}

/** Its end is a whole hour, so that two writes of one token are the same bytes. */
function tokenOf(accessToken: string) {
  const hours = Math.ceil(Date.now() / TOKEN_LIFE_MILLIS) + 2;
  return {
    startUrl: SESSION.startUrl,
    region: SESSION.region,
    accessToken: new Secret(accessToken),
    expiresAtMillis: hours * TOKEN_LIFE_MILLIS,
    refreshToken: new Secret(`${accessToken}-refresh`),
    clientId: 'fake-client',
    clientSecret: new Secret('fake-client-secret'),
    registrationExpiresAtMillis: hours * TOKEN_LIFE_MILLIS,
  };
}
