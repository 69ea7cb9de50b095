import type { Answer } from '../driver/orders.ts';
import { startDriver, type DriverProcess } from './driver-process.ts';
import { isWrite, rehearse, type Rehearsal } from './rehearsal.ts';
import { bytesOf, sameBytes, straysIn, type Scene } from './scene.ts';
import { inHome } from './scratch.ts';
import { aimOf, shapeOf, trace, type Call } from './tracing.ts';

/** What a file system says when it is full, broken, forbidding or out of quota, and the code a person is told. */
const FAULTS = {
  ENOSPC: 'diskFull',
  EIO: 'diskFailed',
  EPERM: 'fileForbidden',
  EDQUOT: 'diskFull',
} as const;
export type Fault = keyof typeof FAULTS;

export interface FaultTally {
  readonly faults: number;
  /** The write was refused, with a code in words, and the old bytes stayed. */
  readonly refused: number;
  /** The write went well nonetheless: the call was not needed for it. */
  readonly survived: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** A busy machine makes more and fewer wake-ups from one try to the next; each try takes a fraction of a second. */
const MOST_TRIES = 200;

/** Lets every call on files of the scene's write fail, one at a time; `faultsFor` names the ways, none to leave one out. */
export async function failEverywhere(
  entry: string,
  scene: Scene,
  faultsFor: (index: number, call: Call) => readonly Fault[],
): Promise<FaultTally> {
  const drivers = new Drivers(entry);
  try {
    const rehearsal = await rehearse(await drivers.one(), scene);
    const results: Result[] = [];
    for (const [index, call] of rehearsal.calls.entries())
      for (const errno of faultsFor(index, call)) results.push(await failAt(drivers, scene, rehearsal, call, errno));
    return {
      faults: results.filter(({ missed }) => missed === undefined).length,
      refused: results.filter(({ outcome }) => outcome === 'refused').length,
      survived: results.filter(({ outcome }) => outcome === 'survived').length,
      wrong: results.flatMap(({ wrong }) => wrong ?? []),
      missed: results.flatMap(({ missed }) => missed ?? []),
    };
  } finally {
    await drivers.end();
  }
}

interface Result {
  readonly outcome?: 'refused' | 'survived';
  readonly wrong?: string;
  readonly missed?: string;
}

/** One driver at a time, and a new one where a fault has hit its event loop and ended it. */
class Drivers {
  readonly #entry: string;
  #current: DriverProcess | undefined;

  constructor(entry: string) {
    this.#entry = entry;
  }

  async one(): Promise<DriverProcess> {
    this.#current ??= await startDriver(this.#entry);
    return this.#current;
  }

  async end(): Promise<void> {
    await this.#current?.end();
    this.#current = undefined;
  }
}

async function failAt(drivers: Drivers, scene: Scene, rehearsal: Rehearsal, call: Call, errno: Fault): Promise<Result> {
  // The thread's wake-ups of the event loop are writes as well and not always equally many, so a fault may miss.
  for (let tries = 0, offset = 0; tries < MOST_TRIES; tries += 1) {
    const result = await inHome(scene, async (homeDir) => {
      const driver = await drivers.one();
      const nth = Math.max(call.nth + offset, 1);
      const tracing = await trace(driver.ioThread, { call: call.name, nth, errno });
      const answer = await driver.send(scene.order(homeDir)).catch(() => undefined);
      const calls = await tracing.end();
      const injectedAt = calls.findIndex(({ isInjected }) => isInjected);
      if (answer === undefined) await drivers.end();
      const aim = injectedAt < 0 ? 'late' : aimOf(calls.slice(0, injectedAt + 1), call, rehearsal.calls);
      if (aim === 'hit' && answer !== undefined) return judge(scene, homeDir, rehearsal, call, answer, errno, drivers);
      return aim === 'late' ? aim : 'early';
    });
    if (typeof result === 'object') return result;
    offset += result === 'late' ? -1 : 1;
  }
  return { missed: shapeOf(call) };
}

async function judge(
  scene: Scene,
  homeDir: string,
  { before, after }: Rehearsal,
  call: Call,
  answer: Answer,
  errno: Fault,
  drivers: Drivers,
): Promise<Result> {
  const where = `${scene.title}, ${errno} at ${shapeOf(call)}`;
  const found = await bytesOf(scene.file(homeDir));
  const usual = scene.refusedWith ?? 'done';
  const isUsual = answer.outcome === usual;
  // What cannot be read is told by a code of its own, whatever keeps it from being read.
  const isUnread = answer.outcome === 'configUnreadable' && !isWrite(call);
  const isTold = isUnread || (answer.outcome === FAULTS[errno] && answer.facts?.['errno'] === errno);
  const isNew = sameBytes(found, after) || (!isWrite(call) && scene.isNewThough?.(found) === true);
  const saysWhatIsThere = isUsual ? isNew : sameBytes(found, before);
  const wrong: string[] = [];
  if (!isUsual && !isTold) wrong.push(`ended as ${answer.outcome} ${answer.detail ?? ''}`);
  if (!saysWhatIsThere) wrong.push(`${answer.outcome}, but the file holds ${found?.length ?? 'no'} bytes`);
  const strays = (await straysIn(homeDir)).filter((name) => name.endsWith('.daypass-tmp'));
  const next = await (await drivers.one()).send(scene.orderAfter(homeDir));
  if (next.outcome !== usual) wrong.push(`next write: ${next.outcome}`);
  strays.push(...(await straysIn(homeDir)));
  if (strays.length > 0) wrong.push(`left ${strays.join(', ')}`);
  return {
    outcome: isUsual ? 'survived' : 'refused',
    ...(wrong.length > 0 && { wrong: `${where}: ${wrong.join('; ')}` }),
  };
}
