import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram, type Program } from './cli-program.ts';

/** The command line as it is bundled, in its three parts: `npm run check` runs this, since a bundle that doesn't start passes every other check. */

let daypass: Program;

beforeAll(async () => {
  daypass = await buildProgram({});
});

afterAll(() => daypass.remove());

test('the entry answers for itself', async () => {
  const { code, stdout, stderr } = await daypass.run('--version');
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^daypass \d+\.\d+\.\d+\n$/u),
    stderr: '',
  });
});

test('the whole program answers what the entry does not', async () => {
  expect((await daypass.run('credential-process', '--help')).stdout).toContain('--wait SECONDS');
  expect((await daypass.run('credential-process')).code).toBe(2);
  expect(await daypass.run('profile', 'list')).toMatchObject({ code: 0, stderr: '' });
});

test('the prompt and the completions answer', async () => {
  expect(await daypass.run('prompt')).toMatchObject({ code: 0, stderr: '' });
  expect((await daypass.run('init', 'bash')).stdout).toContain('complete');
});
