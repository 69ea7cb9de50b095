import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { askService, type NoService, type ServiceAnswer, type WaitingNotice } from '../../core/light.ts';

type Place = Parameters<typeof askService>[0];
type Request = Parameters<typeof askService>[1];

/** A service that has not come up by then will not. */
const START_MILLIS = 10_000;
const LOOK_AGAIN_MILLIS = 25;

/**
 * Asks the key service, starting one in the background where there is none. Undefined where none can be had or it must
 * not be used: its AWS environment is another, it speaks a later version, or it does not prove itself.
 */
export async function askOrStartService(
  place: Place,
  request: Request,
  onWaiting: (notice: WaitingNotice) => void,
): Promise<ServiceAnswer | undefined> {
  const beganMillis = Date.now();
  let deadlineMillis = beganMillis + START_MILLIS;
  // A service that told the caller to wait was there: when it goes, its successor has the whole time to come up.
  const hear = (notice: WaitingNotice): void => {
    deadlineMillis = Number.POSITIVE_INFINITY;
    onWaiting(notice);
  };
  while (Date.now() < deadlineMillis) {
    const answer = await askService(place, withinLimit(request, Date.now() - beganMillis), hear);
    if (!('noService' in answer)) return answer;
    if (!canStart(answer)) return undefined;
    deadlineMillis = Math.min(deadlineMillis, Date.now() + START_MILLIS);
    const endTurn = takeTurn(place.ownDir);
    // Of many callers one starts the service; the others look for it.
    if (endTurn === undefined) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MILLIS));
    else if (!(await startService(endTurn))) return undefined;
  }
  return undefined;
}

/** The caller's limit holds for all services that it asks together. */
function withinLimit(request: Request, spentMillis: number): Request {
  if (request.ask !== 'credentials') return request;
  return { ...request, waitMillis: Math.max(request.waitMillis - spentMillis, 0) };
}

function canStart({ noService }: NoService): boolean {
  return noService === 'absent' || noService === 'gone';
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
async function startService(endTurn: () => void): Promise<boolean> {
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
      endTurn();
      resolve(isReady);
    }
  });
}
