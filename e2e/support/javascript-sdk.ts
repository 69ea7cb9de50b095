import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');

/**
 * Evaluates an expression with modules of the real AWS SDK for JavaScript in a process of its own, for the SDK reads the
 * shared files once a process and by the environment it finds. Answers what the expression's promise came to, by JSON.
 */
export async function inJavascriptSdk(
  names: string,
  from: '@smithy/core/config' | '@aws-sdk/credential-provider-node',
  expression: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<unknown> {
  const script = `import { ${names} } from '${from}'; process.stdout.write(JSON.stringify(await ${expression}) ?? 'null');`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, env });
  return JSON.parse(stdout);
}
