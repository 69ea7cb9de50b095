import { startDriver, type DriverProcess } from './driver-process.ts';
import { isWrite, rehearse, type Rehearsal } from './rehearsal.ts';
import { bytesOf, sameBytes, straysIn, type Scene } from './scene.ts';
import { inHome, inParallel } from './scratch.ts';
import { aimOf, shapeOf, trace, type Call } from './tracing.ts';

export interface KillTally {
  readonly kills: number;
  /** Kills that left temp files or locks lying about, as was to be expected of them. */
  readonly leftSomething: number;
  /** What went wrong, in words; empty when all is well. */
  readonly torn: readonly string[];
  readonly strays: readonly string[];
  readonly notHealed: readonly string[];
  /** Calls that no process was killed at. */
  readonly missed: readonly string[];
}

interface Kill {
  readonly missed?: string;
  readonly leftSomething?: boolean;
  readonly torn?: string;
  readonly strays?: string;
  readonly notHealed?: string;
}

const MOST_TRIES = 40;
/** Kills at once: as many as keep two cores busy. */
const WIDTH = 3;

/**
 * Kills a process of its own before every call by which the scene's write can change the disk, or before those chosen. Each time the file must hold
 * its old bytes or its new ones, and a start of the app and one more write must clear away what the dead left.
 */
export async function killEverywhere(
  entry: string,
  scene: Scene,
  isChosen: (call: Call) => boolean,
): Promise<KillTally> {
  const survivor = await startDriver(entry);
  try {
    const rehearsal = await rehearse(survivor, scene);
    const kills = await inParallel(
      rehearsal.calls.filter((call) => isWrite(call) && isChosen(call)),
      WIDTH,
      (call) => killAt(entry, scene, rehearsal, call, survivor),
    );
    const listed = (pick: (kill: Kill) => string | undefined) => kills.flatMap((kill) => pick(kill) ?? []);
    return {
      kills: kills.filter(({ missed }) => missed === undefined).length,
      leftSomething: kills.filter(({ leftSomething }) => leftSomething).length,
      torn: listed(({ torn }) => torn),
      strays: listed(({ strays }) => strays),
      notHealed: listed(({ notHealed }) => notHealed),
      missed: listed(({ missed }) => missed),
    };
  } finally {
    await survivor.end();
  }
}

async function killAt(
  entry: string,
  scene: Scene,
  rehearsal: Rehearsal,
  call: Call,
  survivor: DriverProcess,
): Promise<Kill> {
  // The thread's wake-ups of the event loop are writes as well and not always equally many, so a kill may miss.
  for (let tries = 0, offset = 0; tries < MOST_TRIES; tries += 1) {
    const result = await inHome(scene, async (homeDir) => {
      const victim = await startDriver(entry);
      const tracing = await trace(victim.ioThread, {
        call: call.name,
        nth: Math.max(call.nth + offset, 1),
        kill: true,
      });
      const survived = await victim.send(scene.order(homeDir)).then(
        () => true,
        () => false,
      );
      const aim = survived ? 'late' : aimOf(await tracing.end(), call, rehearsal.calls);
      if (survived) await tracing.end();
      await victim.end();
      return aim === 'hit' ? judge(scene, homeDir, rehearsal, call, survivor) : aim;
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
  survivor: DriverProcess,
): Promise<Kill> {
  const where = `${scene.title}, killed before ${shapeOf(call)}`;
  const file = scene.file(homeDir);
  const found = await bytesOf(file);
  const isWhole = sameBytes(found, before) || sameBytes(found, after);
  const left = await straysIn(homeDir);

  await survivor.send({ order: 'startAndStop', homeDir });
  const strays = (await straysIn(homeDir)).filter((name) => name.endsWith('.daypass-tmp'));
  const next = await survivor.send(scene.orderAfter(homeDir));
  const wrote = await bytesOf(file);
  const isHealed =
    next.outcome === (scene.refusedWith ?? 'done') &&
    (scene.refusedWith !== undefined || (wrote !== null && wrote.includes('after'))) &&
    (await straysIn(homeDir)).length === 0;
  return {
    leftSomething: left.length > 0,
    ...(!isWhole && { torn: where }),
    ...(strays.length > 0 && { strays: `${where}: ${strays.join(', ')}` }),
    ...(!isHealed && {
      notHealed: `${where}: ${next.outcome} ${next.detail ?? ''} ${(await straysIn(homeDir)).join(', ')}`,
    }),
  };
}
