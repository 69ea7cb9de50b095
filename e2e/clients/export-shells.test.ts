import { appendFile, chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { aws, isAwsLeftOut } from '../support/aws-cli.ts';
import { inJavascriptSdk } from '../support/javascript-sdk.ts';
import { isLeftOut } from '../support/left-out.ts';
import { addSignedInSession, buildProgram, type Program, startProcess } from './cli-program.ts';

/** What real shells hold after they evaluated `daypass export`, and the keys that real clients then use. */
const organization = { accounts: [{ accountId: '111122223333', accountName: 'dev', roles: ['Admin'] }] };
const SELECTORS = '--session corp --account 111122223333 --role Admin';

/** How each shell evaluates an export, and continues if the evaluation failed. */
const SHELLS = [
  ['bash', ['--norc', '--noprofile'], (options: string) => `eval "$(daypass export ${options})"`, '$?'],
  ['bash', ['--norc', '--noprofile'], (options: string) => `eval $(daypass export ${options})`, '$?'],
  ['bash', ['--norc', '--noprofile'], (options: string) => `source <(daypass export ${options})`, '$?'],
  ['zsh', ['-f'], (options: string) => `eval "$(daypass export ${options} --format zsh)"`, '$?'],
  ['dash', [], (options: string) => `eval "$(daypass export ${options})"`, '$?'],
  ['fish', ['--no-config'], (options: string) => `eval (daypass export ${options} --format fish)`, '$status'],
  ['fish', ['--no-config'], (options: string) => `daypass export ${options} --format fish | source`, '$status'],
] as const;

let simulator: Simulator;
let daypass: Program;

beforeAll(async () => {
  simulator = await startSimulator({ organization });
  daypass = await buildProgram(simulator.environment);
  const { node, entry } = daypass.invocation;
  const onPath = path.join(daypass.binDir, 'daypass');
  await writeFile(onPath, `#!/bin/sh\nexec "${node}" "${entry}" "$@"\n`);
  await chmod(onPath, 0o755);
  await addSignedInSession(daypass, simulator.portal);
  const other = '\n[profile other]\naws_access_key_id = AKIAFAKEFAKEFAKEFAKE\naws_secret_access_key = fake\n';
  await appendFile(path.join(daypass.home, '.aws/config'), other);
});

afterAll(async () => {
  await simulator.close();
  await daypass.remove();
});

/** Variables of another account that some client would prefer to exported keys. */
const OTHERS = {
  AWS_PROFILE: 'other',
  AWS_DEFAULT_PROFILE: 'other',
  AWS_SECURITY_TOKEN: 'fake-other-token',
  AWS_ROLE_ARN: 'arn:aws:iam::999988887777:role/other',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/nonexistent/token',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/other',
};

/** The shell's variables after a script, and the script's own output before them. */
async function environmentAfter(shell: string, args: readonly string[], script: string) {
  const env = { ...daypass.invocation.env, ...OTHERS };
  const { stdout, stderr } = await startProcess(shell, [...args, '-c', `${script}\nenv -0`], env).finished;
  const [head = '', ...entries] = stdout.split('\0');
  const said = head.slice(0, head.lastIndexOf('\n') + 1);
  const lines = [head.slice(said.length), ...entries].filter((entry) => entry.includes('='));
  const after = Object.fromEntries(
    lines.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );
  return { said, stderr, env: after };
}

describe.each(SHELLS)('%s %j (%#)', (shell, args, evaluate, status) => {
  test('every client uses the exported keys, whatever was set before', async ({ skip }) => {
    skip(isLeftOut(shell), `no ${shell} here`);
    const { env, stderr, said } = await environmentAfter(shell, args, `${evaluate(SELECTORS)}\necho ${status}`);
    expect({ stderr, said }).toStrictEqual({ stderr: '', said: '0\n' });
    for (const name of Object.keys(OTHERS)) expect(env).not.toHaveProperty(name);
    expect(env['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/);
    const sdk = await inJavascriptSdk(
      'defaultProvider',
      '@aws-sdk/credential-provider-node',
      'defaultProvider()()',
      env,
    );
    expect(sdk).toMatchObject({ accessKeyId: env['AWS_ACCESS_KEY_ID'], sessionToken: env['AWS_SESSION_TOKEN'] });
    if (isAwsLeftOut) return;
    const exported: unknown = JSON.parse(await aws(['configure', 'export-credentials'], env));
    expect(exported).toMatchObject({ AccessKeyId: env['AWS_ACCESS_KEY_ID'], SessionToken: env['AWS_SESSION_TOKEN'] });
  });

  test('a failed export clears earlier keys and fails', async ({ skip }) => {
    skip(isLeftOut(shell), `no ${shell} here`);
    const wrong = SELECTORS.replace('Admin', 'Nobody');
    const { env, said } = await environmentAfter(
      shell,
      args,
      `${evaluate(SELECTORS)}\n${evaluate(wrong)}\necho ${status}`,
    );
    expect(said).toBe(shell === 'fish' ? '1\n' : '4\n');
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'])
      expect(env).not.toHaveProperty(name);
  });
});

test('a universal variable of fish stays, and the person reads what wins', async ({ skip }) => {
  skip(isLeftOut('fish'), 'no fish here');
  const { AWS_PROFILE: _, ...others } = OTHERS;
  const env = { ...daypass.invocation.env, ...others };
  const script = `set -Ux AWS_PROFILE other; eval (daypass export ${SELECTORS} --format fish); env`;
  const { stdout, stderr } = await startProcess('fish', ['-c', script], env).finished;
  expect(stdout).toMatch(/^AWS_ACCESS_KEY_ID=ASIA/m);
  expect(stdout).toMatch(/^AWS_PROFILE=other$/m);
  expect(stderr).toBe('daypass: a universal variable may win over the keys: set -eU AWS_PROFILE\n');
});
