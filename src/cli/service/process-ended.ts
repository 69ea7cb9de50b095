import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MILLIS = 20;

/** Waits until a process has ended. Returns false if it still runs after so many milliseconds. */
export async function processEnded(pid: number, mostMillis: number): Promise<boolean> {
  const beganMillis = performance.now();
  while (isRunning(pid)) {
    if (performance.now() - beganMillis >= mostMillis) return false;
    await sleep(LOOK_AGAIN_MILLIS);
  }
  return true;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
