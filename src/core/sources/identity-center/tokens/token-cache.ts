import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SsoSession } from '../../../state.ts';
import { proveWritable, writeFileAtomically } from '../../../disk/write/atomic-write.ts';
import { errnoOf, toDiskError } from '../../../disk/read/disk-error.ts';
import { ensurePrivateFolder } from '../../../disk/paths/private-folder.ts';
import { readOwnSettled, refuseAnothers } from '../../../disk/read/foreign-file.ts';
import { sweepTempFiles } from '../../../disk/write/temp-files.ts';
import { parseTokenFile, tokenFileText, type CachedToken, type UnknownKeys } from './token-file.ts';

export type { CachedToken } from './token-file.ts';

/** Why a token file that is there gives no token: `torn` is cut, foreign or odd content of any kind. */
type TokenFileNote = 'torn' | 'foreignOwner' | 'tooLarge' | 'unreadable';

export interface TokenRead {
  readonly token?: CachedToken;
  readonly note?: TokenFileNote;
  /** The file's own time, which is when its token was made: every client writes it at once. Present with `token`. */
  readonly modifiedAtMillis?: number;
  /** What other clients store in the file, to be written back with the next token. Present with `token`. */
  readonly unknownKeys?: UnknownKeys;
}

/** A token to write, with what other clients store beside it. Where that was not read, writing reads it. */
export interface TokenToWrite extends CachedToken {
  readonly unknownKeys?: UnknownKeys;
}

type TokenKey = Pick<SsoSession, 'name' | 'startUrl' | 'region'>;

const MAX_BYTES = 1024 * 1024;
/** More than any client's token file has been seen to take. */
const ROOM_BYTES = 16 * 1024;

/**
 * The file all clients agree on: SHA-1 of the sso-session's name, or for a legacy session of the start URL exactly as
 * written in the config, which is what its `name` holds (botocore SSOTokenLoader, JS getSSOTokenFilepath).
 */
export function tokenFilePath(ssoCacheDir: string, session: Pick<SsoSession, 'name'>): string {
  return join(ssoCacheDir, `${createHash('sha1').update(session.name, 'utf8').digest('hex')}.json`);
}

/** Reads a session's token file, by whichever client it was written. Never rejects: no token and no note means no file. */
export async function readToken(ssoCacheDir: string, session: TokenKey): Promise<TokenRead> {
  const path = tokenFilePath(ssoCacheDir, session);
  const read = await readOwnSettled(path, MAX_BYTES, isTorn);
  if (read.at === 'missing') return {};
  if (read.at !== 'read') return { note: read.at };
  const parsed = parseTokenFile(read.bytes, session);
  if (parsed?.token === undefined) return { note: 'torn' };
  return { token: parsed.token, unknownKeys: parsed.unknownKeys, modifiedAtMillis: read.modifiedAtMillis };
}

/**
 * Writes a session's token file in the AWS CLI's own form: 0600, atomic, keys it does not know kept from the file before.
 * Rejects: fileForbidden (another owner's file), diskFull, diskFailed.
 */
export async function writeToken(
  ssoCacheDir: string,
  session: TokenKey,
  token: TokenToWrite,
  noteWrite: (path: string, identity: string) => void = () => undefined,
): Promise<void> {
  const path = tokenFilePath(ssoCacheDir, session);
  await refuseAnothers(path);
  const text = await textWith(path, session, token);
  await ensurePrivateFolder(dirname(path));
  const beforeRename = (identity: string): void => noteWrite(path, identity);
  await writeFileAtomically(path, Buffer.from(text, 'utf8'), { mode: 0o600, beforeRename });
}

/**
 * Rejects, as `writeToken` would, where a renewed token could not be written now: for want of permission or room, or because
 * the file's text can't be made from what other clients store in it. `current` stands for the renewed token.
 */
export async function proveTokenWritable(
  ssoCacheDir: string,
  session: TokenKey,
  current?: TokenToWrite,
): Promise<void> {
  const path = tokenFilePath(ssoCacheDir, session);
  await refuseAnothers(path);
  await ensurePrivateFolder(dirname(path));
  const size = current ? Buffer.byteLength(await textWith(path, session, current)) : 0;
  await proveWritable(path, ROOM_BYTES + size);
}

/** The text of the file with the token in it and what other clients store there. */
async function textWith(path: string, session: TokenKey, token: TokenToWrite): Promise<string> {
  if (token.unknownKeys !== undefined) return tokenFileText(token, token.unknownKeys);
  const before = await readOwnSettled(path, MAX_BYTES, isTorn);
  const unknownKeys = before.at === 'read' ? parseTokenFile(before.bytes, session)?.unknownKeys : undefined;
  return tokenFileText(token, unknownKeys);
}

/** Removes that one file, and what a crash left of writing it; a missing one is fine. Rejects: fileForbidden (another owner's file), diskFailed. */
export async function removeToken(ssoCacheDir: string, session: Pick<SsoSession, 'name'>): Promise<void> {
  const path = tokenFilePath(ssoCacheDir, session);
  await refuseAnothers(path);
  try {
    await unlink(path);
  } catch (thrown) {
    if (errnoOf(thrown) !== 'ENOENT') throw toDiskError(thrown, path);
  }
  await sweepTempFiles(path);
}

/** Also true for a file that another client is writing at this moment: most of them write in place. */
function isTorn(bytes: Buffer): boolean {
  return parseTokenFile(bytes, { startUrl: '', region: '' }) === undefined;
}
