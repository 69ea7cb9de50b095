import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, open, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Finished } from '../../../clients/cli-program.ts';
import { machine, wineEnvironment } from '../machine.mjs';

const run = promisify(execFile);

/** A Windows of a test's own, thrown away after it: what it changes in the registry, no other test sees. */
export interface OwnPrefix {
  /** A folder for the test's files; the prefix is in it. */
  readonly dir: string;
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished>;
  close(): Promise<void>;
}

/** Copies the prefix that prepare.ts made. Its 800 MB of programs are hard links, since nothing writes to them. */
export async function openOwnPrefix(): Promise<OwnPrefix> {
  const dir = await realpath(await mkdtemp(path.join(tmpdir(), 'daypass-installer-')));
  const prefix = path.join(dir, 'prefix');
  await mkdir(path.join(prefix, 'drive_c/users', userInfo().username, 'Temp'), { recursive: true });
  const names = await readdir(machine.prefix);
  for (const name of names.filter((one) => one.endsWith('.reg') || one === '.update-timestamp'))
    await copyFile(path.join(machine.prefix, name), path.join(prefix, name));
  await run('cp', ['-a', path.join(machine.prefix, 'dosdevices'), prefix]);
  await run('cp', ['-al', path.join(machine.prefix, 'drive_c/windows'), path.join(prefix, 'drive_c')]);
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: dir,
    ...wineEnvironment,
    WINEPREFIX: prefix,
    // Wine takes names from the environment by this locale's characters.
    LC_ALL: 'C.UTF-8',
  };
  return {
    dir,
    async run(program, args, env = {}) {
      // Programs find no usable output on a pipe under Wine.
      const files = ['stdout', 'stderr'].map((name) => path.join(dir, name));
      const [stdout, stderr] = await Promise.all(files.map((file) => open(file, 'w')));
      const child = spawn(machine.wine, [program, ...args], {
        env: { ...environment, ...env },
        stdio: ['ignore', stdout?.fd ?? 'ignore', stderr?.fd ?? 'ignore'],
      });
      const [code] = await once(child, 'exit');
      await Promise.all([stdout?.close(), stderr?.close()]);
      const [out = '', err = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
      return { code: typeof code === 'number' ? code : null, stdout: out, stderr: err };
    },
    async close() {
      // The server would stay for some seconds, and write the registry into the removed folder.
      for (const option of ['-k', '-w']) await run(machine.wineServer, [option], { env: environment }).catch(() => {});
      await rm(dir, { recursive: true, force: true });
    },
  };
}
