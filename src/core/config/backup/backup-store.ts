import { statSync } from 'node:fs';
import { lstat, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ConfigEditKind } from '../../../shared/domain/config-edits.ts';
import type { Clock } from '../../ports.ts';
import { syncFolder } from '../../disk/write/atomic-write.ts';
import {
  differenceOf,
  parseBackupRecord,
  sha256,
  type BackupRecord,
  type Later,
  type ModeChange,
  type MovedFile,
} from './backup-record.ts';
import { errnoOf, toDiskError } from '../../disk/read/disk-error.ts';
import { isOwnedByUser } from '../../disk/read/file-owner.ts';
import { readOwnJson, writeOwnJson } from '../../disk/write/own-json.ts';
import { ensurePrivateFolder } from '../../disk/paths/private-folder.ts';
import { readBounded } from '../../disk/read/read-bounded.ts';

/** A file before and after an edit; null where there is none. */
export interface FileVersions {
  readonly path: string;
  readonly target: string;
  readonly before: Buffer | null;
  readonly after: Buffer | null;
}

export interface NewBackup {
  readonly edit: ConfigEditKind;
  readonly names: readonly string[];
  readonly undoes?: string;
  readonly files: readonly FileVersions[];
  /** Files of the token cache that the edit moves into the backup. */
  readonly moveAway?: readonly string[];
  readonly modes?: readonly ModeChange[];
  readonly ruleChange?: BackupRecord['ruleChange'];
}

/** For each file, so many earlier edits can be taken back. */
const KEPT_FOR_EACH_FILE = 10;
const RECORD = 'record.json';
const MAX_BYTES = 64 * 1024 * 1024;
/** Beyond this, bytes that an edit put in get a file of their own, so that lists of records stay quick to read. */
const MOST_INLINE_BYTES = 16 * 1024;
/** A folder without a record after so long is what a crash left. */
const CRASH_AGE_MILLIS = 60 * 60_000;

/**
 * Earlier edits of the person's files, one folder each: the bytes of before, and a record of what came out. Folders are
 * 0700 and files 0600, since the credentials file holds secrets. A backup is on disk before the edit it is for.
 */
export class BackupStore {
  readonly #dir: string;
  readonly #clock: Clock;

  constructor(dir: string, clock: Clock) {
    this.#dir = dir;
    this.#clock = clock;
  }

