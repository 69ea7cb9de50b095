import { randomBytes } from 'node:crypto';
import type { EnginePorts } from '../../core/index.ts';

export const systemRandom: EnginePorts['random'] = {
  bytes: (count) => randomBytes(count),
  fraction: () => Math.random(),
};
