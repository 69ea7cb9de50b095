import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { startDriver, type DriverProcess } from './driver-process.ts';
import { rehearse, type Rehearsal } from './rehearsal.ts';
import { bytesOf, sameBytes, straysIn, type Scene } from './scene.ts';
import { inHome } from './scratch.ts';
import { trace, type Call } from './tracing.ts';

const run = promisify(execFile);
const MOST_TRIES = 60;

/**
 * Lets no file grow beyond some size: the kernel then takes the first bytes of a write, and refuses the rest (EFBIG), as a
 * disk does that fills up in mid-write. Once to the end, and once with a kill between the two. Answers what went wrong.
 */
export async function writeShort(
  entry: string,
  scene: Scene,
  roomsIn: (size: number) => readonly number[],
): Promise<readonly string[]> {
  const survivor = await startDriver(entry);
  try {
    const rehearsal = await rehearse(survivor, scene);
    const size = rehearsal.after?.length ?? 0;
    const wrong: string[] = [];
    for (const room of roomsIn(size)) {
      wrong.push(...(await shortOf(survivor, scene, rehearsal, room)));
      wrong.push(...(await killedShortOf(entry, survivor, scene, rehearsal, room)));
    }
    return wrong;
  } finally {
    await survivor.end();
  }
}

async function shortOf(
  driver: DriverProcess,
  scene: Scene,
  { before }: Rehearsal,
  room: number,
): Promise<readonly string[]> {
  return inHome(scene, async (homeDir) => {
    await limitFileSize(driver.pid, room);
    const answer = await driver.send(scene.order(homeDir));
    await limitFileSize(driver.pid, 'unlimited');
    const where = `${scene.title}, room for ${room} bytes`;
    const wrong: string[] = [];
    if (answer.outcome !== 'diskFailed' || answer.facts?.['errno'] !== 'EFBIG')
      wrong.push(`${where}: ${JSON.stringify(answer)}`);
    if (!sameBytes(await bytesOf(scene.file(homeDir)), before)) wrong.push(`${where}: not the old bytes`);
    const strays = await straysIn(homeDir);
    if (strays.length > 0) wrong.push(`${where}: left ${strays.join(', ')}`);
    const next = await driver.send(scene.orderAfter(homeDir));
    if (next.outcome !== 'done') wrong.push(`${where}: next write ${next.outcome}`);
    return wrong;
  });
}

async function killedShortOf(
  entry: string,
  survivor: DriverProcess,
  scene: Scene,
  { before, calls }: Rehearsal,
  room: number,
): Promise<readonly string[]> {
  const firstWrite = calls.find(({ name }) => name === 'write')?.nth ?? 0;
  // Between the writes of one file lies one that wakes the event loop: some numbers fall on those.
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const nth = firstWrite + 1 + (tries % (MOST_TRIES / 3));
    const wrong = await inHome(scene, async (homeDir) => {
      const victim = await startDriver(entry);
      await limitFileSize(victim.pid, room);
      const tracing = await trace(victim.ioThread, { call: 'write', nth, kill: true });
      await victim.send(scene.order(homeDir)).catch(() => undefined);
      const last = (await tracing.end()).at(-1);
      await victim.end();
      if (last === undefined || !last.line.includes(homeDir)) return undefined;
      if ((await sizeOfFileIn(last, homeDir)) !== room) return undefined;

      const where = `${scene.title}, killed after ${room} bytes`;
      const found: string[] = [];
      if (!sameBytes(await bytesOf(scene.file(homeDir)), before)) found.push(`${where}: not the old bytes`);
      await survivor.send({ order: 'startAndStop', homeDir });
      const next = await survivor.send(scene.orderAfter(homeDir));
      const strays = await straysIn(homeDir);
      if (next.outcome !== 'done' || strays.length > 0) found.push(`${where}: ${next.outcome}, ${strays.join(', ')}`);
      return found;
    });
    if (wrong !== undefined) return wrong;
  }
  return [`${scene.title}: never killed after exactly ${room} bytes`];
}

/** Of the file that a write was under way to. */
async function sizeOfFileIn({ line }: Call, homeDir: string): Promise<number | undefined> {
  const path = /^write\(\d+<([^>]+)>/u.exec(line)?.[1];
  return path?.startsWith(homeDir) ? (await stat(path)).size : undefined;
}

async function limitFileSize(pid: number, bytes: number | 'unlimited'): Promise<void> {
  await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}
