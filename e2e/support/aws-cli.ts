import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { awsCliV2 } from '../../scripts/aws-cli.ts';

/** Runs the real AWS CLI and answers what it printed; rejects with what it complained of. */
export async function aws(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const file = await awsCliV2();
  if (file === undefined) throw new Error('There is no AWS CLI version 2 here.');
  const child = spawn(file, args, { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(`aws ${args.join(' ')} ended with ${String(code)}: ${err.trim()}`);
  return out;
}

/** Whether tests with the AWS CLI are left out: not every machine has it. Where all layers are asked for, a missing one must fail. */
export async function awsIsLeftOut(): Promise<boolean> {
  return process.env['DAYPASS_ALL_LAYERS'] !== '1' && (await awsCliV2()) === undefined;
}
