import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContainerCredentials, EnginePorts } from '../../core/index.ts';

/** Environment variables for a child process, and a function that ends its endpoint. */
export interface ChildGrant {
  readonly env: Readonly<Record<string, string>>;
  end(): Promise<void>;
}

/**
 * Serves keys to one child process through a container credentials endpoint of its own, so that the child's SDK renews
 * them by itself. The token is given in a private file and in the environment: the AWS CLI before 2.13 knows no file.
 */
export async function grantToChild(
  ports: EnginePorts,
  get: (signal: AbortSignal) => Promise<ContainerCredentials>,
): Promise<ChildGrant> {
  const { ContainerEndpoint } = await import('../../core/index.ts');
  const endpoint = new ContainerEndpoint(ports);
  const { url, token } = await endpoint.grant(get);
  const dir = await mkdtemp(path.join(tmpdir(), 'daypass-exec-'));
  const file = path.join(dir, 'token');
  await writeFile(file, token, { mode: 0o600 });
  return {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
    },
    async end() {
      await endpoint.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
