import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { askService, type NoService, type ServiceAnswer, type WaitingNotice } from '../../core/light.ts';

type Place = Parameters<typeof askService>[0];
type Request = Parameters<typeof askService>[1];

/** A service that has not come up by then, or says nothing for as long, will not serve: its machine is slow, but not that slow. */
const START_MILLIS = 20_000;
/** Pauses between two looks for a service that another caller starts: a hundred callers that look are load themselves. */
const FIRST_LOOK_MILLIS = 25;
const MOST_LOOK_MILLIS = 200;

/** What this does to the machine; a test gives others. */
export interface ServiceSteps {
  readonly ask: typeof askService;
  /** True once the service that it started listens. */
  readonly start: () => Promise<boolean>;
  readonly sleep: (millis: number) => Promise<void>;
}

const REAL_STEPS: ServiceSteps = {
  ask: askService,
  start: startService,
  sleep: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
};

/**
 * Asks the key service, starting one in the background where there is none. Undefined where none can be had or it must
 * not be used: its AWS environment is another, it speaks a later version, or it does not prove itself.
 */
export async function askOrStartService(
  place: Place,
  request: Request,
  onWaiting: (notice: WaitingNotice) => void,
  { ask, start, sleep }: ServiceSteps = REAL_STEPS,
): Promise<ServiceAnswer | undefined> {
  const beganMillis = Date.now();
  let missingSinceMillis: number | undefined;
  let lookMillis = FIRST_LOOK_MILLIS;
  // A service that told the caller to wait was there: when it goes, its successor has the whole time to come up.
  const hear = (notice: WaitingNotice): void => {
    missingSinceMillis = undefined;
    onWaiting(notice);
  };
  for (;;) {
    const answer = await ask(place, withinLimit(request, Date.now() - beganMillis), hear, START_MILLIS);
    if (!('noService' in answer)) return answer;
    if (!isMissing(answer)) return undefined;
    missingSinceMillis ??= Date.now();
    if (Date.now() - missingSinceMillis >= START_MILLIS) return undefined;
    const endTurn = takeTurn(place.ownDir);
    // Of many callers one starts the service; the others look for it.
    if (endTurn === undefined) {
      await sleep(lookMillis);
      lookMillis = Math.min(lookMillis * 2, MOST_LOOK_MILLIS);
      continue;
    }
    try {
      // Another caller's turn may have passed since this one looked: a second service would mint the same keys again.
      const now = await ask(place, { ask: 'status' });
      if ('noService' in now && isMissing(now) && !(await start())) return undefined;
    } finally {
      endTurn();
    }
  }
}

/** The caller's limit holds for all services that it asks together. */
function withinLimit(request: Request, spentMillis: number): Request {
  if (request.ask !== 'credentials') return request;
  return { ...request, waitMillis: Math.max(request.waitMillis - spentMillis, 0) };
}

function isMissing({ noService }: NoService): boolean {
  return noService === 'absent' || noService === 'gone' || noService === 'silent';
}

/** Creates a folder that only one process can create. Returns what removes it; undefined while another process has it. */
function takeTurn(ownDir: string): (() => void) | undefined {
  const turn = path.join(ownDir, 'service-start');
  try {
    mkdirSync(ownDir, { recursive: true, mode: 0o700 });
    mkdirSync(turn, { mode: 0o700 });
    return () => removeFolder(turn);
  } catch {
    // Left by a process that was killed.
    if (ageMillis(turn) > START_MILLIS) removeFolder(turn);
    return undefined;
  }
}

function ageMillis(folder: string): number {
  try {
    return Date.now() - statSync(folder).mtimeMs;
  } catch {
    return 0;
  }
}

function removeFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another process has removed it.
  }
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
