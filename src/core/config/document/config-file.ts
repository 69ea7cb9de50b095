import { devNull } from 'node:os';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { parseConfig, type ConfigDocument } from './config-document.ts';
import { readSettled } from '../../disk/read/read-settled.ts';

export interface ConfigFile {
  /** Null where there is no file. */
  readonly bytes: Buffer | null;
  readonly document: ConfigDocument;
}

const MAX_BYTES = 16 * 1024 * 1024;

/** From here on a file takes so long to parse that it is worth the memory to know it in the cache. */
const LARGE_BYTES = 256 * 1024;
/** A config and a credentials file. */
const MOST_REMEMBERED = 2;
/** As last read or written, by path: parsed again only when its bytes are others. Documents never change. */
const remembered = new Map<string, ConfigDocument>();

/** For who has just written a file: the next reading need not parse it. */
export function rememberConfig(path: string, document: ConfigDocument): void {
  remembered.delete(path);
  if (document.bytes.length < LARGE_BYTES) return;
  remembered.set(path, document);
  for (const oldest of remembered.keys()) if (remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
}

/** Reads a config file; a missing one is empty, as is the null device. Rejects: configUnreadable, with `path`. */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  if (path === devNull) return { bytes: null, document: parseConfig('') };
  const read = await readSettled(path, MAX_BYTES, hasNoLastLineEnd);
  if (read.at === 'missing') return { bytes: null, document: parseConfig('') };
  if (read.at === 'read') {
    const document = documentFor(path, read.bytes);
    return { bytes: document.bytes, document };
  }
  const cause = read.at === 'unreadable' ? read.cause : undefined;
  throw new DaypassError('configUnreadable', read.at === 'tooLarge' ? { path, reason: 'tooLarge' } : { path }, {
    cause,
  });
}

function documentFor(path: string, bytes: Buffer): ConfigDocument {
  const last = remembered.get(path);
  if (last?.bytes.equals(bytes)) return last;
  const document = parseConfig(bytes);
  rememberConfig(path, document);
  return document;
}

/** So does a file that another program is writing at this moment, as one that a person left like that. */
function hasNoLastLineEnd(bytes: Buffer): boolean {
  return bytes.at(-1) !== 0x0a;
}
