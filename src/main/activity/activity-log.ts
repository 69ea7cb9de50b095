import path from 'node:path';
import { appendLines, readLines, replaceLines, type Clock, type Log } from '../../core/index.ts';
import type { ActivityEntry } from '../../shared/domain/activity.ts';
import { parseEntry, storedEntry } from './stored-entry.ts';

/** What is remembered; the oldest go first. */
export const MOST_ENTRIES = 1_000;
/** The file may grow so far beyond before it is written again: else each entry would cost a thousand. */
const SLACK_ENTRIES = 250;

/** Leaves each member of a union one. */
type WithoutTime<Entry> = Entry extends unknown ? Omit<Entry, 'atMillis'> : never;
export type NewEntry = WithoutTime<ActivityEntry>;

export interface ActivityLog {
  /** Written behind: what is noted never waits for the disk, nor fails for it. */
  note(entry: NewEntry): void;
  /** Newest first. */
  list(): readonly ActivityEntry[];
  /** Rejects: fileForbidden, diskFull, diskFailed; the list is as it was then. */
  clear(): Promise<void>;
  settled(): Promise<void>;
}

/** What was handed out and changed, in `activity.jsonl` of our own folder: a line each, added at the end, so that a crash costs the last at most. */
export async function openActivityLog(ownDir: string, clock: Clock, log: Log): Promise<ActivityLog> {
  const file = path.join(ownDir, 'activity.jsonl');
  const read = await readLines(file);
  let entries = read.lines.flatMap((line) => parseEntry(line) ?? []).slice(-MOST_ENTRIES);
  let { isTorn } = read;
  let linesInFile = read.lines.length;
  let work: Promise<void> = Promise.resolve();

  const write = async (entry: ActivityEntry): Promise<void> => {
    if (linesInFile < MOST_ENTRIES + SLACK_ENTRIES) {
      await appendLines(file, [JSON.stringify(storedEntry(entry))], isTorn);
      linesInFile += 1;
    } else {
      // Those noted since come after it, each in its turn; one that is too old by now need not come at all.
      const newest = entries.slice(0, entries.indexOf(entry) + 1);
      if (newest.length === 0) return;
      const lines = newest.map((kept) => JSON.stringify(storedEntry(kept)));
      await replaceLines(file, lines);
      linesInFile = newest.length;
    }
    isTorn = false;
  };
  const wipe = async (gone: ReadonlySet<ActivityEntry>): Promise<void> => {
    await replaceLines(file, []);
    entries = entries.filter((entry) => !gone.has(entry));
    [linesInFile, isTorn] = [0, false];
  };
  return {
    note(fresh) {
      const entry: ActivityEntry = { atMillis: clock.nowMillis(), ...fresh };
      entries = [...entries, entry].slice(-MOST_ENTRIES);
      work = work
        .then(() => write(entry))
        .catch((thrown: unknown) => {
          // It may have come half-way.
          isTorn = true;
          log.warn('activity.notSaved', { error: thrown });
        });
    },
    list: () => entries.toReversed(),
    clear() {
      const gone = new Set(entries);
      const cleared = work.then(() => wipe(gone));
      work = cleared.catch(() => undefined);
      return cleared;
    },
    settled: () => work,
  };
}
