import type { CacheFile } from '../sources/identity-center/tokens/read-token-files.ts';
import type { ForeignFile, UnwritableFile } from '../disk/read/find-foreign.ts';
import type { AwsFileKind } from '../config/clients/client-reading.ts';

/** What the doctor sees besides the text of the two files. Plain data, so that every judgement on it is pure. */
export interface Evidence {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nowMillis: number;
  /** How far this machine's clock is ahead of AWS's; absent while it is right or not known. */
  readonly clockAheadMillis?: number;
  readonly configPath: string;
  readonly credentialsPath: string;
  readonly files: Readonly<Record<AwsFileKind, FileState>>;
  readonly cache: readonly CacheFile[];
  /** Files and folders whose permissions matter; none on Windows, which keeps other ones. */
  readonly modes: readonly FileMode[];
  /** Files and folders of AWS tools and of Daypass that another user owns, or that are links where none is followed. */
  readonly foreign: readonly ForeignFile[];
  /** Files and folders of this user that can't be written. */
  readonly unwritable: readonly UnwritableFile[];
  /** Programs of `credential_process` that were looked for and not found. */
  readonly missingPrograms: ReadonlySet<string>;
  /** Files of AWS_CA_BUNDLE and NODE_EXTRA_CA_CERTS that are not there. */
  readonly missingAuthorities: ReadonlySet<string>;
  /** Values of bridges that need a PATH or are not there, with one that runs anywhere. */
  readonly brokenBridges: ReadonlyMap<string, string | undefined>;
}

export type FileState = 'read' | 'missing' | 'forbidden' | 'tooLarge' | 'notAFile' | 'failed';

export interface FileMode {
  readonly path: string;
  /** `token`: what can sign in stands there. `config`: what tools run. `folder`: files can be planted there. */
  readonly what: 'token' | 'config' | 'folder';
  /** Permission bits. */
  readonly mode: number;
  /** Whether its group is this user's own first one, which mostly holds nobody else. */
  readonly isOwnGroup: boolean;
  /** True for a file of the token cache that no AWS client wrote. No fix touches it. */
  readonly isForeign?: boolean;
}
