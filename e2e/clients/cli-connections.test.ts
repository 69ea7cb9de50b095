import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../src/simulator/index.ts';
import { isLeftOut } from '../support/left-out.ts';
import { tracePrograms, type TracedPrograms } from '../support/traced-programs.ts';
import { buildProgram, startProcess, type Finished, type Program, type Running } from './cli-program.ts';

/** Whom the command line and the key service connect to, over a day of their use: README.md, Privacy. */
describe.skipIf(isLeftOut('strace'))('in what is connected to', () => {
  let dir: string;
  let traced: TracedPrograms;
  beforeEach(async () => {
    dir = await realpath(await mkdtemp(path.join(tmpdir(), 'daypass-connections-')));
    traced = await tracePrograms(dir);
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  test('a host that nobody names is seen, by address and by name, whichever process asks for it', async () => {
    const program = `
      const { spawnSync } = require('node:child_process');
      const ask = "require('node:net').connect(81, '192.0.2.1').on('error', () => 0); setImmediate(() => process.exit())";
      spawnSync(process.execPath, ['-e', ask]);
      require('node:dns').lookup('telemetry.example', () => 0);
    `;
    await startProcess(await traced.tracing(process.execPath), ['-e', program], process.env).finished;
    const reached = [...(await traced.addresses())];
    expect(reached).toContain('192.0.2.1:81');
    expect(reached.filter((address) => address.endsWith(':53'))).not.toEqual([]);
  });

  describe('of the command line and the key service', () => {
    const organization = { accounts: [{ accountId: '111122223333', accountName: 'prod', roles: ['Admin'] }] };
    const ROLE = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin'] as const;
    let simulator: Simulator;
    let daypass: Program;
    let start: (...args: readonly string[]) => Running;
    const run = (...args: readonly string[]): Promise<Finished> => start(...args).finished;
    beforeEach(async () => {
      simulator = await startSimulator({ organization });
      daypass = await buildProgram(simulator.environment);
      const { node, entry, env } = daypass.invocation;
      const program = await traced.tracing(node);
      start = (...args) => startProcess(program, [entry, ...args], { ...env, DAYPASS_SERVICE: undefined });
    });
    afterEach(async () => {
      await daypass.with({ DAYPASS_SERVICE: undefined }).run('service', 'stop');
      await simulator.close();
      await daypass.remove();
    });

    test('a day has AWS in it and nobody else', async () => {
      const { startUrl, region } = simulator.portal;
      await run('session', 'add', 'corp', '--start-url', startUrl, '--region', region);
      const login = start('login', 'corp', '--browser', '--no-open', '--json');
      await approveInBrowser(JSON.parse(await login.nextLine()).url);
      expect((await login.finished).code).toBe(0);

      const service = start('service', 'run');
      await expect.poll(async () => (await run('service', 'status')).code).toBe(0);
      const jobs = [
        ['list', '--refresh'],
        ['status'],
        ['credential-process', ...ROLE],
        ['export', ...ROLE, '--yes', '--format', 'json'],
        ['exec', ...ROLE, '--', 'true'],
        ['profile', 'add', 'prod-admin', ...ROLE, '--region', 'eu-west-1'],
        ['console', ...ROLE, '--print'],
        ['doctor', '--online'],
        ['version'],
        ['logout', 'corp'],
      ];
      const ended: unknown[] = [];
      for (const job of jobs) ended.push([job[0], (await run(...job)).code]);
      expect(ended).toEqual(jobs.map(([name]) => [name, 0]));
      await run('service', 'stop');
      expect((await service.finished).code).toBe(0);

      const { host } = new URL(simulator.url);
      expect(await traced.addresses()).toEqual(new Set([host]));
      expect(simulator.requests.list().map(({ route }) => route)).toEqual(
        expect.arrayContaining(['createToken', 'listAccounts', 'getRoleCredentials', 'logout']),
      );
    });
  });
});
