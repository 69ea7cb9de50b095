import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import type { Clock, Random, Surroundings } from '../../core/index.ts';

export const systemClock: Clock = { nowMillis: () => Date.now(), steadyMillis: () => performance.now() };

export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  fraction: () => Math.random(),
};

export function systemSurroundings(): Surroundings {
  return { platform: process.platform, homeDir: homedir(), env: { ...process.env } };
}
