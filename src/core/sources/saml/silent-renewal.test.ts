import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { FIRST_SAML_APPLICATION, IDP_PERSON, startSimulator } from '../../../simulator/index.ts';
import { awsPaths } from '../../disk/paths/aws-paths.ts';
import { ownPaths } from '../../disk/paths/own-paths.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import type { Ports } from '../../ports.ts';
import { Secret } from '../../secret.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import { AwsTransport } from '../../transport/aws-transport.ts';
import { deferred } from '../../testing/deferred.ts';
import type { SourceDeps } from '../role-source.ts';
import { SamlAccounts } from './saml-accounts.ts';
import { SamlProvider } from './saml-provider.ts';
import type { ResponseWays } from './sign-in/obtain-response.ts';

const MINUTE = 60_000;

interface Given {
  readonly renewsSilently?: (accountId: string) => boolean;
  readonly isIdpGone?: boolean;
  /** Called when another response was asked for without the person; it comes afterwards. */
  readonly beforeResponse?: () => Promise<void>;
}

/** A person signed in to the simulator's application by a browser, in a running app. */
async function signedIn(options: Given = {}) {
  let now = () => Date.now();
  const simulator = await startSimulator({ now: () => now() });
  const time = new VirtualTime(Date.now(), true);
  now = () => time.nowMillis();
  const ports: Ports = {
    clock: time,
    alarm: time,
    random: { bytes: (count) => randomBytes(count), fraction: () => 0.5 },
    browser: { open: async () => undefined },
    log: { info: () => undefined, warn: () => undefined },
    surroundings: { platform: 'linux', homeDir: await tempFolder(onTestFinished), env: simulator.environment },
  };
  const transport = new AwsTransport(ports);
  const changes: string[] = [];
  const own = ownPaths(ports.surroundings);
  const deps: SourceDeps = {
    ports,
    aws: awsPaths(ports.surroundings),
    own,
    transport,
    onChange: (id) => void changes.push(id),
    fileForgotten: async () => undefined,
    regionChanged: async () => undefined,
    drivableBrowser: async () => undefined,
    renewsSilently: async ({ accountId }) => options.renewsSilently?.(accountId) ?? true,
    awsCli: async () => undefined,
    keysOfProfile: () => Promise.reject(new DaypassError('profileUnknown')),
  };
  let silent = 0;
  const obtained = async () => ({
    response: new Secret(await responseFromIdp(simulator.url)),
    renewsBy: 'installedBrowser' as const,
  });
  const ways: ResponseWays = {
    wayOf: async () => 'installedBrowser',
    byPerson: obtained,
    hasSilentWay: () => true,
    silently: async () => {
      silent += 1;
      await options.beforeResponse?.();
      if (options.isIdpGone === true) throw new DaypassError('timedOut');
      return obtained();
    },
    forget: async () => undefined,
    signedOutElsewhere: async () => undefined,
  };
  const { id } = FIRST_SAML_APPLICATION;
  await new SamlAccounts(own, ports).add({ name: 'partner', url: simulator.samlPortalLink(id) });
  const provider = new SamlProvider(deps, ways);
  const [source] = await provider.refresh();
  if (!source) throw new Error('The application was added.');
  await source.load();
  provider.start();
  onTestFinished(async () => {
    await provider.stop();
    transport.destroy();
    await simulator.close();
  });
  const passing = <T>(work: Promise<T>) => time.runUntilSettled(work, 50);
  const { expiresAtMillis } = await passing(source.signIn({}));
  const endsAtMillis = () => {
    const { standing } = source.state();
    return standing.at === 'signedIn' ? standing.expiresAtMillis : 0;
  };
  return { source, time, expiresAtMillis, endsAtMillis, changes, passing, silent: () => silent };
}

async function responseFromIdp(url: string): Promise<string> {
  const { id } = FIRST_SAML_APPLICATION;
  const body = new URLSearchParams({ app: id, ...IDP_PERSON });
  const entered = await fetch(`${url}/idp/sign-in`, { method: 'POST', body, redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const form = await fetch(`${url}/idp/sso?app=${id}`, { headers: { cookie } });
  return /name="SAMLResponse"\s+value="([^"]*)"/u.exec(await form.text())?.[1] ?? '';
}

test('a sign-in is renewed 20 minutes before its end, before a notice would come', async () => {
  const { time, expiresAtMillis, endsAtMillis, silent } = await signedIn();
  time.jump(expiresAtMillis - time.nowMillis() - 21 * MINUTE);
  expect(silent()).toBe(0);
  await time.advance(2 * MINUTE);
  await expect.poll(endsAtMillis).toBeGreaterThan(expiresAtMillis);
  expect(silent()).toBe(1);
});

test('without the identity provider’s session it is tried once, and the end is shown when it comes', async () => {
  const { time, expiresAtMillis, endsAtMillis, changes, silent, source } = await signedIn({ isIdpGone: true });
  time.jump(expiresAtMillis - time.nowMillis() - 21 * MINUTE);
  await time.advance(2 * MINUTE);
  await expect.poll(silent).toBe(1);
  await time.advance(5 * MINUTE);
  expect([silent(), endsAtMillis()]).toEqual([1, expiresAtMillis]);
  const before = changes.length;
  await time.advance(20 * MINUTE);
  await expect.poll(() => changes.length).toBeGreaterThan(before);
  expect(source.state().standing).toMatchObject({ at: 'signedOut', reason: 'expired' });
});

test('keys of a production account are never renewed without the person, those of others are', async () => {
  const production = '444455556666';
  const { source, time, expiresAtMillis, endsAtMillis, passing } = await signedIn({
    renewsSilently: (accountId) => accountId !== production,
  });
  time.jump(expiresAtMillis - time.nowMillis() - 21 * MINUTE);
  await time.advance(2 * MINUTE);
  await expect.poll(endsAtMillis).toBeGreaterThan(expiresAtMillis);
  time.jump(30 * MINUTE);
  const mint = (accountId: string) =>
    passing(source.mint({ sourceId: 'partner', accountId, roleName: 'PartnerReadOnly' }, new AbortController().signal));
  await expect(mint(production)).rejects.toMatchObject({ code: 'signInNeeded' });
  expect(await mint('777788889999')).toMatchObject({ accountId: '777788889999' });
});

test('a sign-out during a renewal stays one: neither keys nor the session come back', async () => {
  const [isAsked, goOn] = [deferred(), deferred()];
  const { source, time, expiresAtMillis, passing } = await signedIn({
    beforeResponse: async () => {
      isAsked.resolve();
      await goOn.promise;
    },
  });
  time.jump(expiresAtMillis - time.nowMillis() - 1 * MINUTE);
  const role = { sourceId: 'partner', accountId: '777788889999', roleName: 'PartnerReadOnly' };
  const minting = source.mint(role, new AbortController().signal).catch(toDaypassError);
  await passing(isAsked.promise);
  await source.signOut();
  goOn.resolve();
  expect(await passing(minting)).toMatchObject({ code: 'signInNeeded' });
  expect(source.state().standing).toEqual({ at: 'signedOut', reason: 'byUser' });
});

test('with the setting off nothing is asked', async () => {
  const { time, expiresAtMillis, silent } = await signedIn({ renewsSilently: () => false });
  time.jump(expiresAtMillis - time.nowMillis() - 21 * MINUTE);
  await time.advance(25 * MINUTE);
  expect(silent()).toBe(0);
});
