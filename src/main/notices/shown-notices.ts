import path from 'node:path';
import { readOwnJson, writeOwnJson, type Clock, type Log } from '../../core/index.ts';

/** Which ends have been told of already, so that a restart tells none of them twice. */
export interface ToldNotices {
  has(key: string): boolean;
  /** Remembered until its end has passed. Written behind. */
  add(key: string, endsAtMillis: number): void;
  settled(): Promise<void>;
}

export async function openToldNotices(ownDir: string, clock: Clock, log: Log): Promise<ToldNotices> {
  const file = path.join(ownDir, 'told-notices.json');
  const told = new Map((await readOwnJson(file, parseTold)) ?? []);
  let written: Promise<void> = Promise.resolve();
  return {
    has: (key) => told.has(key),
    add(key, endsAtMillis) {
      told.set(key, endsAtMillis);
      for (const [old, oldEndsAtMillis] of told) if (oldEndsAtMillis <= clock.nowMillis()) told.delete(old);
      const toWrite = { told: [...told] };
      written = written
        .then(() => writeOwnJson(file, toWrite))
        .catch((thrown: unknown) => log.warn('toldNotices.notSaved', { error: thrown }));
    },
    settled: () => written,
  };
}

function parseTold(value: unknown): readonly (readonly [string, number])[] | undefined {
  if (typeof value !== 'object' || value === null || !('told' in value) || !Array.isArray(value.told)) return undefined;
  return value.told.flatMap((one: unknown) => {
    if (!Array.isArray(one)) return [];
    const [key, endsAtMillis]: readonly unknown[] = one;
    return typeof key === 'string' && typeof endsAtMillis === 'number' ? [[key, endsAtMillis] as const] : [];
  });
}
