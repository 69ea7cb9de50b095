import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeServer, listen } from '../http/listen.ts';
import { serviceListener, type ServiceParts } from '../http/service-listener.ts';
import type { TlsPorts } from '../options.ts';
import { addressedByHost, awsHostsOf } from './aws-hosts.ts';
import { createServerIdentity } from './certificates.ts';
import { createConnectProxy } from './connect-proxy.ts';

/** The service under AWS's own host names. */
export interface TlsFront {
  readonly port: number;
  readonly proxyUrl: string;
  /** A PEM file in a temp folder that goes when the simulator closes. */
  readonly caPemPath: string;
  readonly caPem: string;
  readonly hostNames: readonly string[];
  /** HTTPS_PROXY, AWS_CA_BUNDLE (AWS CLI, boto) and NODE_EXTRA_CA_CERTS (SDK for JavaScript). */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Serves the regions of the service's portals over TLS and through a CONNECT proxy. */
export async function startTlsFront(parts: ServiceParts, ports: TlsPorts): Promise<TlsFront> {
  const regions = [...new Set(parts.center.portals.map(({ region }) => region))];
  const hosts = awsHostsOf(
    regions,
    parts.center.portals.map(({ startUrl }) => startUrl),
  );
  const hostNames = hosts.map(({ hostName }) => hostName);
  // The certificate is for the callers' clocks, which are the machine's, not the simulator's.
  const identity = createServerIdentity(hostNames, Date.now());
  const server = createServer(
    { key: identity.keyPem, cert: identity.certificatePem },
    serviceListener(parts, ({ headers }) => addressedByHost(headers.host ?? '', hosts)),
  );
  const port = await listen(server, ports.port ?? 0, 'TLS service');
  const proxy = createConnectProxy(hostNames, port, ports.proxyCredentials);
  const proxyPort = await listen(proxy.server, ports.proxyPort ?? 0, 'proxy').catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });
  const folder = await mkdtemp(join(tmpdir(), 'identity-center-simulator-'));
  const caPemPath = join(folder, 'ca.pem');
  await writeFile(caPemPath, identity.caPem);
  const proxyUrl = `http://127.0.0.1:${proxyPort}`;
  return {
    port,
    proxyUrl,
    caPemPath,
    caPem: identity.caPem,
    hostNames,
    environment: { HTTPS_PROXY: proxyUrl, AWS_CA_BUNDLE: caPemPath, NODE_EXTRA_CA_CERTS: caPemPath },
    async close() {
      proxy.dropTunnels();
      await Promise.all([closeServer(proxy.server), closeServer(server)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
