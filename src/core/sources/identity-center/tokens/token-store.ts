import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SsoSession } from '../../../state.ts';
import type { Ports } from '../../../ports.ts';
import { withFileLock } from '../../../disk/write/file-lock.ts';
import {
  proveTokenWritable,
  readToken,
  removeToken,
  writeToken,
  type TokenRead,
  type TokenToWrite,
} from './token-cache.ts';

/** Longer than any refresh takes: who waits adopts what the other one wrote. */
const LOCK_WAIT_MILLIS = 45_000;

/** The token files as the token manager needs them. Rejections are those of token-cache.ts, and `busy`. */
export interface TokenStore {
  read(session: SsoSession): Promise<TokenRead>;
  write(session: SsoSession, token: TokenToWrite): Promise<void>;
  remove(session: SsoSession): Promise<void>;
  proveWritable(session: SsoSession, current?: TokenToWrite): Promise<void>;
  /** Runs `action` while no other process of ours, and nobody else in this one, does so for the session. */
  alone<T>(session: SsoSession, action: () => Promise<T>): Promise<T>;
}

export interface TokenFolders {
  readonly ssoCacheDir: string;
  readonly locksDir: string;
}

export function tokenStoreIn(
  { ssoCacheDir, locksDir }: TokenFolders,
  { alarm, clock, random }: Pick<Ports, 'alarm' | 'clock' | 'random'>,
  noteWrite?: (path: string, identity: string) => void,
): TokenStore {
  return {
    read: (session) => readToken(ssoCacheDir, session),
    write: (session, token) => writeToken(ssoCacheDir, session, token, noteWrite),
    remove: (session) => removeToken(ssoCacheDir, session),
    proveWritable: (session, current) => proveTokenWritable(ssoCacheDir, session, current),
    alone(session, action) {
      const name = createHash('sha1').update(session.name).digest('hex');
      const wait = { alarm, clock, random, waitMillis: LOCK_WAIT_MILLIS };
      return withFileLock(join(locksDir, `${name}.lock`), wait, action);
    },
  };
}
