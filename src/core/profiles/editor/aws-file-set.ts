import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { AwsPaths } from '../../disk/paths/aws-paths.ts';
import { parseConfig, type ConfigDocument } from '../../config/document/config-document.ts';
import { readConfigFile } from '../../config/document/config-file.ts';
import { realTarget } from '../../disk/paths/real-target.ts';
import type { AwsFiles } from './edit-plan.ts';

/** One of the person's files as read just now. */
export interface LoadedFile {
  readonly path: string;
  /** Where its links lead. */
  readonly target: string;
  /** Null where there is no file. */
  readonly bytes: Buffer | null;
  readonly document: ConfigDocument;
  /** Why it can't be read, where it can't; it then counts as empty, and can't be edited. */
  readonly unreadable?: DaypassError;
}

export interface AwsFileSet {
  readonly config: LoadedFile;
  readonly credentials: LoadedFile;
  /** Both variables, AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, may name one file. */
  readonly areOne: boolean;
}

/** Reads both files. A credentials file that can't be read hinders only edits of its own. Rejects: configUnreadable for the config. */
export async function readAwsFileSet({ configPath, credentialsPath }: AwsPaths): Promise<AwsFileSet> {
  const [config, credentials] = await Promise.all([loadFile(configPath), loadFile(credentialsPath)]);
  if (config.unreadable !== undefined) throw config.unreadable;
  return { config, credentials, areOne: config.target === credentials.target };
}

/** As planners take them. */
export function awsFilesOf({ config, credentials }: AwsFileSet): AwsFiles {
  return {
    configPath: config.path,
    config: config.document,
    credentialsPath: credentials.path,
    credentials: credentials.document,
  };
}

async function loadFile(path: string): Promise<LoadedFile> {
  const target = await realTarget(path);
  try {
    return { path, target, ...(await readConfigFile(path)) };
  } catch (thrown) {
    return { path, target, bytes: null, document: parseConfig(''), unreadable: toDaypassError(thrown) };
  }
}
