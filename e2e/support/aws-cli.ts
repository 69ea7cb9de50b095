import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { awsCliV2 } from '../../scripts/programs/aws-cli.ts';

const found = await awsCliV2();

/** The AWS CLI version 2 of this machine, or a name that no PATH leads to. */
export const AWS = found ?? 'aws-is-missing';

/** Whether tests with the AWS CLI are left out: not every machine has it. Where all layers are asked for, a missing one must fail. */
export const isAwsLeftOut = found === undefined && process.env['DAYPASS_ALL_LAYERS'] !== '1';

/** Runs the real AWS CLI and answers what it printed; rejects with what it complained of. */
export async function aws(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(AWS, args, { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(`aws ${args.join(' ')} ended with ${String(code)}: ${err.trim()}`);
  return out;
}
