import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { exitOfApp, SANDBOX_ADVICE } from './app-exit.ts';

const ended = async (script: string, wasAsked = false) => {
  const lines: string[] = [];
  const app = spawn('sh', ['-c', script], { stdio: 'ignore' });
  const code = await exitOfApp(app, { wasAsked: () => wasAsked, print: (line) => lines.push(line) });
  return { code, lines };
};

test.runIf(process.platform === 'linux').each([
  ['exit 0', 0, []],
  ['exit 7', 7, []],
  ['ulimit -c 0; kill -TRAP $$', 1, [SANDBOX_ADVICE]],
  ['ulimit -c 0; kill -ABRT $$', 1, [SANDBOX_ADVICE]],
  ['kill -KILL $$', 1, ['The app was ended by SIGKILL.']],
])('an app that ends by “%s” gives exit code %i', async (script, code, lines) => {
  expect(await ended(script)).toEqual({ code, lines });
});

test.runIf(process.platform !== 'win32')('an app that was asked to end has not failed', async () => {
  expect(await ended('kill -TERM $$', true)).toEqual({ code: 0, lines: [] });
});
