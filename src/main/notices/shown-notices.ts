import path from 'node:path';
import { readOwnJson, writeOwnJson, type Clock, type Log } from '../../core/index.ts';

/** Which ends have been told of already, so that a restart tells none of them twice. */
export interface ShownNotices {
  has(key: string): boolean;
  /** Remembered until its end has passed. Written behind. */
  add(key: string, endsAtMillis: number): void;
  settled(): Promise<void>;
}

export async function openShownNotices(ownDir: string, clock: Clock, log: Log): Promise<ShownNotices> {
  const file = path.join(ownDir, 'told-notices.json');
  const told = new Map((await readOwnJson(file, parseShown)) ?? []);
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

function parseShown(value: unknown): readonly (readonly [string, number])[] | undefined {
  if (typeof value !== 'object' || value === null || !('told' in value) || !Array.isArray(value.told)) return undefined;
  return value.told.flatMap((one: unknown) => {
    if (!Array.isArray(one)) return [];
    const [key, endsAtMillis]: readonly unknown[] = one;
    return typeof key === 'string' && typeof endsAtMillis === 'number' ? [[key, endsAtMillis] as const] : [];
  });
}
