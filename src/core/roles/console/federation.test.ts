import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approveInBrowser, startSimulator, type Simulator } from '../../../simulator/index.ts';
import { federationEndpoint } from '../../transport/federation-endpoint.ts';
import { Secret } from '../../secret.ts';
import { FOR_TESTS, testEngine, type TestEngine } from '../../testing/test-engine.ts';
import { federationLink } from './federation-link.ts';

const session = (region: string) => ({
  name: 'corp',
  type: 'identityCenter' as const,
  startUrl: 'https://corp.awsapps.com/start',
  region,
  scopes: [],
  profileNames: [],
});

describe('the federation endpoint', () => {
  test.each([
    ['eu-west-1', 'signin.aws.amazon.com', 'console.aws.amazon.com'],
    ['cn-north-1', 'signin.amazonaws.cn', 'console.amazonaws.cn'],
    ['us-gov-west-1', 'signin.amazonaws-us-gov.com', 'console.amazonaws-us-gov.com'],
    ['us-iso-east-1', 'signin.c2shome.ic.gov', 'console.c2shome.ic.gov'],
    ['us-isob-east-1', 'signin.sc2shome.sgov.gov', 'console.sc2shome.sgov.gov'],
    ['eu-isoe-west-1', 'signin.csphome.adc-e.uk', 'console.csphome.adc-e.uk'],
    ['us-isof-south-1', 'signin.csphome.hci.ic.gov', 'console.csphome.hci.ic.gov'],
    ['eusc-de-east-1', 'signin.amazonaws-eusc.eu', 'console.amazonaws-eusc.eu'],
  ])('of %s is at %s and leads to %s', (region, signInHost, consoleHost) => {
    const link = new URL(federationLink(session(region), new Secret('FAKE&+/=token'), {}, {}).reveal());
    expect(link.host).toBe(signInHost);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      Action: 'login',
      Issuer: 'https://corp.awsapps.com/start',
      Destination: `https://${consoleHost}/console/home`,
      SigninToken: 'FAKE&+/=token',
    });
  });

  test('gets no issuer for a source that has no portal to come back to', () => {
    const link = federationLink({ region: 'eu-west-1' }, new Secret('fake-token'), {}, {});
    expect([...new URL(link.reveal()).searchParams.keys()]).toEqual(['Action', 'Destination', 'SigninToken']);
  });

  test('may be another one, by a variable of its own that holds a URL', () => {
    const at = (url: string) => federationEndpoint('eu-west-1', { DAYPASS_FEDERATION_ENDPOINT_URL: url });
    expect(at('http://127.0.0.1:1234/')).toBe('http://127.0.0.1:1234/federation');
    expect(() => at('127.0.0.1:1234')).toThrow(
      expect.objectContaining({ facts: { problem: 'endpoint', variable: 'DAYPASS_FEDERATION_ENDPOINT_URL' } }),
    );
  });
});

describe('a federated console link', () => {
  let simulator: Simulator;
  let home: TestEngine;
  const role = { sourceId: 'demo', accountId: '000000000001', roleName: 'Reader' };

  beforeEach(async () => {
    let now = () => Date.now();
    simulator = await startSimulator({
      now: () => now(),
      tls: true,
      organization: { accounts: [{ accountId: '000000000001', roles: ['Reader'] }] },
    });
    home = await testEngine(simulator.environment, { open: async (url) => void (await approveInBrowser(url)) });
    now = () => home.time.nowMillis();
    const { startUrl, region } = simulator.portal;
    await home.engine.addSession({ name: 'demo', startUrl, region });
    await home.engine.signIn('demo');
  });
  afterEach(async () => {
    await home[Symbol.asyncDispose]();
    await simulator.close();
  });
  const made = () => home.time.runUntilSettled(home.engine.federatedConsoleUrl(role), 50);
  const federations = () => simulator.requests.list().filter(({ path }) => path === '/federation');

  test('signs a browser in as the role, at the wanted place; the keys stand in no URL', async () => {
    const link = await home.engine.federatedConsoleUrl(role, { destination: '/s3/home', region: 'eu-central-1' });
    expect(String(link)).toBe('[secret]');
    const login = await fetch(link.reveal(), { redirect: 'manual' });
    const landing = await fetch(new URL(login.headers.get('location') ?? '', simulator.url), {
      headers: { cookie: login.headers.get('set-cookie')?.split(';')[0] ?? '' },
    });
    const page = await landing.text();
    expect(page).toContain('Signed in to the console');
    expect(page).toContain(`<dd>${role.accountId}</dd>`);
    expect(page).toContain(`<dd>${role.roleName}</dd>`);
    expect(page).toContain('https://console.aws.amazon.com/s3/home?region=eu-central-1');
    expect(federations()[0]).toMatchObject({ method: 'POST', queryNames: [], bodyNames: ['Action', 'Session'] });
    // Noted behind: nobody waits for it.
    await expect.poll(() => home.engine.state.recents[0]).toMatchObject(role);
  });

  test('is asked for at AWS’s own host, through the proxy and by the authorities of every other call', async () => {
    const { startUrl, region } = simulator.portal;
    await using other = await testEngine(simulator.proxyEnvironment, {
      open: async (url) => void (await approveInBrowser(url.replace(/^https:\/\/[^/]+/, simulator.url))),
    });
    await other.engine.addSession({ name: 'demo', startUrl, region });
    await other.engine.signIn('demo');
    const link = await other.engine.federatedConsoleUrl(role);
    expect(new URL(link.reveal()).host).toBe('signin.aws.amazon.com');
    expect(federations()[0]).toMatchObject({ via: 'signin.aws.amazon.com', status: 200 });
  });

  test('is asked for again while AWS is busy', async () => {
    simulator.faults.add({ route: 'federationByForm', kind: 'throttle', times: 2 });
    expect((await made()).reveal()).toContain('SigninToken=FAKE');
    expect(federations().map(({ status }) => status)).toEqual([429, 429, 200]);
  });

  test.each([
    [{ kind: 'exception', exception: 'ForbiddenException' } as const, 'federationRefused'],
    [{ kind: 'error', status: 503 } as const, 'serviceUnavailable'],
    [{ kind: 'html' } as const, 'captivePortal'],
    [{ kind: 'emptyBody' } as const, 'unexpectedAnswer'],
  ])('fails in words where the answer is %j', async (fault, code) => {
    simulator.faults.add({ route: 'federationByForm', ...fault });
    await expect(made()).rejects.toMatchObject({ code });
  });

  test('is not made of keys that have ended at AWS', async () => {
    const keys = await home.engine.issue(role, FOR_TESTS);
    simulator.clock.advanceSeconds((keys.expiresAtMillis - home.time.nowMillis()) / 1000 + 1);
    await expect(made()).rejects.toMatchObject({ code: 'federationRefused' });
  });

  test.each([{ destination: 'https://evil.example/' }, { region: 'cn-north-1' }, { region: 'eu-west-1.evil' }])(
    'sends no keys for %j',
    async (place) => {
      await expect(home.engine.federatedConsoleUrl(role, place)).rejects.toMatchObject({
        code: expect.stringMatching(/^(destination|region)Invalid$/),
      });
      expect(simulator.requests.list().some(({ route }) => route === 'getRoleCredentials')).toBe(false);
      expect(federations()).toEqual([]);
    },
  );
});
