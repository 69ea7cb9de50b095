import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { isLeftOut } from './left-out.ts';

/** Debian's; sshd must be started by its full path. */
const SSHD = '/usr/sbin/sshd';

export const isSshLeftOut =
  process.env['DAYPASS_ALL_LAYERS'] !== '1' && (isLeftOut('ssh') || spawnSync(SSHD, ['--help']).error !== undefined);

export interface SshServer {
  /** For `ssh -F`: the host `box` is this server. */
  readonly clientConfig: string;
  readonly port: number;
  /** The private key of the person. */
  readonly keyFile: string;
  /** The TMPDIR of its sessions. */
  readonly tempDir: string;
  /** Cuts every connection, as a lost network does on the server's side. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A real sshd on loopback with keys and a configuration of its own, which lets in the user of the tests. `set` are variables
 * of its sessions, as `NAME=value`.
 */
export async function startSshServer(lines: readonly string[] = [], set: readonly string[] = []): Promise<SshServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'daypass-sshd-'));
  const tempDir = path.join(folder, 'tmp');
  await mkdir(tempDir);
  for (const name of ['host', 'person'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(folder, name)]);
  await writeFile(path.join(folder, 'authorized'), await readFile(path.join(folder, 'person.pub')));
  const port = await freePort();
  const config = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/authorized`,
    'PidFile none',
    'UsePAM no',
    'StrictModes no',
    'PermitRootLogin yes',
    'PasswordAuthentication no',
    `SetEnv ${[`TMPDIR=${tempDir}`, ...set].join(' ')}`,
    ...lines,
  ];
  await writeFile(path.join(folder, 'sshd_config'), `${config.join('\n')}\n`);
  const [type, key] = (await readFile(path.join(folder, 'host.pub'), 'utf8')).split(' ');
  await writeFile(path.join(folder, 'known'), `[127.0.0.1]:${port} ${type} ${key}\n`);
  const clientConfig = path.join(folder, 'ssh_config');
  const client = [
    'Host box',
    '  HostName 127.0.0.1',
    `  Port ${port}`,
    `  User ${userInfo().username}`,
    `  IdentityFile ${folder}/person`,
    '  IdentitiesOnly yes',
    `  UserKnownHostsFile ${folder}/known`,
    '  LogLevel ERROR',
  ];
  await writeFile(clientConfig, `${client.join('\n')}\n`);
  // Its privilege separation needs the folder that the init script makes.
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true });
  const server = spawn(SSHD, ['-D', '-e', '-f', path.join(folder, 'sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(server, 'close');
  for await (const line of createInterface({ input: server.stderr })) if (line.includes('Server listening')) break;
  server.stderr.resume();
  return {
    clientConfig,
    port,
    keyFile: path.join(folder, 'person'),
    tempDir,
    async cutConnections() {
      for (const pid of childrenOf(server.pid ?? 0)) process.kill(pid, 'SIGKILL');
    },
    async close() {
      for (const pid of childrenOf(server.pid ?? 0)) process.kill(pid, 'SIGKILL');
      server.kill('SIGKILL');
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(pid: number): readonly number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map(Number);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address !== null ? address.port : 0;
}
