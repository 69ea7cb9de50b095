import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../check.ts';
import type { ImportOrigin, OwnChange } from '../../shared/imports/import-plan.ts';
import type { OwnPaths } from '../disk/paths/own-paths.ts';
import { LockedJson } from '../disk/write/locked-json.ts';
import type { Ports } from '../ports.ts';

/** One of Daypass's own files as an import found it; null where it was missing. */
export interface ReplacedFile {
  readonly path: string;
  readonly before: string | null;
  /** SHA-256, hex, of the file as the import left it. */
  readonly afterSha256: string;
}

/** What an import has changed. */
export interface ImportRecord {
  readonly from: ImportOrigin;
  readonly madeAtMillis: number;
  /** Of the edit of the AWS files, where there was one. */
  readonly backupId?: string;
  readonly changes: readonly OwnChange[];
  /** Sessions that came, by name. */
  readonly sessions?: readonly string[];
  readonly files: readonly ReplacedFile[];
}

const MOST_RECORDS = 50;

/** What was imported, oldest first. A missing or invalid file is treated as empty. */
export function importRecordsFile(
  { importsPath, locksDir }: Pick<OwnPaths, 'importsPath' | 'locksDir'>,
  ports: Pick<Ports, 'alarm' | 'clock' | 'random'>,
): LockedJson<readonly ImportRecord[]> {
  const toJson = (records: readonly ImportRecord[]) => ({ imports: records.slice(-MOST_RECORDS) });
  return new LockedJson(
    { path: importsPath, locksDir, name: 'imports', parse: parseRecords, toJson, empty: [] },
    ports,
  );
}

export function isFrom(origin: ImportOrigin): (record: ImportRecord) => boolean {
  return ({ from }) => isDeepStrictEqual(from, origin);
}

function parseRecords(value: unknown): readonly ImportRecord[] | undefined {
  if (!isObject(value) || !Array.isArray(value['imports'])) return undefined;
  return value['imports'].filter(isRecord);
}

/** The file is Daypass's own: what has the outline of a record was written by Daypass. */
function isRecord(value: unknown): value is ImportRecord {
  if (!isObject(value)) return false;
  const { from, madeAtMillis, changes, files, backupId } = value;
  const hasName = isObject(from) && (typeof from['tool'] === 'string' || typeof from['name'] === 'string');
  return (
    hasName &&
    typeof madeAtMillis === 'number' &&
    (backupId === undefined || typeof backupId === 'string') &&
    Array.isArray(changes) &&
    changes.every((change) => isObject(change) && typeof change['change'] === 'string') &&
    Array.isArray(files) &&
    files.every(isReplacedFile)
  );
}

function isReplacedFile(value: unknown): value is ReplacedFile {
  if (!isObject(value)) return false;
  const { path, before, afterSha256 } = value;
  return typeof path === 'string' && (before === null || typeof before === 'string') && typeof afterSha256 === 'string';
}
