import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import { approveDevice, approveInBrowser, startSimulator } from '../../simulator/index.ts';
import { awsPaths } from '../disk/paths/aws-paths.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import { tempFolder } from '../disk/testing/temp-folder.ts';
import type { Ports } from '../ports.ts';
import { VirtualTime } from '../testing/virtual-time.ts';
import { AwsTransport } from '../transport/aws-transport.ts';
import { IdentityCenterProvider } from './identity-center/identity-center-provider.ts';
import type { SourceDeps } from './role-source.ts';
import { FAKE_ACCOUNT, FakeProvider } from './testing/fake-source.ts';
import { roleSourceContract, type SourceScene } from './testing/role-source.contract.ts';

/** What a provider is made with, in an empty home folder. Its clock also passes while real sockets and files are waited for. */
async function sourceDeps(env: Readonly<Record<string, string>> = {}) {
  const time = new VirtualTime(Date.now(), true);
  const changes: string[] = [];
  const ports: Ports = {
    clock: time,
    alarm: time,
    random: { bytes: (count) => randomBytes(count), fraction: () => 0.5 },
    browser: { open: async () => undefined },
    log: { info: () => undefined, warn: () => undefined },
    surroundings: { platform: 'linux', homeDir: await tempFolder(onTestFinished), env: { DISPLAY: ':0', ...env } },
  };
  const transport = new AwsTransport(ports);
  onTestFinished(() => transport.destroy());
  const deps: SourceDeps = {
    ports,
    aws: awsPaths(ports.surroundings),
    own: ownPaths(ports.surroundings),
    transport,
    onChange: (sourceId) => void changes.push(sourceId),
    fileForgotten: async () => undefined,
    regionChanged: async () => undefined,
  };
  return { deps, time, changes };
}

/** The one source of a config file, whose portal is the simulator. */
async function inConfig(configOf: (startUrl: string, region: string) => string): Promise<SourceScene> {
  let now = () => Date.now();
  const simulator = await startSimulator({ now: () => now() });
  const { deps, time, changes } = await sourceDeps(simulator.environment);
  now = () => time.nowMillis();
  const { startUrl, region, assignedAccounts } = simulator.portal;
  await mkdir(dirname(deps.aws.configPath), { recursive: true });
  await writeFile(deps.aws.configPath, configOf(startUrl, region));
  const provider = new IdentityCenterProvider(deps);
  onTestFinished(async () => {
    await time.runUntilSettled(provider.stop(), 50);
    await simulator.close();
  });
  const [source] = await provider.refresh();
  const account = assignedAccounts.find(({ roles }) => roles.length > 0);
  if (!source || !account) throw new Error('The config has a source, and the simulator gives roles.');
  await source.load();
  const role = { sourceId: source.info.id, accountId: account.accountId, roleName: account.roles[0] ?? '' };
  const approve: SourceScene['approve'] = async (prompt) => {
    if (prompt.flow === 'browser') await approveInBrowser(prompt.url);
    else await approveDevice(prompt.url, prompt.userCode);
  };
  return { provider, source, role, time, changes, approve };
}

roleSourceContract('an sso-session', () =>
  inConfig((startUrl, region) => `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`),
);

roleSourceContract('a legacy portal', () =>
  inConfig((startUrl, region) => `[profile old]\nsso_start_url = ${startUrl}\nsso_region = ${region}\n`),
);

roleSourceContract('a source that is neither', async () => {
  const { deps, time, changes } = await sourceDeps();
  const provider = new FakeProvider(deps);
  const { source } = provider;
  const role = { sourceId: source.info.id, accountId: FAKE_ACCOUNT.accountId, roleName: 'Admin' };
  return { provider, source, role, time, changes, approve: async () => source.approve() };
});