  /** Newest first; what cannot be read is passed over. */
  async list(): Promise<readonly BackupRecord[]> {
    const ids = (await this.#ids()).toSorted((a, b) => Number(b) - Number(a));
    const records = await Promise.all(
      ids.map(async (id) => {
        if (!(await isOwnFolder(join(this.#dir, id)))) return undefined;
        const record = await readOwnJson(join(this.#dir, id, RECORD), parseBackupRecord);
        return record?.id === id ? record : undefined;
      }),
    );
    return records.filter((record) => record !== undefined);
  }

  /** Rejects: fileForbidden, diskFull, diskFailed; then nothing of it stays. */
  async add(backup: NewBackup): Promise<BackupRecord> {
    const id = await this.#newFolder();
    const folder = join(this.#dir, id);
    try {
      const files = await Promise.all(backup.files.map((file, index) => this.#storeFile(folder, file, index)));
      const { edit, names, undoes, moveAway = [], modes = [], ruleChange } = backup;
      const moved = moveAway.map((path, index): MovedFile => ({ path, fileName: `${index}-moved` }));
      const record: BackupRecord = {
        id,
        madeAtMillis: this.#clock.nowMillis(),
        edit,
        names,
        ...(undoes !== undefined && { undoes }),
        files,
        ...(moved.length > 0 && { moved }),
        ...(modes.length > 0 && { modes }),
        ...(ruleChange !== undefined && { ruleChange }),
      };
      await writeOwnJson(join(folder, RECORD), record);
      await syncFolder(this.#dir);
      return record;
    } catch (thrown) {
      await this.drop(id);
      throw toDiskError(thrown, folder);
    }
  }

  /** Never fails: a backup too many does no harm. */
  async drop(id: string): Promise<void> {
    if (isId(id)) await rm(join(this.#dir, id), { recursive: true, force: true }).catch(() => undefined);
  }

  /** Lets go of all but the last ten for each file, and of what crashes left. Never fails. */
  async prune(): Promise<void> {
    const records = await this.list();
    const kept = new Map<string, number>();
    for (const { id, files } of records) {
      // Edits that only moved files or changed modes count as edits of one file of their own.
      const targets = files.length === 0 ? [''] : files.map(({ target }) => target);
      for (const target of targets) kept.set(target, (kept.get(target) ?? 0) + 1);
      if (targets.some((target) => (kept.get(target) ?? 0) > KEPT_FOR_EACH_FILE)) await this.drop(id);
    }
    const known = new Set(records.map(({ id }) => id));
    for (const id of await this.#ids()) if (!known.has(id) && (await this.#isOld(id))) await this.drop(id);
  }

  /** The bytes of a backed-up file before and after its edit; undefined when the backup is damaged. */
  async versions(
    { id, files }: BackupRecord,
    index: number,
  ): Promise<Omit<FileVersions, 'path' | 'target'> | undefined> {
    const file = files[index];
    if (file === undefined) return undefined;
    const before = file.before === null ? null : await this.#read(id, file.before.fileName);
    if (before === undefined || (before !== null && sha256(before) !== file.before?.sha256)) return undefined;
    if (file.after === null) return { before, after: null };
    const { between, sameAtStart, sameAtEnd } = file.after;
    const middle = 'base64' in between ? Buffer.from(between.base64, 'base64') : await this.#read(id, between.fileName);
    if (middle === undefined) return undefined;
    const old = before ?? Buffer.alloc(0);
    const after = Buffer.concat([old.subarray(0, sameAtStart), middle, old.subarray(old.length - sameAtEnd)]);
    return sha256(after) === file.after.sha256 ? { before, after } : undefined;
  }

  /** Where the bytes of before lie, for a person to look at. */
  pathOfBefore({ id, files }: BackupRecord, index: number): string | undefined {
    const before = files[index]?.before;
    return before ? join(this.#dir, id, before.fileName) : undefined;
  }

  /** Deletes the file that was moved away from `path` out of every backup. Never fails. */
  async forgetMoved(path: string): Promise<void> {
    for (const record of await this.list()) {
      const files = record.moved?.filter((file) => file.path === path) ?? [];
      for (const file of files) await rm(this.pathOfMoved(record, file), { force: true }).catch(() => undefined);
    }
  }

  /** Where the bytes of a moved file are stored. */
  pathOfMoved({ id }: Pick<BackupRecord, 'id'>, { fileName }: MovedFile): string {
    return join(this.#dir, id, fileName);
  }

  async #storeFile(folder: string, { path, target, before, after }: FileVersions, index: number) {
    const prior = before && { fileName: `${index}-before`, sha256: sha256(before) };
    if (before && prior) await writeWhole(join(folder, prior.fileName), before);
    return { path, target, before: prior, after: after && (await this.#later(folder, before, after, index)) };
  }

  async #later(folder: string, before: Buffer | null, after: Buffer, index: number): Promise<Later> {
    const { sameAtStart, sameAtEnd, between } = differenceOf(before ?? Buffer.alloc(0), after);
    const fileName = `${index}-between`;
    if (between.length > MOST_INLINE_BYTES) await writeWhole(join(folder, fileName), between);
    return {
      sha256: sha256(after),
      sameAtStart,
      sameAtEnd,
      between: between.length > MOST_INLINE_BYTES ? { fileName } : { base64: between.toString('base64') },
    };
  }

  /** The next number is taken by making its folder: of two processes one is first. */
  async #newFolder(): Promise<string> {
    await ensurePrivateFolder(this.#dir);
    for (let next = Math.max(0, ...(await this.#ids()).map(Number)) + 1; ; next += 1) {
      const folder = join(this.#dir, String(next));
      try {
        await mkdir(folder, { mode: 0o700 });
        return String(next);
      } catch (thrown) {
        if (errnoOf(thrown) !== 'EEXIST') throw toDiskError(thrown, folder);
      }
    }
  }

  async #ids(): Promise<readonly string[]> {
    return (await readdir(this.#dir).catch(() => [])).filter(isId);
  }

  async #read(id: string, fileName: string): Promise<Buffer | undefined> {
    const read = await readBounded(join(this.#dir, id, fileName), MAX_BYTES, 'daypass');
    return read.at === 'read' ? read.bytes : undefined;
  }

  async #isOld(id: string): Promise<boolean> {
    const stats = await stat(join(this.#dir, id)).catch(() => undefined);
    return stats !== undefined && this.#clock.nowMillis() - stats.mtimeMs > CRASH_AGE_MILLIS;
  }
}

/** Another user may have put a folder here before it became private. */
async function isOwnFolder(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isDirectory() === true && isOwnedByUser(stats, () => statSync(dirname(path)));
}

function isId(name: string): boolean {
  return /^[1-9]\d{0,14}$/.test(name);
}

/** Private from its first instant, and on disk when this is done. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
