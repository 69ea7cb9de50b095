import { devNull } from 'node:os';
import { DaypassError } from '../../shared/daypass-error.ts';
import { parseConfig, type ConfigDocument } from './config-document.ts';
import { readSettled } from './read-settled.ts';

export interface ConfigFile {
  /** Null where there is no file. */
  readonly bytes: Buffer | null;
  readonly document: ConfigDocument;
}

const MAX_BYTES = 16 * 1024 * 1024;

/** Reads a config file; a missing one is empty, as is the null device. Rejects: configUnreadable, with `path`. */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  if (path === devNull) return { bytes: null, document: parseConfig('') };
  const read = await readSettled(path, MAX_BYTES, hasNoLastLineEnd);
  if (read.at === 'missing') return { bytes: null, document: parseConfig('') };
  if (read.at === 'read') return { bytes: read.bytes, document: parseConfig(read.bytes) };
  const cause = read.at === 'unreadable' ? read.cause : undefined;
  throw new DaypassError('configUnreadable', read.at === 'tooLarge' ? { path, reason: 'tooLarge' } : { path }, {
    cause,
  });
}

/** So does a file that another program is writing at this moment, as one that a person left like that. */
function hasNoLastLineEnd(bytes: Buffer): boolean {
  return bytes.at(-1) !== 0x0a;
}
