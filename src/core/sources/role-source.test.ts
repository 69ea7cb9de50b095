import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import {
  approveDevice,
  approveInBrowser,
  FIRST_SAML_APPLICATION,
  IDP_PERSON,
  installAwsProgram,
  LOGIN_IDENTITY,
  startSimulator,
} from '../../simulator/index.ts';
import { awsPaths } from '../disk/paths/aws-paths.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import { tempFolder } from '../disk/testing/temp-folder.ts';
import type { Ports } from '../ports.ts';
import { Secret } from '../secret.ts';
import { VirtualTime } from '../testing/virtual-time.ts';
import { AwsTransport } from '../transport/aws-transport.ts';
import { AwsLoginProvider } from './aws-login/aws-login-provider.ts';
import { IdentityCenterProvider } from './identity-center/identity-center-provider.ts';
import type { SourceDeps } from './role-source.ts';
import { SamlAccounts } from './saml/saml-accounts.ts';
import { SamlProvider } from './saml/saml-provider.ts';
import { loopbackAcsUrl } from './saml/sign-in/loopback-response.ts';
import type { ObtainedResponse, ResponseWays } from './saml/sign-in/obtain-response.ts';
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
    drivableBrowser: async () => undefined,
    renewsSilently: async () => true,
    awsCli: async () => undefined,
    keysOfProfile: () => Promise.reject(new DaypassError('profileUnknown')),
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

/** The person signs in at the simulator's identity provider; returns the SAMLResponse of its form. */
async function responseFromIdp(url: string): Promise<string> {
  const body = new URLSearchParams({ app: FIRST_SAML_APPLICATION.id, ...IDP_PERSON });
  const signedIn = await fetch(`${url}/idp/sign-in`, { method: 'POST', body, redirect: 'manual' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const form = await fetch(`${url}/idp/sso?app=${FIRST_SAML_APPLICATION.id}`, { headers: { cookie } });
  return /name="SAMLResponse"\s+value="([^"]*)"/u.exec(await form.text())?.[1] ?? '';
}

/** A SAML application of the simulator, whose response comes by the loopback ACS URL or by a browser that is driven. */
async function samlApplication(way: 'loopback' | 'browser'): Promise<SourceScene> {
  let now = () => Date.now();
  const simulator = await startSimulator({ now: () => now() });
  const { deps, time, changes } = await sourceDeps(simulator.environment);
  now = () => time.nowMillis();
  const port = await freePort();
  const { id, roles } = FIRST_SAML_APPLICATION;
  if (way === 'loopback') simulator.samlApplications.change(id, { acsUrl: loopbackAcsUrl(port) });
  await new SamlAccounts(deps.own, deps.ports).add({
    name: 'partner',
    url: simulator.samlPortalLink(id),
    ...(way === 'loopback' && { loopbackPort: port }),
  });
  let caught: (obtained: ObtainedResponse) => void = () => undefined;
  const ways: ResponseWays = {
    wayOf: async () => 'installedBrowser',
    byPerson: () =>
      new Promise((resolve) => {
        caught = resolve;
      }),
    silently: () => Promise.reject(new DaypassError('timedOut')),
    hasSilentWay: () => true,
    forget: async () => undefined,
    signedOutElsewhere: async () => undefined,
  };
  const provider = new SamlProvider(deps, way === 'browser' ? ways : undefined);
  onTestFinished(async () => {
    await provider.stop();
    await simulator.close();
  });
  const [source] = await provider.refresh();
  const [{ roleArn } = { roleArn: '' }] = roles;
  if (!source) throw new Error('The application was added.');
  await source.load();
  const role = { sourceId: 'partner', accountId: roleArn.slice(13, 25), roleName: roleArn.split('/')[1] ?? '' };
  const approve = async (): Promise<void> => {
    const samlResponse = await responseFromIdp(simulator.url);
    if (way === 'browser') return caught({ response: new Secret(samlResponse), renewsBy: 'installedBrowser' });
    await fetch(loopbackAcsUrl(port), { method: 'POST', body: new URLSearchParams({ SAMLResponse: samlResponse }) });
  };
  return { provider, source, role, time, changes, approve };
}

/** A profile with `login_session`, signed in to by a program that does what `aws login` does. */
async function awsLogin(): Promise<SourceScene> {
  let now = () => Date.now();
  const simulator = await startSimulator({ now: () => now() });
  const { deps: plain, time, changes } = await sourceDeps(simulator.environment);
  now = () => time.nowMillis();
  const { homeDir, env } = plain.ports.surroundings;
  const folder = await installAwsProgram(join(homeDir, 'bin'));
  const deps: SourceDeps = {
    ...plain,
    awsCli: async () => ({ program: join(folder, 'aws'), env: { ...process.env, ...env, HOME: homeDir } }),
  };
  await mkdir(dirname(deps.aws.configPath), { recursive: true });
  await writeFile(deps.aws.configPath, `[profile me]\nlogin_session = ${LOGIN_IDENTITY}\nregion = eu-west-1\n`);
  const provider = new AwsLoginProvider(deps);
  onTestFinished(async () => {
    await time.runUntilSettled(provider.stop(), 50);
    await simulator.close();
  });
  const [source] = await provider.refresh();
  if (!source) throw new Error('The config has a source.');
  await source.load();
  const [, , , , accountId = '', resource = ''] = LOGIN_IDENTITY.split(':');
  const role = { sourceId: source.info.id, accountId, roleName: resource.split('/')[1] ?? '' };
  const approve: SourceScene['approve'] = async ({ url }) => void (await fetch(url));
  return { provider, source, role, time, changes, approve };
}

roleSourceContract('a profile of aws login', awsLogin);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

roleSourceContract('a SAML application by the loopback', () => samlApplication('loopback'));
roleSourceContract('a SAML application by an installed browser', () => samlApplication('browser'));

roleSourceContract('a source that is neither', async () => {
  const { deps, time, changes } = await sourceDeps();
  const provider = new FakeProvider(deps);
  const { source } = provider;
  const role = { sourceId: source.info.id, accountId: FAKE_ACCOUNT.accountId, roleName: 'Admin' };
  return { provider, source, role, time, changes, approve: async () => source.approve() };
});
