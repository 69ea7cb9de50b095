import type { DriverProcess } from './driver-process.ts';
import { bytesOf, type Scene } from './scene.ts';
import { inHome } from './scratch.ts';
import { trace, type Call } from './tracing.ts';

export interface Rehearsal {
  readonly before: Buffer | null;
  readonly after: Buffer | null;
  /** The calls on files below the home, in order. */
  readonly calls: readonly Call[];
}

/** The write once, undisturbed: which calls it makes and which bytes come of it. */
export async function rehearse(driver: DriverProcess, scene: Scene): Promise<Rehearsal> {
  return inHome(scene, async (homeDir) => {
    const before = await bytesOf(scene.file(homeDir));
    const tracing = await trace(driver.ioThread);
    const { outcome, detail } = await driver.send(scene.order(homeDir));
    const calls = await tracing.end();
    if (outcome !== (scene.refusedWith ?? 'done')) throw new Error(`${scene.title}: ${outcome} ${detail ?? ''}`);
    const after = await bytesOf(scene.file(homeDir));
    return { before, after, calls: calls.filter(({ line }) => line.includes(homeDir)) };
  });
}

/** Whether the call can change anything on the disk; the others are opened for reading. */
export function isWrite({ name, line }: Call): boolean {
  return !name.startsWith('open') || /O_(?:WRONLY|RDWR|CREAT)/u.test(line);
}
