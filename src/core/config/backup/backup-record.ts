import { createHash } from 'node:crypto';
import type { ConfigEditKind } from '../../../shared/domain/config-edits.ts';
import { isObject } from '../../check.ts';

/** One file of an edit, as it was and as the edit left it. */
interface BackedUpFile {
  /** As the edit named it. */
  readonly path: string;
  /** Where its symlinks lead. */
  readonly target: string;
  readonly before: Prior | null;
  readonly after: Later | null;
}

/** Bytes that are kept in a file of the backup; null stands for "no file". */
interface Prior {
  readonly fileName: string;
  readonly sha256: string;
}

/** What came out, as its difference from what was: the same first and last bytes, and others between them. */
export interface Later {
  readonly sha256: string;
  readonly sameAtStart: number;
  readonly sameAtEnd: number;
  /** Base64, or the backup's file that holds them. */
  readonly between: { readonly base64: string } | { readonly fileName: string };
}

/** A file of the token cache that the edit moved into the backup. */
export interface MovedFile {
  readonly path: string;
  readonly fileName: string;
}

/** A file or folder that the edit made private. */
export interface ModeChange {
  readonly path: string;
  /** Permission bits. */
  readonly before: number;
  readonly after: number;
}

export interface BackupRecord {
  /** Counts up; the newest is the highest. */
  readonly id: string;
  readonly madeAtMillis: number;
  readonly edit: ConfigEditKind;
  readonly names: readonly string[];
  /** For an undo: the edit it takes back. */
  readonly undoes?: string;
  readonly files: readonly BackedUpFile[];
  readonly moved?: readonly MovedFile[];
  readonly modes?: readonly ModeChange[];
  /** The bulk rule that the edit made, and the one whose place it took; their room reads them. */
  readonly ruleChange?: { readonly before: unknown; readonly after: unknown };
}

/** What an edit wrote is what the next one finds: of megabytes that counts. The bytes of a document never change. */
const known = new WeakMap<Uint8Array, string>();

export function sha256(bytes: Uint8Array): string {
  const digest = known.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  known.set(bytes, digest);
  return digest;
}

/** How `after` differs from `before`. */
export function differenceOf(
  before: Buffer,
  after: Buffer,
): { sameAtStart: number; sameAtEnd: number; between: Buffer } {
  const shorter = Math.min(before.length, after.length);
  const sameAtStart = sharedLength(shorter, (from, to) => before.subarray(from, to).equals(after.subarray(from, to)));
  const sameAtEnd = sharedLength(shorter - sameAtStart, (from, to) =>
    fromEnd(before, from, to).equals(fromEnd(after, from, to)),
  );
  return { sameAtStart, sameAtEnd, between: after.subarray(sameAtStart, after.length - sameAtEnd) };
}

function fromEnd(bytes: Buffer, from: number, to: number): Buffer {
  return bytes.subarray(bytes.length - to, bytes.length - from);
}

/** The longest length up to which bytes are shared, found by halving what is left: comparing buffers is far quicker than single bytes. */
function sharedLength(most: number, isShared: (from: number, to: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isShared(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** All kinds, by the compiler's word. */
const KINDS: Readonly<Record<ConfigEditKind, true>> = {
  addSession: true,
  changeSession: true,
  removeSession: true,
  addProfile: true,
  addChainedProfile: true,
  changeProfile: true,
  removeProfiles: true,
  setDefault: true,
  addProfiles: true,
  syncProfiles: true,
  addBridge: true,
  keepKeys: true,
  dropKeys: true,
  moveLegacy: true,
  importSetup: true,
  fix: true,
  undo: true,
};

/** A record as it lies on disk, or undefined for what is none. */
export function parseBackupRecord(value: unknown): BackupRecord | undefined {
  if (!isObject(value)) return undefined;
  const { id, madeAtMillis, edit, names, undoes, files, moved, modes, ruleChange } = value;
  const isSound =
    typeof id === 'string' &&
    typeof madeAtMillis === 'number' &&
    isKind(edit) &&
    isTexts(names) &&
    (undoes === undefined || typeof undoes === 'string') &&
    Array.isArray(files) &&
    files.every(isBackedUpFile) &&
    isListOf(moved, isMovedFile) &&
    isListOf(modes, isModeChange);
  if (!isSound) return undefined;
  return {
    id,
    madeAtMillis,
    edit,
    names,
    files,
    ...(undoes !== undefined && { undoes }),
    ...(moved !== undefined && { moved }),
    ...(modes !== undefined && { modes }),
    ...(isObject(ruleChange) && { ruleChange: { before: ruleChange['before'], after: ruleChange['after'] } }),
  };
}

function isKind(value: unknown): value is ConfigEditKind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value);
}

function isBackedUpFile(value: unknown): value is BackedUpFile {
  if (!isObject(value)) return false;
  const { path, target, before, after } = value;
  return typeof path === 'string' && typeof target === 'string' && isPrior(before) && isLater(after);
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] | undefined {
  return value === undefined || (Array.isArray(value) && value.every(isItem));
}

function isMovedFile(value: unknown): value is MovedFile {
  return isObject(value) && typeof value['path'] === 'string' && isFileName(value['fileName']);
}

function isModeChange(value: unknown): value is ModeChange {
  return isObject(value) && typeof value['path'] === 'string' && isCount(value['before']) && isCount(value['after']);
}

function isPrior(value: unknown): value is Prior | null {
  return value === null || (isObject(value) && isFileName(value['fileName']) && typeof value['sha256'] === 'string');
}

function isLater(value: unknown): value is Later | null {
  if (value === null) return true;
  if (!isObject(value)) return false;
  const { between } = value;
  return (
    typeof value['sha256'] === 'string' &&
    isCount(value['sameAtStart']) &&
    isCount(value['sameAtEnd']) &&
    isObject(between) &&
    (typeof between['base64'] === 'string' || isFileName(between['fileName']))
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** A name in the backup's own folder, and no way out of it. */
function isFileName(value: unknown): boolean {
  return typeof value === 'string' && /^\d+-[a-z]+$/.test(value);
}
