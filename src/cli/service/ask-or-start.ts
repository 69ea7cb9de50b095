import {
  askService,
  inStartersTurn,
  type NoService,
  type ServiceAnswer,
  type ServiceRequest,
  type WaitingNotice,
} from '../../core/light.ts';

type Place = Parameters<typeof askService>[0];

/** A service that has not come up by then, or says nothing for as long, will not serve: its machine is slow, but not that slow. */
const START_MILLIS = 20_000;
/** Pauses between two looks for a service that another caller starts: a hundred callers that look are load themselves. */
const FIRST_LOOK_MILLIS = 25;
const MOST_LOOK_MILLIS = 200;
/** A service that has just been silent for the whole time gets no second one. */
const SILENT_LOOK_MILLIS = 2_000;

/** What this does to the machine; a test gives others. */
export interface ServiceSteps {
  readonly ask: typeof askService;
  /** True once the service that it started listens. */
  readonly start: () => Promise<boolean>;
  readonly sleep: (millis: number) => Promise<void>;
  /** Never goes back, whatever is done to the clock. */
  readonly nowMillis: () => number;
}

const REAL_STEPS: ServiceSteps = {
  ask: askService,
  start: startService,
  sleep: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
  // Not performance.now(): it loads a module.
  nowMillis: () => process.uptime() * 1000,
};

/** For a lock that is tried once. */
const LOCK_PORTS: Parameters<typeof inStartersTurn>[1] = {
  alarm: { set: () => () => undefined, sleep: REAL_STEPS.sleep },
  clock: { nowMillis: () => Date.now() },
  random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)), fraction: () => Math.random() },
};

/**
 * Asks the key service, starting one in the background where there is none. Undefined where none can be had or it must
 * not be used: its AWS environment is another, it speaks a later version, or it does not prove itself.
 */
export async function askOrStartService(
  place: Place,
  request: ServiceRequest,
  onWaiting: (notice: WaitingNotice) => void,
  steps: ServiceSteps = REAL_STEPS,
): Promise<ServiceAnswer | undefined> {
  const { ask, sleep, nowMillis } = steps;
  const beganMillis = nowMillis();
  let missingSinceMillis: number | undefined;
  let lookMillis = FIRST_LOOK_MILLIS;
  // A service that told the caller to wait was there: when it goes, its successor has the whole time to come up.
  const hear = (notice: WaitingNotice): void => {
    missingSinceMillis = undefined;
    onWaiting(notice);
  };
  const requestNow = () => withinLimit(request, nowMillis() - beganMillis);
  for (;;) {
    const answer = await ask(place, requestNow, hear, START_MILLIS);
    if (!('noService' in answer)) return answer;
    if (!isMissing(answer)) return undefined;
    missingSinceMillis ??= nowMillis();
    if (nowMillis() - missingSinceMillis >= START_MILLIS) return undefined;
    const turn = await startInTurn(place, answer, steps);
    if (turn === 'impossible') return undefined;
    if (turn === 'done') continue;
    // Of many callers one starts the service; the others look for it.
    await sleep(lookMillis);
    lookMillis = Math.min(lookMillis * 2, MOST_LOOK_MILLIS);
  }
}

/** Starts a service unless there is one by now. `impossible`: none can be started, or nothing be written to take turns by. */
async function startInTurn(
  place: Place,
  missing: NoService,
  { ask, start }: ServiceSteps,
): Promise<'busy' | 'done' | 'impossible'> {
  const helloMillis = missing.noService === 'silent' ? SILENT_LOOK_MILLIS : START_MILLIS;
  try {
    return await inStartersTurn(place.ownDir, LOCK_PORTS, async () => {
      // Another caller's turn may have passed since this one looked: a second service would mint the same keys again.
      const now = await ask(place, { ask: 'status' }, undefined, helloMillis);
      return !('noService' in now) || !isMissing(now) || (await start()) ? 'done' : 'impossible';
    });
  } catch {
    return 'impossible';
  }
}

/** The caller's limit holds for all services that it asks together. */
function withinLimit(request: ServiceRequest, spentMillis: number): ServiceRequest {
  if (request.ask !== 'credentials') return request;
  return { ...request, waitMillis: Math.max(request.waitMillis - spentMillis, 0) };
}

function isMissing({ noService }: NoService): boolean {
  return noService === 'absent' || noService === 'gone' || noService === 'silent';
}

/** Starts `daypass service run`, which lives on by itself. True once it listens. */
async function startService(): Promise<boolean> {
  // Loaded only here: they cost every other call some milliseconds.
  const [{ spawn }, { ownCommandNow }] = await Promise.all([
    import('node:child_process'),
    import('../installation/own-command.ts'),
  ]);
  const command = ownCommandNow();
  if (command === undefined) return false;
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, [...args, 'service', 'run'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      cwd: '/',
      windowsHide: true,
    });
    const timer = setTimeout(() => end(false), START_MILLIS);
    child.stdout.once('data', () => end(true));
    child.once('error', () => end(false));
    child.once('close', () => end(false));

    function end(isReady: boolean): void {
      clearTimeout(timer);
      child.stdout.destroy();
      child.unref();
      resolve(isReady);
    }
  });
}
