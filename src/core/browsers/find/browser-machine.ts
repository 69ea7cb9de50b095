import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { win32 } from 'node:path';
import { promisify } from 'node:util';
import { readBounded } from '../../disk/read/read-bounded.ts';
import type { Surroundings } from '../../ports.ts';

/** A browser's `Local State` grows with its years; this is far above what is seen. */
const LARGEST_FILE_BYTES = 16 * 1024 * 1024;
const REGISTRY_LIMIT_MILLIS = 5_000;

/** What finding browsers asks of the machine. Nothing here rejects: what can't be read isn't there. */
export interface BrowserMachine {
  readonly surroundings: Surroundings;
  isProgram(path: string): Promise<boolean>;
  readText(path: string): Promise<string | undefined>;
  /** Names in a folder, sorted. */
  list(dir: string): Promise<readonly string[]>;
  /** What `reg query KEY /s` prints. */
  queryRegistry(key: string): Promise<string>;
}

export function browserMachine(surroundings: Surroundings): BrowserMachine {
  return {
    surroundings,
    async isProgram(path) {
      try {
        await access(path, constants.X_OK);
        return (await stat(path)).isFile();
      } catch {
        return false;
      }
    },
    async readText(path) {
      const read = await readBounded(path, LARGEST_FILE_BYTES);
      return read.at === 'read' ? read.bytes.toString('utf8') : undefined;
    },
    list: (dir) =>
      readdir(dir).then(
        (names) => names.toSorted(),
        () => [],
      ),
    async queryRegistry(key) {
      // By its whole path: a reg.exe elsewhere on the PATH is not the system's.
      const program = win32.join(surroundings.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
      const options = { windowsHide: true, timeout: REGISTRY_LIMIT_MILLIS };
      return promisify(execFile)(program, ['query', key, '/s'], options).then(
        ({ stdout }) => stdout,
        () => '',
      );
    },
  };
}
