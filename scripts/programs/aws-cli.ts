import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { onPath } from './on-path.ts';

const run = promisify(execFile);

/** The AWS CLI version 2 of this machine: version 1, which may come first on the PATH, knows no sso-session. */
export async function awsCliV2(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  for (const folder of new Set((env['PATH'] ?? '').split(path.delimiter))) {
    const aws = await onPath('aws', { ...env, PATH: folder });
    if (aws !== undefined && (await isVersion2(aws))) return aws;
  }
  return undefined;
}

async function isVersion2(aws: string): Promise<boolean> {
  const { stdout } = await run(aws, ['--version'], { timeout: 20_000 }).catch(() => ({ stdout: '' }));
  return stdout.startsWith('aws-cli/2.');
}
