import type { ActivityEntry } from '../../../shared/domain/activity.ts';
import { appendLines, readLines, replaceLines } from '../../disk/write/line-file.ts';
import type { Clock, Log } from '../../ports.ts';
import { parseEntry, storedEntry } from './stored-entry.ts';

/** What is remembered; the oldest go first. */
export const MOST_ENTRIES = 1_000;
/** The file may grow so far beyond before it is rewritten: else each entry would cost a thousand. */
const SLACK_ENTRIES = 250;

/** Leaves each member of a union one. */
type WithoutTime<Entry> = Entry extends unknown ? Omit<Entry, 'atMillis'> : never;
export type NewEntry = WithoutTime<ActivityEntry>;

/**
 * What was handed out and changed, in one file that app, command line and key service append to: a line each, so that a crash costs
 * the last at most.
 */
export interface ActivityLog {
  /** Written behind: what is noted never waits for the disk, nor fails for it. */
  note(entry: NewEntry): void;
  /** What every process has noted, newest first. */
  list(): Promise<readonly ActivityEntry[]>;
  /** Rejects: fileForbidden, diskFull, diskFailed; the list is then as it was. */
  clear(): Promise<void>;
  settled(): Promise<void>;
}

export function createActivityLog(path: string, clock: Clock, log: Log): ActivityLog {
  /** Noted here and not in the file, or not yet. */
  let unsaved: readonly ActivityEntry[] = [];
  /** As far as known here: other processes append as well. Undefined until the file was read. */
  let linesInFile: number | undefined;
  let isTorn = false;
  let work: Promise<void> = Promise.resolve();

  const readFile = async (): Promise<readonly string[]> => {
    const read = await readLines(path);
    linesInFile = read.lines.length;
    ({ isTorn } = read);
    return read.lines;
  };
  const entriesInFile = async (): Promise<readonly ActivityEntry[]> =>
    (await readFile()).flatMap((line) => parseEntry(line) ?? []);
  /** Writes the entry and those before it whose write failed; later ones come in their turn. */
  const append = async (entry: ActivityEntry): Promise<void> => {
    const fresh = unsaved.slice(0, unsaved.indexOf(entry) + 1);
    if (fresh.length === 0) return;
    // Counted, not understood: a command that issues keys once would spend more on that than on the keys.
    if (linesInFile === undefined) await readFile();
    await appendLines(path, fresh.map(lineOf), isTorn);
    isTorn = false;
    const saved = new Set(fresh);
    unsaved = unsaved.filter((one) => !saved.has(one));
    linesInFile = (linesInFile ?? 0) + fresh.length;
    if (linesInFile <= MOST_ENTRIES + SLACK_ENTRIES) return;
    const newest = (await entriesInFile()).slice(-MOST_ENTRIES);
    // An entry that another process appends between the two is lost: rare, and not worth a lock at each entry.
    await replaceLines(path, newest.map(lineOf));
    linesInFile = newest.length;
  };
  const wipe = async (gone: ReadonlySet<ActivityEntry>): Promise<void> => {
    await replaceLines(path, []);
    [linesInFile, isTorn] = [0, false];
    unsaved = unsaved.filter((entry) => !gone.has(entry));
  };
  return {
    note(fresh) {
      const entry: ActivityEntry = { atMillis: clock.nowMillis(), ...fresh };
      unsaved = [...unsaved, entry].slice(-MOST_ENTRIES);
      work = work
        .then(() => append(entry))
        .catch((thrown: unknown) => {
          // It may have been written half-way.
          linesInFile = undefined;
          log.warn('activity.notSaved', { error: thrown });
        });
    },
    async list() {
      await work;
      return [...(await entriesInFile()), ...unsaved].slice(-MOST_ENTRIES).toReversed();
    },
    clear() {
      const gone = new Set(unsaved);
      const cleared = work.then(() => wipe(gone));
      work = cleared.catch(() => undefined);
      return cleared;
    },
    settled: () => work,
  };
}

function lineOf(entry: ActivityEntry): string {
  return JSON.stringify(storedEntry(entry));
}
