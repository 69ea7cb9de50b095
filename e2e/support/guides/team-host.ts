import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { Server } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { createConnectProxy, createServerIdentity } from '../../../src/simulator/index.ts';

/** `https://example.com` and a git server with a team's file, on this machine. */
export interface TeamHost {
  /** Leads to both, with the certificate authority that vouches for the first. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startTeamHost(folder: string, teamFile: string): Promise<TeamHost> {
  const identity = createServerIdentity(['example.com'], Date.now());
  const server = createServer({ key: identity.keyPem, cert: identity.certificatePem }, (request, response) => {
    if (request.url === '/daypass-team.yaml') return response.end(teamFile);
    return response.writeHead(404).end();
  });
  const proxy = createConnectProxy(['example.com'], await listen(server));
  const proxyPort = await listen(proxy.server);
  const authority = path.join(folder, 'authority.pem');
  await writeFile(authority, identity.caPem);
  const repository = await makeRepository(path.join(folder, 'git'), teamFile);
  return {
    environment: {
      HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
      AWS_CA_BUNDLE: authority,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.file://${repository}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'git@example.com:acme/aws.git',
    },
    async close() {
      proxy.dropTunnels();
      for (const one of [proxy.server, server]) {
        one.closeAllConnections();
        one.close();
        await once(one, 'close');
      }
    },
  };
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function makeRepository(folder: string, teamFile: string): Promise<string> {
  await mkdir(folder);
  await writeFile(path.join(folder, 'daypass-team.yaml'), teamFile);
  const author = ['-c', 'user.name=team', '-c', 'user.email=team@example.com'];
  const git = (...args: readonly string[]) => promisify(execFile)('git', [...author, ...args], { cwd: folder });
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'team');
  return folder;
}
